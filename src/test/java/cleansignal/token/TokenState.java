package cleansignal.token;

import cleansignal.config.Secret;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * A user's tokens of one login or renewal. Prints without them.
 *
 * @param access the access token
 * @param refresh the refresh token
 * @param receivedMillis when they came, epoch ms
 * @param expiresMillis when the access token ends, epoch ms by the injector's clock: its life
 *     counted from receipt, so a little late by the answer's way and the target's whole seconds,
 *     which the tolerance of {@link #expired} covers
 * @param source how its life is known
 * @param refreshAtMillis when to renew it, epoch ms; empty when tokens are not renewed
 */
public record TokenState(
    Secret access,
    Secret refresh,
    long receivedMillis,
    long expiresMillis,
    TokenLife.Source source,
    OptionalLong refreshAtMillis) {
  /** How much before its known expiry a refused token counts as expired, ms. */
  public static final long TOLERANCE_MILLIS = 2_000;

  /**
   * Takes the tokens of an answer and decides, once, when they are renewed.
   *
   * @param access the access token
   * @param refresh the refresh token
   * @param expiresInSeconds the answer's {@code expiresIn}; empty when it had none
   * @param receivedMillis when the answer came, epoch ms
   * @param configured the life to assume when neither answer nor token tells, above 0
   * @param policy when to renew
   * @param random the user's own seeded generator
   * @return the tokens
   */
  public static TokenState received(
      String access,
      String refresh,
      OptionalLong expiresInSeconds,
      long receivedMillis,
      Duration configured,
      RefreshPolicy policy,
      RandomGenerator random) {
    TokenLife life = TokenLife.of(expiresInSeconds, access, receivedMillis, configured);
    return new TokenState(
        Secret.of(access),
        Secret.of(refresh),
        receivedMillis,
        receivedMillis + life.millis(),
        life.source(),
        policy.refreshAt(receivedMillis, life, random));
  }

  /**
   * Whether it is time to renew.
   *
   * @param nowMillis epoch ms
   * @return true from the time of renewal on; never when tokens are not renewed
   */
  public boolean refreshDue(long nowMillis) {
    return refreshAtMillis.isPresent() && nowMillis >= refreshAtMillis.getAsLong();
  }

  /**
   * How long a renewal has to wait, even one that repairs a 401, so that it does not fall into the
   * second of issue.
   *
   * @param nowMillis epoch ms
   * @return ms, 0 when it may start at once
   */
  public long refreshWaitMillis(long nowMillis) {
    return Math.max(0, receivedMillis + RefreshPolicy.SAME_SECOND_MILLIS - nowMillis);
  }

  /**
   * Whether the token is past its known expiry, so that its refusal is no fault of the target.
   *
   * @param nowMillis epoch ms
   * @return true from {@value #TOLERANCE_MILLIS} ms before the known expiry on
   */
  public boolean expired(long nowMillis) {
    return nowMillis >= expiresMillis - TOLERANCE_MILLIS;
  }
}
