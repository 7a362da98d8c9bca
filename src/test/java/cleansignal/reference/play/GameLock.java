package cleansignal.reference.play;

import cleansignal.reference.loop.Timers;
import cleansignal.reference.metrics.PlayMetrics;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * The lock of one game. Who finds it taken comes back later: after 250 and 500 milliseconds, then
 * every second, and gives up after 6.75 seconds (contract, sections 5 and 10). A lock that is held
 * too long falls back by itself.
 */
final class GameLock {
  private static final int RETRIES = 8;
  private static final int LONGEST_WAIT_FACTOR = 4;

  private final Timers timers;
  private final Clock clock;
  private final PlayMetrics metrics;
  private final PlaySettings settings;
  private Hold holder;

  GameLock(Timers timers, Clock clock, PlayMetrics metrics, PlaySettings settings) {
    this.timers = timers;
    this.clock = clock;
    this.metrics = metrics;
    this.settings = settings;
  }

  /** Does the work with the lock, as soon as it can be had, or gives up. */
  void run(Consumer<Hold> work, Runnable busy) {
    attempt(work, busy, 0);
  }

  /** Takes the lock whoever holds it; his giving it back is then without effect. */
  Hold seize() {
    holder = new Hold(clock.millis());
    metrics.lockTaken(0);
    return holder;
  }

  private void attempt(Consumer<Hold> work, Runnable busy, int retries) {
    if (holder == null || clock.millis() - holder.sinceMillis >= settings.lockLifeMillis()) {
      holder = new Hold(clock.millis());
      metrics.lockTaken(retries);
      work.accept(holder);
    } else if (retries == RETRIES) {
      metrics.lockFailed(retries);
      busy.run();
    } else {
      int factor = Math.min(1 << retries, LONGEST_WAIT_FACTOR);
      timers.after(settings.lockRetryMillis() * factor, () -> attempt(work, busy, retries + 1));
    }
  }

  /** The lock in somebody's hands. */
  final class Hold {
    private final long sinceMillis;
    private boolean released;

    private Hold(long sinceMillis) {
      this.sinceMillis = sinceMillis;
    }

    /** Gives it back; harmless the second time. */
    void release() {
      if (!released) {
        released = true;
        metrics.lockHeld(clock.millis() - sinceMillis);
        if (holder == this) {
          holder = null;
        }
      }
    }
  }
}
