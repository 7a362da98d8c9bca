package cleansignal.reference.play;

import java.time.Clock;

/** A fixed window of events that starts with its first one; what is over the limit is refused. */
final class EventLimiter {
  private final Clock clock;
  private final int limit;
  private final long windowMillis;
  private long endsAtMillis;
  private int used;

  EventLimiter(Clock clock, int limit, long windowMillis) {
    this.clock = clock;
    this.limit = limit;
    this.windowMillis = windowMillis;
  }

  /** Counts one event, and says whether it may pass. */
  boolean allows() {
    long now = clock.millis();
    if (now >= endsAtMillis) {
      endsAtMillis = now + windowMillis;
      used = 0;
    }
    used++;
    return used <= limit;
  }
}
