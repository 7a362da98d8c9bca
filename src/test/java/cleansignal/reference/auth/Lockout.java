package cleansignal.reference.auth;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Locks an e-mail address after too many failed logins: 10 within 15 minutes lock it for 15
 * minutes, even against the right password (contract, section 1.1).
 */
public final class Lockout {
  private static final int MAX_FAILURES = 10;
  private static final long WINDOW_MILLIS = 900_000;
  private static final long LOCK_MILLIS = 900_000;

  private final Clock clock;
  private final Map<String, Failures> byEmail = new HashMap<>();

  /** Nobody is locked out yet. */
  public Lockout(Clock clock) {
    this.clock = clock;
  }

  /** Whether logins of this address are refused at the moment. */
  public boolean isLocked(String email) {
    Failures failures = byEmail.get(email);
    return failures != null && clock.millis() < failures.lockedUntilMillis;
  }

  /** Counts a failed login; the tenth of a window locks. */
  public void failed(String email) {
    long nowMillis = clock.millis();
    Failures failures = byEmail.get(email);
    if (failures == null || nowMillis >= failures.windowEndsAtMillis) {
      failures = new Failures(nowMillis + WINDOW_MILLIS);
      byEmail.put(email, failures);
    }
    failures.count++;
    if (failures.count >= MAX_FAILURES) {
      failures.count = 0;
      failures.lockedUntilMillis = nowMillis + LOCK_MILLIS;
    }
  }

  /** Forgets the failures of this address after a success. */
  public void succeeded(String email) {
    byEmail.remove(email);
  }

  private static final class Failures {
    private final long windowEndsAtMillis;
    private int count;
    private long lockedUntilMillis;

    Failures(long windowEndsAtMillis) {
      this.windowEndsAtMillis = windowEndsAtMillis;
    }
  }
}
