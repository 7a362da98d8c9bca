package cleansignal.reference.http;

import cleansignal.reference.auth.SessionRefused;
import cleansignal.reference.auth.Sessions;
import cleansignal.reference.limit.Bypass;
import cleansignal.reference.limit.Limiter;
import cleansignal.reference.limit.LimiterName;
import cleansignal.reference.limit.Limiters;
import cleansignal.reference.metrics.ServerMetrics;
import cleansignal.reference.store.User;
import java.time.Clock;
import java.util.Optional;

/** Lets requests in: limiters by address, then authentication, then limiters by user. */
final class Gatekeeper {
  private static final String BEARER = "Bearer ";

  private final Limiters limiters;
  private final Bypass bypass;
  private final Sessions sessions;
  private final ServerMetrics metrics;
  private final Clock clock;

  Gatekeeper(Services services) {
    this.limiters = services.limiters();
    this.bypass = services.bypass();
    this.sessions = services.sessions();
    this.metrics = services.metrics();
    this.clock = services.clock();
  }

  /** Whether this request passes every limiter uncounted. */
  boolean isUnlimited(Exchange exchange) {
    String header = exchange.request().getHeader("X-RateLimit-Bypass-Token");
    return bypass.passesAll(exchange.ip(), header == null ? "" : header);
  }

  /**
   * Lets a request in.
   *
   * @return who sent it; empty on a public route
   * @throws ApiError if a limiter or the authentication refuses it
   */
  Optional<User> admit(Exchange exchange, boolean unlimited) {
    Zone zone = exchange.route().zone();
    if (!unlimited) {
      zone.byIp().forEach(name -> require(name, exchange.ip(), exchange));
    }
    if (!zone.needsUser()) {
      return Optional.empty();
    }
    User user = authenticate(exchange);
    if (!unlimited && !bypass.passesAuthenticated(user.email())) {
      zone.byUser().forEach(name -> require(name, user.id(), exchange));
    }
    return Optional.of(user);
  }

  /** Counts a new game against a quota, which shows in no header. */
  boolean mayCreate(LimiterName quota, Call call) {
    if (call.unlimited() || bypass.passesAuthenticated(call.user().email())) {
      return true;
    }
    String key = quota == LimiterName.GAME_CREATE_IP ? call.ip() : call.user().id();
    boolean allowed = limiters.consume(quota, key, clock.millis()).allowed();
    if (!allowed) {
      metrics.limited(Zone.GAMES.mount(), quota.wireName());
    }
    return allowed;
  }

  private void require(LimiterName name, String key, Exchange exchange) {
    Limiter.Verdict verdict = limiters.consume(name, key, clock.millis());
    exchange
        .headers()
        .set("X-RateLimit-Limit", String.valueOf(verdict.limit()))
        .set("X-RateLimit-Remaining", String.valueOf(verdict.remaining()))
        .set("X-RateLimit-Reset", String.valueOf(verdict.resetEpochSeconds()));
    if (!verdict.allowed()) {
      metrics.limited(exchange.request().path(), name.wireName());
      exchange.headers().set("Retry-After", String.valueOf(verdict.retryAfterSeconds()));
      throw ApiError.limited(verdict.retryAfterSeconds());
    }
  }

  private User authenticate(Exchange exchange) {
    String header = exchange.request().getHeader("Authorization");
    String query = exchange.request().getParam("token");
    String token =
        header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : query;
    if (token == null || token.isEmpty()) {
      throw ApiError.of(401, "AUTH_TOKEN_REQUIRED", "Authentication token required");
    }
    try {
      return sessions.authenticate(token);
    } catch (SessionRefused refused) {
      throw switch (refused.why()) {
        case EXPIRED -> ApiError.of(401, "AUTH_TOKEN_EXPIRED", "Token has expired");
        case REVOKED -> ApiError.of(401, "AUTH_TOKEN_INVALID", "Token has been revoked");
        default -> ApiError.of(401, "AUTH_TOKEN_INVALID", "Invalid token");
      };
    }
  }
}
