package cleansignal.reference.limit;

import java.util.HashMap;
import java.util.Map;

/**
 * A fixed-window counter per key. The first request of a key opens its window; the first one over
 * the limit closes it and starts the block, during which everything is refused; then the next
 * request opens a new window.
 */
public final class Limiter {
  /** Above this many keys the expired ones are thrown out, so that a long run stays small. */
  private static final int SWEEP_ABOVE_KEYS = 10_000;

  private final LimitRule rule;
  private final Map<String, Window> windows = new HashMap<>();

  /** A limiter that has seen nobody yet. */
  public Limiter(LimitRule rule) {
    this.rule = rule;
  }

  /**
   * Counts one request of {@code key} at {@code nowMillis}.
   *
   * @return whether it may pass, and what the headers say
   */
  public Verdict consume(String key, long nowMillis) {
    Window window = windows.get(key);
    if (window == null || nowMillis >= window.endsAtMillis) {
      sweep(nowMillis);
      window = new Window(nowMillis + rule.windowSeconds() * 1000L);
      windows.put(key, window);
    }
    window.used++;
    if (window.used == rule.points() + 1) {
      window.endsAtMillis = nowMillis + rule.blockSeconds() * 1000L;
    }
    return new Verdict(
        window.used <= rule.points(),
        rule.points(),
        Math.max(0, rule.points() - window.used),
        nowMillis,
        window.endsAtMillis);
  }

  private void sweep(long nowMillis) {
    if (windows.size() >= SWEEP_ABOVE_KEYS) {
      windows.values().removeIf(window -> nowMillis >= window.endsAtMillis);
    }
  }

  /**
   * The answer to one request.
   *
   * @param allowed whether it may pass
   * @param limit points of a window
   * @param remaining points left in this window
   * @param nowMillis when it was asked, milliseconds since the epoch
   * @param resetAtMillis when the window or the block ends, milliseconds since the epoch
   */
  public record Verdict(
      boolean allowed, long limit, long remaining, long nowMillis, long resetAtMillis) {

    /** Whole seconds to wait, rounded up. */
    public long retryAfterSeconds() {
      return -Math.floorDiv(nowMillis - resetAtMillis, 1000L);
    }

    /** When to try again, seconds since the epoch, rounded up. */
    public long resetEpochSeconds() {
      return -Math.floorDiv(-resetAtMillis, 1000L);
    }
  }

  private static final class Window {
    private long endsAtMillis;
    private long used;

    Window(long endsAtMillis) {
      this.endsAtMillis = endsAtMillis;
    }
  }
}
