package cleansignal.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How late the ticks of a timer come. Thread-safe.
 *
 * <p>Each tick is held against the time at which it was due, not against the tick before. A process
 * that stands still for a second so has ten late ticks, as it would have had ten late requests.
 */
final class Lag {

  private final long periodNanos;
  private long dueNanos;
  private List<Long> late = new ArrayList<>();

  /**
   * A timer that starts now.
   *
   * @param startNanos now, on the timer's clock
   */
  Lag(Duration period, long startNanos) {
    this.periodNanos = period.toNanos();
    this.dueNanos = startNanos + periodNanos;
  }

  /**
   * Takes note of the next tick.
   *
   * @param nowNanos when it came, on the timer's clock
   */
  synchronized void tick(long nowNanos) {
    late.add(Math.max(0, Duration.ofNanos(nowNanos - dueNanos).toMillis()));
    dueNanos += periodNanos;
  }

  /** How late each tick since the last call came, ms, rounded down. */
  synchronized List<Long> drain() {
    List<Long> drained = late;
    late = new ArrayList<>();
    return drained;
  }
}
