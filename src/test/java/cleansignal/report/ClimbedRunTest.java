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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    Climb climb = climb(Traffic.good(), Traffic.good(), Traffic.slow(), errors());

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
  void aLevelThatWasCutShortHasNoFiguresUnlessItWasMissed() throws IOException {
    LevelResult cut = halfALevel(20).levels().get(1);
    assertThat(cut.standing()).isEqualTo(Standing.NOT_REACHED);
    assertThat(cut.measured()).isEqualTo(LevelResult.Measured.NONE);

    LevelResult slow = halfALevel(903).levels().get(1);
    assertThat(slow.standing()).isEqualTo(Standing.MISSED);
    assertThat(slow.measured().samples()).isEqualTo(500);
    // The last of 500 polls is sent at 7.996 s and answered at 8.899 s, in all 2.9 s.
    assertThat(slow.measured().requestsPerSecond()).isEqualTo(500 / 2.9);
  }

  /** The second of two levels, of whose four seconds only two have polls, which take so long. */
  private static Climb halfALevel(int latencyMillis) throws IOException {
    return climb(
        2,
        log -> {
          for (int at = 2 * STEP - LENGTH; at < 2 * STEP - LENGTH / 2; at += 4) {
            log.request(POLL, at, at + latencyMillis, true, "");
          }
        },
        Traffic.good());
  }

  @ParameterizedTest
  @CsvSource({
    // on the way to the third level, which begins to be judged at 11 s
    "10000, '10 s (unavailable), on the way to this level'",
    "10999, '10 s (unavailable), on the way to this level'",
    "11000, '11 s (unavailable)'"
  })
  void aTargetThatDiesOnTheWayToALevelDoesNotCarryIt(int atMillis, String when) throws IOException {
    Climb climb = climb(4, log -> dead(log, atMillis), Traffic.good(), Traffic.good());

    assertThat(climb.levels())
        .extracting(LevelResult::standing)
        .containsExactly(Standing.MET, Standing.MET, Standing.MISSED, Standing.NOT_REACHED);
    assertThat(climb.levels().get(2).reasons()).contains("target died at " + when);
    assertThat(ClimbText.limit(climb))
        .isEqualTo("20 users met all objectives; 30 users missed: target died at " + when);
  }

  @Test
  void aTargetThatDiesBeforeTheFirstLevelCarriesNone() throws IOException {
    Climb climb =
        climb(
            2,
            log -> {
              log.user(0, true, 0);
              dead(log, 500);
            });

    assertThat(climb.levels())
        .extracting(LevelResult::standing)
        .containsExactly(Standing.MISSED, Standing.NOT_REACHED);
  }

  @Test
  void aTargetThatDiesOnALevelIsThatLevels() throws IOException {
    Climb climb = climb(3, log -> dead(log, 9_999), Traffic.good(), Traffic.good());

    assertThat(climb.levels())
        .extracting(LevelResult::standing)
        .containsExactly(Standing.MET, Standing.MISSED, Standing.NOT_REACHED);
  }

  private static void dead(LogWriter log, int fromMillis) throws IOException {
    for (int miss = 0; miss < 3; miss++) {
      int at = fromMillis + 1_000 * miss;
      log.request("~GET /health", at, at + 1, false, "outcome, found unavailable 0");
    }
  }

  @Test
  void theFirstFailureIsNamedWithTheLevelThatItHappenedAt() throws IOException {
    // The twentieth poll of the third level is sent 76 ms after 11 s.
    assertThat(firstFailure(log -> {}, Traffic.good(), Traffic.good(), errors()))
        .isEqualTo("at 11.1 s, at 30 users: " + POLL + ", server-error");
    assertThat(firstFailure(log -> {}, Traffic.good(), Traffic.good())).isEqualTo("none");
    assertThat(firstFailure(log -> {}, Traffic.failing(LIMITED))).as("noise").isEqualTo("none");
  }

  @Test
  void theFirstFailureOnTheWayToALevelIsNamedSo() throws IOException {
    assertThat(
            firstFailure(
                log -> log.request(POLL, 5_500, 5_600, false, "outcome, found timeout 0"),
                Traffic.good()))
        .isEqualTo("at 5.5 s, on the way to 20 users: " + POLL + ", timeout");
    assertThat(
            firstFailure(
                log -> log.request(POLL, 10_000, 10_100, false, "outcome, found timeout 0"),
                Traffic.good()))
        .isEqualTo("at 10 s, after the last level: " + POLL + ", timeout");
  }

  /** Of a run of as many levels as there is traffic for, and of two at least. */
  private static String firstFailure(Logs.Content more, Traffic... levels) throws IOException {
    JudgedRun run = judged(1, Math.max(2, levels.length), more, levels);
    return ClimbText.firstFailure(run, run.climb().orElseThrow());
  }

  private static Traffic errors() {
    return Traffic.failing("outcome, found server-error 500");
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
    return climb(levels.length, log -> {}, levels);
  }

  private static Climb climb(int planned, Logs.Content more, Traffic... levels) throws IOException {
    return judged(1, planned, more, levels).climb().orElseThrow();
  }

  private static JudgedRun judged(double there, int planned, Traffic... levels) throws IOException {
    return judged(there, planned, log -> {}, levels);
  }

  /**
   * A run of as many levels as there is traffic for, and then more that it did not reach.
   *
   * @param there the share of the planned users that is there
   * @param more what else its log holds
   */
  private static JudgedRun judged(double there, int planned, Logs.Content more, Traffic... levels)
      throws IOException {
    byte[] log =
        Logs.bytes(
            Logs.header("breakpoint"),
            writer -> {
              for (int level = 0; level < levels.length; level++) {
                write(writer, level, (int) (USERS * there), levels[level]);
              }
              more.write(writer);
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
