package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A server restarts in mid-play and loses its games, when the tokens with which its sockets were
 * opened have long expired.
 */
@Tag("long")
class RestartedPlayIT {

  /** Of the tokens, in ms. */
  private static final int LIFE = 5_000;

  private static final Pattern FELT =
      Pattern.compile("closed before CONNECT|connection lost|^network");

  private static EndedRun run;
  private static RawLog log;
  private static JsonNode sockets;

  @BeforeAll
  static void runOnce() throws IOException {
    run = FaultyRun.RESTARTED.ended();
    log = RawLog.of(run.folder());
    sockets = run.truth().required("sockets");
  }

  /** The one or other was cut before its CONNECT was acknowledged. */
  @Test
  void everySocketThatWasCutIsNoticed() {
    long cut = sockets.at("/closedByReason/restart").asLong();
    long tooEarly =
        Stream.of("connect", "reconnect")
            .flatMap(log::named)
            .filter(connect -> connect.message().contains("closed before CONNECT"))
            .count();

    assertThat(run.truth().at("/server/restarts").asLong()).isOne();
    assertThat(cut).isGreaterThanOrEqualTo(5);
    assertThat(lost().size() + tooEarly).isEqualTo(cut);
  }

  @Test
  void aTokenThatExpiresWhileItsSocketIsOpenCostsNothing() {
    int cut = cutMillis();

    assertThat(lost()).as("lives of the sockets that were cut").anyMatch(life -> life > LIFE);
    List<RawLog.Request> before = log.counted().filter(one -> one.endMillis() < cut).toList();
    assertThat(before).hasSizeGreaterThan(100);
    assertThat(before.stream().filter(one -> !one.ok()))
        .as("failures before the restart")
        .isEmpty();
  }

  /**
   * The tokens of who had been connected for longer were past their end. Where the server was not
   * back yet when it was asked for another, the CONNECT is refused, and that is noise.
   */
  @Test
  void whoReconnectsAfterTheExpiryRefreshesFirst() {
    long expired = lost().stream().filter(life -> life > LIFE).count();
    List<RawLog.Request> refreshes = log.named("POST /api/auth/refresh").toList();

    assertThat(expired).isGreaterThanOrEqualTo(5);
    assertThat(refreshes.stream().filter(refresh -> refresh.endMillis() > cutMillis()).count())
        .isGreaterThanOrEqualTo(expired);
    assertThat(sockets.required("refused").asLong())
        .isEqualTo(
            Stream.of("connect", "reconnect")
                .flatMap(log::named)
                .filter(connect -> connect.message().contains("auth-expired"))
                .count())
        .isLessThanOrEqualTo(refreshes.stream().filter(refresh -> !refresh.ok()).count());
  }

  @Test
  void everyGameThatIsLostIsALifecycleFailure() {
    long games = log.named("~game- 1h+1a lost").count();

    assertThat(games).isPositive().isEqualTo(run.outcomes("whole", "lifecycle"));
  }

  @Test
  void playGoesOnAfterwards() {
    int cut = cutMillis();
    assertThat(log.named("move").filter(move -> move.ok() && move.startMillis() > cut).count())
        .isGreaterThan(10);
    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL")).contains("lifecycle_mismatches", "ws_protocol_errors");
  }

  /**
   * When the restart was first felt, ms since the run's start: by a socket, or by what was under
   * way on one or on its way to the port, whichever heard of it first.
   */
  private static int cutMillis() {
    return log.requests().stream()
        .filter(one -> !one.ok())
        .filter(one -> one.name().equals("connection life") || FELT.matcher(one.message()).find())
        .mapToInt(RawLog.Request::endMillis)
        .min()
        .orElseThrow();
  }

  /** How long the sockets that the server cut had lived, in ms. */
  private static List<Integer> lost() {
    return log.named("connection life")
        .filter(life -> !life.ok())
        .map(RawLog.Request::millis)
        .toList();
  }
}
