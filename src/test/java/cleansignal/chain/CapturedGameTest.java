package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.chain.PlayStep.End;
import cleansignal.chain.PlayStep.Ending;
import cleansignal.chain.PlayStep.Listen;
import cleansignal.chain.PlayStep.Send;
import cleansignal.chain.PlayStep.Think;
import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.Dialect;
import cleansignal.target.ringrift.Captured;
import cleansignal.target.ringrift.RingRiftDialect;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A whole game of the real server, frame by frame: the player must want to send exactly where the
 * player of then has sent, for the frames that follow are answers to that.
 */
class CapturedGameTest {

  private static final long T0 = 1_700_000_000_000L;
  private static final String GAME = "cmwq95pvi0003uk7dopzwcpr4";
  private static final String ME = "c720b8353b52523ca0b263791";

  /** Milliseconds from a frame, or from our send, to the next frame. */
  private static final int STEP = 10;

  private final Dialect dialect = new RingRiftDialect();
  private final GamePlay play =
      new GamePlay(
          dialect,
          new SplittableRandom(1),
          PlayRules.customary(Duration.ofMillis(100), Duration.ofMillis(200), 1_000),
          ME,
          GAME,
          T0 + 3_600_000,
          T0,
          Options.none());
  private final List<Exchange> sent = new ArrayList<>();
  private final List<Measurement> measured = new ArrayList<>();
  private long now = T0;

  @Test
  void theWholeGame() {
    Deque<String> frames = new ArrayDeque<>(Captured.oneGame());
    while (!(play.step(now) instanceof End)) {
      PlayStep step = play.step(now);
      if (step instanceof Send send) {
        sent.add(send.exchange());
        play.sent(send, now);
      } else if (step instanceof Think think) {
        now += think.left().toMillis();
      } else {
        assertThat(step).isInstanceOf(Listen.class);
        listen(frames);
      }
    }

    assertThat(frames).isEmpty();
    assertThat(play.step(now)).isEqualTo(new End(Ending.FINISHED));
    assertThat(play.historyLength()).isEqualTo(123);
    assertThat(play.moves()).isEqualTo(31);
    assertThat(count(sent.stream().map(Exchange::measurement).toList()))
        .isEqualTo(Map.of("join", 1L, "move", 31L, "decision", 2L));
    // By hand, from the list of turns: 34 states leave the turn with the AI, 12 of the 13 pauses
    // end with a turn of ours, the last with the game.
    assertThat(count(measured.stream().map(Measurement::name).toList()))
        .isEqualTo(
            Map.of("join", 1L, "move", 31L, "decision", 2L, "ai turn", 34L, "turn total", 12L));
    assertThat(measured).extracting(Measurement::outcome).containsOnly(Outcome.OK);
    assertThat(measured)
        .filteredOn(one -> !one.name().equals("turn total"))
        .allSatisfy(one -> assertThat(one.endMillis() - one.startMillis()).isEqualTo(STEP));
    assertThat(measured)
        .filteredOn(one -> one.name().equals("turn total"))
        .extracting(one -> (one.endMillis() - one.startMillis()) / STEP)
        .containsExactly(2L, 2L, 2L, 3L, 2L, 3L, 4L, 3L, 2L, 2L, 3L, 2L);
  }

  /** Frames until one calls for a step; none before that may be one that answers what was sent. */
  private void listen(Deque<String> frames) {
    boolean called = false;
    while (!called) {
      assertThat(frames).as("the player waits for ever, at %s", play.step(now)).isNotEmpty();
      now += STEP;
      called = play.heard(dialect.read(frames.poll()), now);
    }
    measured.addAll(play.takeMeasurements());
  }

  private static Map<String, Long> count(List<String> names) {
    return names.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting()));
  }
}
