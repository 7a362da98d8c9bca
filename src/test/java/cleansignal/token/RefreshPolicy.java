package cleansignal.token;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * When a token is renewed.
 *
 * @param window how long before its expiry at the latest; at most a third of the token's life is
 *     used
 * @param jitter up to how much earlier still, so that users who logged in together don't renew
 *     together; at most a sixth of the token's life is used
 * @param enabled whether tokens are renewed at all
 */
public record RefreshPolicy(Duration window, Duration jitter, boolean enabled) {
  /**
   * A target whose tokens carry whole seconds makes the same token twice within one second and
   * answers the second with an error, so a renewal waits for the next second. The target's second
   * ends at most 1,000 ms after the answer came, whatever the clocks say; the rest allows for the
   * resolution of both clocks.
   */
  static final long SAME_SECOND_MILLIS = 1_050;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is below 0
   */
  public RefreshPolicy {
    if (window.isNegative() || jitter.isNegative()) {
      throw new IllegalArgumentException("refresh window " + window + ", jitter " + jitter);
    }
  }

  /**
   * When to renew a token; draws once, so it is asked once a token.
   *
   * @param receivedMillis when the token came, epoch ms
   * @param life how long it lives
   * @param random the user's own generator
   * @return epoch ms, always after the second of issue; empty when tokens are not renewed
   */
  OptionalLong refreshAt(long receivedMillis, TokenLife life, RandomGenerator random) {
    if (!enabled) {
      return OptionalLong.empty();
    }
    long early = Math.min(window.toMillis(), life.millis() / 3);
    long spread = Math.min(jitter.toMillis(), life.millis() / 6);
    long drawn = spread == 0 ? 0 : random.nextLong(spread + 1);
    return OptionalLong.of(
        receivedMillis + Math.max(SAME_SECOND_MILLIS, life.millis() - early - drawn));
  }
}
