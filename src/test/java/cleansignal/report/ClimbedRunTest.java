package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.runlog.LogWriter;
import cleansignal.runlog.Logs;
import cleansignal.runlog.RunManifest;
import cleansignal.slo.Climb;
import cleansignal.slo.LevelResult;
import cleansignal.slo.LevelResult.Standing;
import cleansignal.slo.SloFiles;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run that climbed, from its log. Each level lasts four seconds, with ten users more. */
class ClimbedRunTest {

  private static final SloFiles SLO = SloFiles.load(Path.of("slo"));
  private static final String POLL = "GET /api/games/:id";
  private static final String LIMITED = "outcome, found rate-limited 429";
  private static final int STEP = 5_000;
  private static final int LENGTH = 4_000;
  private static final int USERS = 10;

  /**
   * Polls every so many ms, each so long, of which every so-manieth fails with that message; and
   * with each a good move.
   */
  private record Traffic(int everyMillis, int latencyMillis, int failEvery, String message) {

    static Traffic good() {
      return new Traffic(4, 20, Integer.MAX_VALUE, "");
    }

    static Traffic slow() {
      return new Traffic(4, 900, Integer.MAX_VALUE, "");
    }

    static Traffic failing(String message) {
      return new Traffic(4, 20, 20, message);
    }

    static Traffic sparse() {
      return new Traffic(80, 20, Integer.MAX_VALUE, "");
    }
  }

  @Test
  void eachLevelIsJudgedByItself() throws IOException {
    Climb climb =
        climb(
            Traffic.good(),
            Traffic.good(),
            Traffic.slow(),
            Traffic.failing("outcome, found server-error 500"));

    assertThat(climb.levels()).extracting(LevelResult::users).containsExactly(10, 20, 30, 40);
    assertThat(climb.levels())
        .as(climb.toString())
        .extracting(LevelResult::standing)
        .containsExactly(Standing.MET, Standing.MET, Standing.MISSED, Standing.MISSED);
    assertThat(climb.lastMet().map(LevelResult::users)).contains(20);
    assertThat(climb.firstMissed().map(LevelResult::missed))
        .contains(List.of("api_latency_p95", "game_state_p95"));
    assertThat(climb.levels().get(3).missed()).contains("true_error_rate", "error_rate_5xx");
  }

  @Test
  void figuresAreThoseOfTheLevelsWindow() throws IOException {
    LevelResult.Measured measured = climb(Traffic.good()).levels().get(0).measured();

    assertThat(measured.requestsPerSecond()).isEqualTo(500);
    assertThat(measured.samples()).isEqualTo(1_000);
    assertThat(measured.meanMillis()).isEqualTo(20);
    assertThat(measured.p95Millis()).isEqualTo(20);
    assertThat(measured.valid()).isEqualTo(2_000);
    assertThat(measured.trueErrors()).isZero();
    assertThat(measured.movesPerSecond()).isEqualTo(250);
  }

  @Test
  void noiseIsNotTheTargetsLimit() throws IOException {
    LevelResult limited = climb(Traffic.good(), Traffic.failing(LIMITED)).levels().get(1);

    assertThat(limited.standing()).isEqualTo(Standing.INVALID);
    assertThat(limited.reasons()).anyMatch(reason -> reason.contains("noise over its budget"));
  }

  @Test
  void tooFewRequestsProveNothing() throws IOException {
    LevelResult sparse = climb(Traffic.sparse()).levels().get(0);

    assertThat(sparse.standing()).isEqualTo(Standing.UNPROVEN);
    assertThat(sparse.reasons()).anyMatch(reason -> reason.startsWith("true_error_rate: "));
    assertThat(sparse.missed()).isEmpty();
  }

  @Test
  void usersWhoAreMissingAreNotTheTargetsLimit() throws IOException {
    LevelResult few = judged(0.5, 1, Traffic.good()).climb().orElseThrow().levels().get(0);

    assertThat(few.standing()).isEqualTo(Standing.INVALID);
    assertThat(few.reasons()).anyMatch(reason -> reason.contains("virtual users were at work"));
  }

  @Test
  void aLevelThatTheRunDidNotLiveToSeeIsNotReached() throws IOException {
    List<LevelResult> levels = judged(1, 3, Traffic.good()).climb().orElseThrow().levels();

    assertThat(levels)
        .extracting(LevelResult::standing)
        .containsExactly(Standing.MET, Standing.NOT_REACHED, Standing.NOT_REACHED);
    assertThat(levels.get(2).measured()).isEqualTo(LevelResult.Measured.NONE);
  }

  @Test
  void theRunIsJudgedByItsHighestLevel() throws IOException {
    assertThat(judged(1, 2, Traffic.good(), Traffic.slow()).verdict().kind())
        .isEqualTo(VerdictKind.FAIL);
    assertThat(judged(1, 2, Traffic.slow(), Traffic.good()).verdict().reasons())
        .noneMatch(reason -> reason.objective().filter("api_latency_p95"::equals).isPresent());
  }

  @Test
  void otherRunsDoNotClimb() throws IOException {
    JudgedRun run =
        new JudgePipeline(SLO)
            .judge("x", Logs.source(SampleLog.healthy().bytes()), SampleLog.manifest());

    assertThat(run.climb()).isEmpty();
  }

  private static Climb climb(Traffic... levels) throws IOException {
    return judged(1, levels.length, levels).climb().orElseThrow();
  }

  /**
   * A run of as many levels as there is traffic for, and then more that it did not reach.
   *
   * @param there the share of the planned users that is there
   */
  private static JudgedRun judged(double there, int planned, Traffic... levels) throws IOException {
    byte[] log =
        Logs.bytes(
            Logs.header("breakpoint"),
            writer -> {
              for (int level = 0; level < levels.length; level++) {
                write(writer, level, (int) (USERS * there), levels[level]);
              }
              for (int user = 0; user < levels.length * (int) (USERS * there); user++) {
                writer.user(0, false, levels.length * STEP);
              }
            });
    return new JudgePipeline(SLO).judge("breakpoint-1", Logs.source(log), manifest(planned));
  }

  private static void write(LogWriter writer, int level, int users, Traffic traffic)
      throws IOException {
    for (int user = 0; user < users; user++) {
      writer.user(0, true, level * STEP);
    }
    int from = (level + 1) * STEP - LENGTH;
    for (int n = 0; n * traffic.everyMillis < LENGTH; n++) {
      int at = from + n * traffic.everyMillis;
      boolean ok = (n + 1) % traffic.failEvery != 0;
      writer.request(POLL, at, at + traffic.latencyMillis, ok, ok ? "" : traffic.message);
      writer.request("move", at, at + 20, true, "");
    }
  }

  private static RunManifest manifest(int count) {
    List<RunManifest.Level> levels = new ArrayList<>();
    for (int level = 1; level <= count; level++) {
      levels.add(
          new RunManifest.Level(
              level * USERS, new RunManifest.Span(level * STEP - LENGTH, level * STEP)));
    }
    RunManifest sample = SampleLog.manifest();
    return new RunManifest(
        sample.schema(),
        "breakpoint",
        "breakpoint",
        Optional.empty(),
        sample.target(),
        "staging",
        1,
        new RunManifest.Planned(
            (long) count * STEP,
            Optional.of(levels.get(count - 1).window()),
            count * USERS,
            count * USERS,
            count * USERS,
            2 * count * USERS,
            1_000,
            levels),
        RunManifest.Play.NONE,
        sample.settings(),
        List.of("PASS"),
        false,
        1,
        new RunManifest.ShardOf(0, 1),
        sample.versions());
  }
}
