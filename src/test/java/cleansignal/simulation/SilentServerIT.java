package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sockets that are accepted and then say nothing, at once or in mid-play, and are never closed:
 * nobody waits longer than its limits.
 */
@Tag("long")
class SilentServerIT {

  /**
   * After its planned end a user may wait for one answer, 2 s, for the close of a deaf socket, 2 s,
   * and leave its game; on a machine with other things to do.
   */
  private static final int OVERTIME_MILLIS = 10_000;

  private static EndedRun run;
  private static RawLog log;

  @BeforeAll
  static void runOnce() throws IOException {
    run = FaultyRun.SILENT.ended();
    log = RawLog.of(run.folder());
  }

  @Test
  void everyUserEndsSoonAfterItsPlan() {
    int last = log.users().stream().mapToInt(RawLog.User::timeMillis).max().orElseThrow();
    int planned = run.json("run.json").at("/planned/durationMillis").asInt();

    assertThat(log.users().stream().filter(user -> !user.start()).count())
        .isEqualTo(log.users().stream().filter(RawLog.User::start).count());
    assertThat(last - log.timeZeroMillis()).isLessThan(planned + OVERTIME_MILLIS);
  }

  @Test
  void silenceBeforeTheGameIsATimedOutConnect() {
    assertThat(
            log.named("connect")
                .filter(connect -> connect.message().contains("CONNECT not acknowledged"))
                .count())
        .as("upgraded, and then nothing")
        .isGreaterThanOrEqualTo(3);
    assertThat(
            log.named("connect")
                .filter(connect -> connect.message().contains("timeout"))
                .filter(connect -> !connect.message().contains("CONNECT not acknowledged"))
                .count())
        .as("not even upgraded")
        .isGreaterThanOrEqualTo(3);
  }

  /** Whose turn it was decides whether a move of the player stalls or the AI's never comes. */
  @Test
  void silenceInMidPlayIsAStalledMoveOrAWedgedGameAndThenALostConnection() {
    long stalled = log.named("move").filter(move -> move.message().contains("stalled")).count();
    long wedged = log.named("~game- 1h+1a wedged").count();

    assertThat(stalled + wedged).isPositive();
    assertThat(
            log.named("connection life")
                .filter(life -> life.message().contains("not a word"))
                .count())
        .isPositive();
  }

  @Test
  void noOutcomeButThoseOfSilence() {
    Map<String, Long> outcomes = run.outcomes("whole");

    assertThat(outcomes).containsKeys("ok", "timeout");
    assertThat(outcomes.keySet())
        .isSubsetOf("ok", "timeout", "stalled", "protocol", "server-error", "lifecycle");
    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
  }
}
