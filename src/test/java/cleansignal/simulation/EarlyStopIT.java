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
import org.junit.jupiter.api.Test;

/**
 * Runs that are stopped before their end. The stress of {@code concurrent-games}, compressed from
 * 13 minutes to 30 s, whose steady window begins after 12 s; none of them comes to its end.
 */
class EarlyStopIT {

  private static final int PACE = 26;

  /** Since the first request: two seconds into the steady window. */
  private static final Duration IN_THE_WINDOW = Duration.ofMillis(14_100);

  /** Much longer than the rules would wait, which is 1.2 s at this pace. */
  private static final Duration STORM = Duration.ofMillis(3_500);

  /** What the rules may take from the fault on, in time of the plan. */
  private static final Duration SOON = Duration.ofSeconds(40);

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
        .startsWith("aborted: true errors > 5 % for 1.152 s, at ");
    assertThat(run.reasons()).noneMatch(reason -> reason.contains("cut short"));
    assertThat(lastMillis(run)).as("the load's end").isLessThan(stop.atMillis() + 2_000);
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
                  struckAtMillis.add(System.currentTimeMillis());
                  Files.createFile(limited.killSwitch());
                })
            .run();

    assertThat(run.outcomes("steady", "rate-limited")).isGreaterThan(50);
    EarlyStop stop = run.folder().stop().orElseThrow(() -> new AssertionError(run.explained()));
    assertThat(stop.cause()).as(run.explained()).isEqualTo(EarlyStop.Cause.KILL_SWITCH);
    assertThat(run.verdict()).isEqualTo("INVALID");
    assertThat(run.reasons().get(0)).matches("stopped by the kill switch at [\\d.]+ s");
    assertThat(zeroMillis(run) + lastMillis(run) - struckAtMillis.get(0))
        .as("ms from the file to the load's end")
        .isLessThan(5_000);
    assertThat(Rejudged.of(run, "rejudged", folder -> List.of()).reasons())
        .isEqualTo(run.reasons());
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
