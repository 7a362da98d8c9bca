package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import cleansignal.slo.EarlyStop;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs that are stopped before their end: the stress of {@code concurrent-games}, compressed from
 * 13 minutes to 30 s, whose steady window begins after 12 s, and a handful of players. None of them
 * comes to its end.
 */
@Tag("long")
class EarlyStopIT {

  private static final int PACE = 26;

  /** Since the first request: two seconds into the steady window. */
  private static final Duration IN_THE_WINDOW = Duration.ofMillis(14_100);

  /** Much longer than the rules would wait, which is 1.2 s at this pace. */
  private static final Duration STORM = Duration.ofMillis(3_500);

  /** What the rules may take from the fault on, in time of the plan. */
  private static final Duration SOON = Duration.ofSeconds(40);

  /** What users may take to leave, and a load to stop. */
  private static final long STOPPED_MILLIS = 5_000;

  private static final int SOME_MOVES = 20;

  private final Admin admin = Admin.onFreePort();
  private final List<Long> struckAtMillis = new ArrayList<>();

  EarlyStopIT() throws IOException {}

  @Test
  void aTargetThatFailsIsGivenUp() throws IOException {
    EndedRun run =
        stress("aborted")
            .interferedBy(
                live -> {
                  live.awaitTime(admin, IN_THE_WINDOW);
                  struckAtMillis.add(System.currentTimeMillis());
                  admin.arm("[{'route':'*','kind':'error','status':500,'every':5}]");
                })
            .run();

    EarlyStop stop = run.folder().stop().orElseThrow(() -> new AssertionError(run.explained()));
    long zero = zeroMillis(run);
    assertThat(zero + stop.atMillis() - struckAtMillis.get(0))
        .as("ms from the fault to its discovery; %s", stop)
        .isBetween(0L, SOON.toMillis() / PACE);
    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.reasons().get(0))
        .isEqualTo(stop.text())
        .startsWith("aborted: true errors > 5 % for 1.2 s, at ");
    assertThat(run.reasons()).noneMatch(reason -> reason.contains("cut short"));
    assertThat(lastMillis(run)).as("the load's end").isLessThan(stop.atMillis() + STOPPED_MILLIS);
    assertThat(run.files())
        .extracting(file -> file.getFileName().toString())
        .contains("index.html");
    assertThat(run.fork().exit()).isNotZero();
    assertThat(Rejudged.of(run, "rejudged", folder -> List.of()).reasons())
        .isEqualTo(run.reasons());
  }

  @Test
  void aStormOf429sIsNotButTheKillSwitchStopsIt() throws IOException {
    GatlingRun limited = stress("kill-switch");
    EndedRun run =
        limited
            .interferedBy(
                live -> {
                  live.awaitTime(admin, IN_THE_WINDOW);
                  admin.arm("[{'route':'*','kind':'error','status':429,'every':2}]");
                  live.awaitTime(admin, STORM);
                  admin.arm("[]");
                  struckAtMillis.add(System.currentTimeMillis());
                  Files.createFile(limited.killSwitch());
                })
            .run();

    assertThat(run.outcomes("steady", "rate-limited")).isGreaterThan(50);
    EarlyStop stop = run.folder().stop().orElseThrow(() -> new AssertionError(run.explained()));
    assertThat(stop.cause()).as(run.explained()).isEqualTo(EarlyStop.Cause.KILL_SWITCH);
    assertThat(run.verdict()).isEqualTo("INVALID");
    assertThat(run.reasons().get(0)).matches("stopped by the kill switch at [\\d.]+ s");
    assertThatTheLoadStopped(run);
    assertThat(games(run, "created")).isPositive();
    assertThat(games(run, "running")).as("games left over").isZero();
    assertThat(Rejudged.of(run, "rejudged", folder -> List.of()).reasons())
        .isEqualTo(run.reasons());
  }

  @Test
  void playersLeaveTheirGamesWhenTheKillSwitchIsUsed() throws IOException {
    GatlingRun played =
        GatlingRun.smoke("kill-switch-played", "WsGameplay", "ws-gameplay")
            .with("cs.embedded.admin-port", String.valueOf(admin.port()));
    EndedRun run =
        played
            .interferedBy(
                live -> {
                  live.await(admin::moves, SOME_MOVES);
                  struckAtMillis.add(System.currentTimeMillis());
                  Files.createFile(played.killSwitch());
                })
            .run();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("INVALID");
    assertThatTheLoadStopped(run);
    JsonNode play = run.truth().required("play").required("games");
    assertThat(play.required("started").asLong())
        .isPositive()
        .isEqualTo(play.required("finished").asLong());
    assertThat(games(run, "running")).as("games left over").isZero();
  }

  private void assertThatTheLoadStopped(EndedRun run) {
    assertThat(zeroMillis(run) + lastMillis(run) - struckAtMillis.get(0))
        .as("ms from the file to the load's end")
        .isLessThan(STOPPED_MILLIS);
  }

  private static long games(EndedRun run, String which) {
    return run.truth().required("games").required(which).asLong();
  }

  private GatlingRun stress(String name) throws IOException {
    return GatlingRun.smoke(name)
        .with("workload", "stress")
        .with("pace", String.valueOf(PACE))
        .with("cs.games.poll.min", "18 s")
        .with("cs.games.poll.max", "28 s")
        .with("cs.embedded.admin-port", String.valueOf(admin.port()));
  }

  private static long zeroMillis(EndedRun run) {
    JsonNode log = run.json(RunFolder.SUMMARY).required("log");
    return Instant.parse(log.required("startedAt").asText()).toEpochMilli()
        + log.required("timeZeroMillis").asLong();
  }

  /** Since time zero. */
  private static long lastMillis(EndedRun run) {
    JsonNode log = run.json(RunFolder.SUMMARY).required("log");
    return log.required("lastMillis").asLong() - log.required("timeZeroMillis").asLong();
  }
}
