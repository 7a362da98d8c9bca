package cleansignal.reference;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it, so that no test waits for tokens or windows. */
public final class SettableClock extends Clock {
  // Set by the test's thread, read by the server's.
  private volatile Instant now;

  /** Stands at this instant. */
  public SettableClock(Instant now) {
    this.now = now;
  }

  /** Moves to this instant, which may be earlier. */
  public void set(Instant instant) {
    now = instant;
  }

  /** Moves on. */
  public void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("UTC only");
  }
}
