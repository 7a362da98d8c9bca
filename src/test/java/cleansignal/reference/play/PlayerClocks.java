package cleansignal.reference.play;

import cleansignal.reference.loop.Timers;
import cleansignal.reference.store.GameOrder;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** The players' clocks: only that of the player whose turn it is runs. */
final class PlayerClocks {
  private static final long MILLIS_PER_SECOND = 1000;

  private final Timers timers;
  private final Clock clock;
  private final IntConsumer flagFell;
  private final long incrementMillis;
  private final long[] remainingMillis;
  private Timers.Timer flag = Timers.Timer.NONE;
  private int running;
  private long sinceMillis;

  /** Stopped clocks for so many players; whose time is up is told to {@code flagFell}. */
  PlayerClocks(
      Timers timers,
      Clock clock,
      GameOrder.TimeControl control,
      int players,
      IntConsumer flagFell) {
    this.timers = timers;
    this.clock = clock;
    this.flagFell = flagFell;
    this.incrementMillis = control.incrementSeconds() * MILLIS_PER_SECOND;
    this.remainingMillis = new long[players];
    Arrays.fill(remainingMillis, control.initialSeconds() * MILLIS_PER_SECOND);
  }

  /** Lets a player's clock run; his who ran before gets his increment. */
  void turnOf(int player) {
    if (player == running) {
      return;
    }
    if (running > 0) {
      stop();
      remainingMillis[running - 1] += incrementMillis;
    }
    running = player;
    sinceMillis = clock.millis();
    flag = timers.after(remainingMillis[player - 1], () -> flagFell.accept(player));
  }

  /** Stops them all. */
  void stop() {
    flag.cancel();
    if (running > 0) {
      remainingMillis[running - 1] = remaining(running);
      sinceMillis = clock.millis();
    }
  }

  /** What is left to the players, in the order of their numbers. */
  List<Long> remainingMillis() {
    return java.util.stream.IntStream.rangeClosed(1, remainingMillis.length)
        .mapToObj(this::remaining)
        .toList();
  }

  private long remaining(int player) {
    long used = player == running ? clock.millis() - sinceMillis : 0;
    return Math.max(0, remainingMillis[player - 1] - used);
  }
}
