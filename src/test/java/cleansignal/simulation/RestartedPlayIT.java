package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A server restarts in mid-play and loses its games, when the tokens with which its sockets were
 * opened have long expired.
 */
class RestartedPlayIT {

  /** Of the tokens, in ms. */
  private static final int LIFE = 2_000;

  private static EndedRun run;
  private static RawLog log;
  private static JsonNode sockets;

  @BeforeAll
  static void runOnce() throws IOException {
    run = FaultyRun.RESTARTED.ended();
    log = RawLog.of(run.folder());
    sockets = run.truth().required("sockets");
  }

  @Test
  void everySocketThatWasCutIsNoticed() {
    long cut = sockets.at("/closedByReason/restart").asLong();

    assertThat(run.truth().at("/server/restarts").asLong()).isOne();
    assertThat(cut).isGreaterThanOrEqualTo(5);
    assertThat(lost().size()).isEqualTo((int) cut);
  }

  @Test
  void aTokenThatExpiresWhileItsSocketIsOpenCostsNothing() {
    assertThat(lost()).as("lives of the sockets that were cut").anyMatch(life -> life > 2 * LIFE);
    assertThat(run.outcomes("whole")).doesNotContainKey("auth-expired");
    assertThat(run.answered(401)).isZero();
  }

  /** The tokens of who had been connected for longer were past their end. */
  @Test
  void whoReconnectsAfterTheExpiryRefreshesFirst() {
    long expired = lost().stream().filter(life -> life > LIFE).count();

    assertThat(expired).isGreaterThanOrEqualTo(5);
    assertThat(run.truth().at("/tokens/refreshes").asLong()).isGreaterThanOrEqualTo(expired);
    assertThat(sockets.required("refused").asLong()).isZero();
  }

  @Test
  void everyGameThatIsLostIsALifecycleFailureAndIsLeft() {
    long games = log.named("~game- 1h+1a lost").count();

    assertThat(games).isGreaterThanOrEqualTo(3);
    assertThat(
            run.failures().stream()
                .filter(failure -> failure.required("outcome").asText().equals("lifecycle"))
                .count())
        .isEqualTo(games);
    assertThat(run.truth().at("/games/running").asLong()).isZero();
  }

  @Test
  void playGoesOnAfterwards() {
    int cut =
        log.named("connection life")
            .filter(life -> !life.ok())
            .mapToInt(RawLog.Request::endMillis)
            .max()
            .orElseThrow();

    assertThat(log.named("move").filter(move -> move.ok() && move.startMillis() > cut).count())
        .isGreaterThan(10);
    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL")).contains("lifecycle_mismatches", "ws_protocol_errors");
  }

  /** How long the sockets that the server cut had lived, in ms. */
  private static List<Integer> lost() {
    return log.named("connection life")
        .filter(life -> !life.ok())
        .map(RawLog.Request::millis)
        .toList();
  }
}
