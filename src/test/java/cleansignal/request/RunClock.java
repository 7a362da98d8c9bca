package cleansignal.request;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns the plan's times into times of day. Time zero is the first user's first action.
 * Thread-safe.
 */
public final class RunClock {

  private static final long NOT_STARTED = -1;

  private final AtomicLong zeroMillis = new AtomicLong(NOT_STARTED);
  private final InstantSource source;

  /**
   * A clock that is not started.
   *
   * @param source tells the time of day
   */
  public RunClock(InstantSource source) {
    this.source = source;
  }

  /**
   * Marks time zero unless it is marked.
   *
   * @return true for the caller that marked it
   */
  public boolean start() {
    return zeroMillis.compareAndSet(NOT_STARTED, now());
  }

  /** Now, ms since the epoch. */
  public long now() {
    return source.millis();
  }

  /** Ms since time zero; 0 before it. */
  public long elapsed() {
    long zero = zeroMillis.get();
    return zero == NOT_STARTED ? 0 : now() - zero;
  }

  /** That planned time in ms since the epoch; before time zero, counted from now. */
  public long at(Duration planned) {
    long zero = zeroMillis.get();
    return (zero == NOT_STARTED ? now() : zero) + planned.toMillis();
  }
}
