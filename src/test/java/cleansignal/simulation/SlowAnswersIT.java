package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that take too long: the run fails on their quantile, which is exact. */
class SlowAnswersIT {

  private static final String READ = "GET /api/games/:id";

  /** The server's histogram keeps three digits, the client's clock knows whole milliseconds. */
  private static final double PRECISION = 0.001;

  private static final double ROUNDING_MILLIS = 1;

  private static EndedRun run;

  @BeforeAll
  static void runOnce() {
    run = SharedRun.SLOW.ended();
  }

  @Test
  void failsOnTheObjective() {
    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL")).contains("api_latency_p95", "game_state_p95");
    assertThat(run.outcomes("whole")).containsOnlyKeys("ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"api_latency_p95", "game_state_p95", "api_latency_p99", "game_state_p99"})
  void reportsTheNearestRankOfTheRawValues(String objective) throws IOException {
    int percent = Integer.parseInt(objective.substring(objective.length() - 2));
    boolean onlyReads = objective.startsWith("game_state");
    RawLog log = RawLog.of(run.folder());

    assertThat(run.objective(objective).required("value").asDouble())
        .isEqualTo(
            RawLog.quantile(
                log.steadyCalls(run.folder())
                    .filter(RawLog.Request::ok)
                    .filter(request -> !onlyReads || request.name().equals(READ)),
                percent));
  }

  @Test
  void measuresWhatTheServerTookAndTheWayThere() {
    JsonNode client = run.requests().required(READ).required("ok");
    JsonNode server = run.truth().required("routes").required(READ).required("serverMillis");
    double clientMillis = client.required("p95Millis").asDouble();
    double serverMillis = server.required("p95").asDouble();
    System.out.printf(
        "p95 of %s over %d requests: client %.0f ms, server %.1f ms, difference %.1f ms%n",
        READ,
        server.required("count").asLong(),
        clientMillis,
        serverMillis,
        clientMillis - serverMillis);

    assertThat(client.required("samples").asLong()).isEqualTo(server.required("count").asLong());
    assertThat(clientMillis)
        .isGreaterThanOrEqualTo(serverMillis * (1 - PRECISION) - ROUNDING_MILLIS);
  }
}
