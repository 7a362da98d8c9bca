package cleansignal.reference.ai;

import java.time.Clock;

/**
 * Stops calls to a service that failed several times in a row. After a while it lets one through:
 * if that succeeds, all may pass again, else it stays shut as long once more.
 */
final class CircuitBreaker {
  private final int failuresToOpen;
  private final long openMillis;
  private final Clock clock;
  private int failures;
  private boolean open;
  private boolean trialUnderWay;
  private long openUntilMillis;

  /** Opens after so many failures in a row, 0 for never, for so long. */
  CircuitBreaker(int failuresToOpen, long openMillis, Clock clock) {
    this.failuresToOpen = failuresToOpen;
    this.openMillis = openMillis;
    this.clock = clock;
  }

  /** Whether a call may be made; who is let through must report how it went. */
  boolean tryPass() {
    if (!open) {
      return true;
    }
    if (trialUnderWay || clock.millis() < openUntilMillis) {
      return false;
    }
    trialUnderWay = true;
    return true;
  }

  void succeeded() {
    failures = 0;
    open = false;
    trialUnderWay = false;
  }

  void failed() {
    failures++;
    if (trialUnderWay || (failuresToOpen > 0 && failures >= failuresToOpen)) {
      open = true;
      trialUnderWay = false;
      openUntilMillis = clock.millis() + openMillis;
    }
  }
}
