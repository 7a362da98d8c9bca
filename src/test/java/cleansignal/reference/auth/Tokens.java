package cleansignal.reference.auth;

import cleansignal.reference.store.User;
import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Makes and reads JWTs of the target's form: HS256, claims userId, email, tv, iat, exp, aud, iss,
 * and a type in refresh tokens. Times have a resolution of one second and nothing in a token is
 * random, so two tokens of one user made in the same second are equal: the target's refresh fails
 * on that. On request each token has an id of its own, as on a server without that defect.
 */
public final class Tokens {
  /** Life of a refresh token. */
  public static final Duration REFRESH_LIFE = Duration.ofDays(7);

  private static final String ISSUER = "ringrift";
  private static final String AUDIENCE = "ringrift-users";
  private static final int SECRET_BYTES = 32;

  private final Clock clock;
  private final boolean unique;
  private final Algorithm accessKey = randomKey();
  private final Algorithm refreshKey = randomKey();
  private final JWTVerifier accessVerifier;
  private final JWTVerifier refreshVerifier;
  private Duration accessLife;

  /**
   * Signs with fresh random keys, which live as long as this object.
   *
   * @param accessLife life of the access tokens made from now on
   * @param unique whether no two tokens are equal
   */
  public Tokens(Clock clock, Duration accessLife, boolean unique) {
    this.clock = clock;
    this.unique = unique;
    this.accessLife = accessLife;
    this.accessVerifier = verifier(accessKey);
    this.refreshVerifier = verifier(refreshKey);
  }

  /** Life of the access tokens made from now on; those already given keep theirs. */
  public void accessLife(Duration life) {
    accessLife = life;
  }

  /** Life of the access tokens made from now on. */
  public Duration accessLife() {
    return accessLife;
  }

  /**
   * A new pair, both made in the same second; both equal to those made before in that second,
   * unless tokens are unique.
   */
  public TokenPair issue(User user) {
    Instant now = thisSecond();
    return new TokenPair(access(user, now), refresh(user, now));
  }

  /**
   * Reads an access token.
   *
   * @throws SessionRefused if it is none of ours, or is past its expiry
   */
  public Claims readAccess(String token) throws SessionRefused {
    return read(token, accessVerifier);
  }

  /**
   * Reads a refresh token.
   *
   * @throws SessionRefused if it is none of ours, or is past its expiry
   */
  public Claims readRefresh(String token) throws SessionRefused {
    return read(token, refreshVerifier);
  }

  /**
   * Whose token it is.
   *
   * @param userId the user's cuid
   * @param tokenVersion the user's token version when it was made
   * @param issued when it was made, in whole seconds
   */
  public record Claims(String userId, int tokenVersion, Instant issued) {}

  /** This second, as tokens carry it. */
  Instant thisSecond() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private JWTCreator.Builder blank() {
    JWTCreator.Builder token = JWT.create();
    return unique ? token.withJWTId(UUID.randomUUID().toString()) : token;
  }

  private String access(User user, Instant now) {
    return blank()
        .withClaim("userId", user.id())
        .withClaim("email", user.email())
        .withClaim("tv", user.tokenVersion())
        .withIssuedAt(now)
        .withExpiresAt(now.plus(accessLife))
        .withAudience(AUDIENCE)
        .withIssuer(ISSUER)
        .sign(accessKey);
  }

  private String refresh(User user, Instant now) {
    return blank()
        .withClaim("userId", user.id())
        .withClaim("email", user.email())
        .withClaim("type", "refresh")
        .withClaim("tv", user.tokenVersion())
        .withIssuedAt(now)
        .withExpiresAt(now.plus(REFRESH_LIFE))
        .withAudience(AUDIENCE)
        .withIssuer(ISSUER)
        .sign(refreshKey);
  }

  private Claims read(String token, JWTVerifier verifier) throws SessionRefused {
    try {
      DecodedJWT jwt = verifier.verify(token);
      // The library still accepts the second of the expiry itself, the target does not.
      if (!clock.instant().isBefore(jwt.getExpiresAtAsInstant())) {
        throw new SessionRefused(SessionRefused.Why.EXPIRED);
      }
      return new Claims(
          jwt.getClaim("userId").asString(),
          jwt.getClaim("tv").asInt(),
          jwt.getIssuedAtAsInstant());
    } catch (TokenExpiredException expired) {
      throw new SessionRefused(SessionRefused.Why.EXPIRED);
    } catch (JWTVerificationException invalid) {
      throw new SessionRefused(SessionRefused.Why.INVALID);
    }
  }

  private JWTVerifier verifier(Algorithm key) {
    JWTVerifier.BaseVerification verification =
        (JWTVerifier.BaseVerification)
            JWT.require(key).withIssuer(ISSUER).withAudience(AUDIENCE).ignoreIssuedAt();
    return verification.build(clock);
  }

  private static Algorithm randomKey() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return Algorithm.HMAC256(secret);
  }
}
