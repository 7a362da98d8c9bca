package cleansignal.reference.http;

import cleansignal.reference.auth.Lockout;
import cleansignal.reference.auth.Passwords;
import cleansignal.reference.auth.SessionRefused;
import cleansignal.reference.auth.Sessions;
import cleansignal.reference.auth.TokenPair;
import cleansignal.reference.auth.Tokens;
import cleansignal.reference.fault.FaultKind;
import cleansignal.reference.store.User;
import cleansignal.reference.store.Users;
import cleansignal.reference.truth.Truth;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Login, refresh and logout (contract, section 1.1). */
final class AuthEndpoints {
  private static final String LOGIN = "POST /api/auth/login";
  private static final String REFRESH = "POST /api/auth/refresh";
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final Users users;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Passwords passwords;
  private final Lockout lockout;
  private final Truth truth;
  private final Clock clock;

  AuthEndpoints(Services services) {
    this.users = services.users();
    this.sessions = services.sessions();
    this.tokens = services.tokens();
    this.passwords = services.passwords();
    this.lockout = services.lockout();
    this.truth = services.truth();
    this.clock = services.clock();
  }

  Future<Reply> login(Call call) {
    BodyReader body = BodyReader.of(call.body());
    String email = Credentials.email(body);
    String password = body.text("password");
    boolean rememberMe = body.flag("rememberMe", false);
    body.finish();
    if (lockout.isLocked(email)) {
      throw ApiError.of(
          429, "AUTH_LOGIN_LOCKED_OUT", "Too many failed login attempts. Please try again later.");
    }
    Optional<User> known = users.byEmail(email);
    if (known.isEmpty()) {
      throw badCredentials(email);
    }
    User user = known.get();
    return passwords
        .matches(password, user.passwordHash())
        .map(
            matches -> {
              if (!matches) {
                throw badCredentials(email);
              }
              return loggedIn(call, user, rememberMe ? REMEMBERED : Tokens.REFRESH_LIFE);
            });
  }

  Reply refresh(Call call) {
    JsonNode body =
        call.body()
            .orElseThrow(() -> ApiError.of(400, "VALIDATION_INVALID_REQUEST", "Invalid request"));
    String token = body.path("refreshToken").asText();
    if (token.isEmpty()) {
      throw ApiError.of(400, "AUTH_REFRESH_TOKEN_REQUIRED", "Refresh token required");
    }
    if (call.draw().has(FaultKind.REFRESH_RACE_500) && sessions.races(token)) {
      truth.fault(REFRESH, FaultKind.REFRESH_RACE_500, 1);
      throw refreshRefused(SessionRefused.Why.SAME_SECOND);
    }
    try {
      TokenPair pair = kept(call, token, sessions.rotate(token));
      truth.refreshed();
      ObjectNode data = JsonNodeFactory.instance.objectNode();
      TokenReplies.put(data, pair);
      return Reply.data(data, "Tokens refreshed successfully")
          .withCookie(TokenReplies.cookie(pair, Tokens.REFRESH_LIFE, clock.instant()));
    } catch (SessionRefused refused) {
      if (refused.why() == SessionRefused.Why.REUSED) {
        truth.refreshTokenReused();
      }
      throw refreshRefused(refused.why());
    }
  }

  private TokenPair kept(Call call, String used, TokenPair rotated) {
    if (!call.draw().has(FaultKind.KEEP_TOKEN)) {
      return rotated;
    }
    truth.fault(REFRESH, FaultKind.KEEP_TOKEN, 1);
    return new TokenPair(rotated.accessToken(), used);
  }

  Reply logout(Call call) {
    call.body()
        .map(body -> body.path("refreshToken").asText())
        .filter(token -> !token.isEmpty())
        .ifPresent(sessions::close);
    return Reply.message("Logged out successfully").withCookie(TokenReplies.COOKIE_CLEARED);
  }

  Reply logoutAll(Call call) {
    sessions.closeAll(call.user());
    return Reply.message("Logged out from all devices successfully");
  }

  Reply forgotPassword(Call call) {
    BodyReader body = BodyReader.of(call.body());
    Credentials.email(body);
    body.finish();
    return Reply.message(
        "If an account exists with this email, a password reset link has been sent.");
  }

  private Reply loggedIn(Call call, User user, Duration cookieLife) {
    lockout.succeeded(user.email());
    user.loggedInAt(clock.instant());
    truth.loggedIn();
    TokenPair pair = tokensOf(call, user);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.putObject("user")
        .put("id", user.id())
        .put("email", user.email())
        .put("username", user.username())
        .put("role", User.ROLE)
        .put("isActive", true)
        .put("emailVerified", user.emailVerified());
    TokenReplies.put(data, pair);
    data.put("expiresIn", tokens.accessLife().toSeconds());
    return Reply.data(data, "Login successful")
        .withCookie(TokenReplies.cookie(pair, cookieLife, clock.instant()));
  }

  private TokenPair tokensOf(Call call, User user) {
    Optional<TokenPair> again =
        call.draw().has(FaultKind.DUPLICATE_TOKEN) ? sessions.openAgain(user) : Optional.empty();
    again.ifPresent(pair -> truth.fault(LOGIN, FaultKind.DUPLICATE_TOKEN, 1));
    return again.orElseGet(() -> sessions.open(user));
  }

  private ApiError badCredentials(String email) {
    lockout.failed(email);
    return ApiError.of(401, "AUTH_INVALID_CREDENTIALS", "Invalid credentials");
  }

  private static ApiError refreshRefused(SessionRefused.Why why) {
    return switch (why) {
      case INVALID -> ApiError.of(401, "AUTH_REFRESH_TOKEN_INVALID", "Invalid refresh token");
      case EXPIRED -> ApiError.of(401, "AUTH_REFRESH_TOKEN_EXPIRED", "Refresh token has expired");
      case REVOKED -> ApiError.of(401, "AUTH_TOKEN_INVALID", "Token has been revoked");
      case REUSED ->
          ApiError.of(
              401,
              "AUTH_REFRESH_TOKEN_REUSED",
              "Refresh token has been revoked due to suspicious activity");
      case SAME_SECOND ->
          ApiError.of(
              500,
              "SERVER_INTERNAL_ERROR",
              "\nInvalid `prisma.refreshToken.create()` invocation:\n\n\n"
                  + "Unique constraint failed on the fields: (`token`)");
    };
  }
}
