package cleansignal.token;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How long an access token lives, and how that is known.
 *
 * @param millis life in ms from its issue, above 0
 * @param source where the figure comes from
 */
public record TokenLife(long millis, Source source) {
  /** Longer lives are nonsense (a claim in ms instead of s) and are not believed. */
  private static final long MAX_SECONDS = Duration.ofDays(3650).toSeconds();

  /** Where the life of a token is known from, in order of trust. */
  public enum Source {
    /** The answer's {@code expiresIn}. */
    EXPIRES_IN,
    /** The token's own claims. */
    JWT,
    /** The operator's setting. */
    CONFIGURED
  }

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when millis is not above 0
   */
  public TokenLife {
    if (millis <= 0) {
      throw new IllegalArgumentException("a token that lives " + millis + " ms");
    }
  }

  /**
   * Finds out how long a token lives: {@code expiresIn}, else {@code exp} − {@code iat} of the JWT
   * (a difference on the target's clock, so that the clocks need not agree), else {@code exp}
   * against the time of receipt, else the configured life. Values that are missing, malformed or
   * not above 0 fall through.
   *
   * @param expiresInSeconds the answer's {@code expiresIn}; empty when it had none
   * @param accessToken the access token, of any form
   * @param receivedMillis when the answer came, epoch ms
   * @param configured the life to assume when nothing else tells, above 0
   * @return the life
   */
  public static TokenLife of(
      OptionalLong expiresInSeconds, String accessToken, long receivedMillis, Duration configured) {
    if (expiresInSeconds.isPresent() && credible(expiresInSeconds.getAsLong())) {
      return new TokenLife(expiresInSeconds.getAsLong() * 1000, Source.EXPIRES_IN);
    }
    JwtClaims claims = JwtClaims.of(accessToken);
    if (claims.expiresSeconds().isPresent()) {
      long expires = claims.expiresSeconds().getAsLong();
      long issued = claims.issuedSeconds().orElse(Math.floorDiv(receivedMillis, 1000L));
      if (expires > issued && credible(expires - issued)) {
        return new TokenLife((expires - issued) * 1000, Source.JWT);
      }
    }
    return new TokenLife(configured.toMillis(), Source.CONFIGURED);
  }

  private static boolean credible(long seconds) {
    return seconds > 0 && seconds <= MAX_SECONDS;
  }
}
