package cleansignal.reference.http;

import cleansignal.reference.auth.Lockout;
import cleansignal.reference.auth.Passwords;
import cleansignal.reference.auth.SessionRefused;
import cleansignal.reference.auth.Sessions;
import cleansignal.reference.auth.TokenPair;
import cleansignal.reference.auth.Tokens;
import cleansignal.reference.store.User;
import cleansignal.reference.store.Users;
import cleansignal.reference.truth.Truth;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Registration, login, refresh and logout (contract, section 1.1). */
final class AuthEndpoints {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern PASSWORD =
      Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).*", Pattern.DOTALL);
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private static final String COOKIE_CLEARED =
      "refreshToken=; Path=/api/auth; Expires=Thu, 01 Jan 1970 00:00:00 GMT;"
          + " HttpOnly; Secure; SameSite=Strict";

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

  Future<Reply> register(Call call) {
    BodyReader body = BodyReader.of(call.body());
    String email = email(body);
    String username = username(body);
    String password = newPassword(body);
    String confirmation = body.text("confirmPassword");
    body.finish();
    if (!password.equals(confirmation)) {
      body.complain("confirmPassword", "Passwords don't match", "custom");
      body.finish();
    }
    refuseTaken(email, username);
    return passwords
        .hash(password)
        .map(
            hash -> {
              // Somebody else may have taken the name while this one was hashed.
              refuseTaken(email, username);
              User user = users.add(email, username, hash, false);
              ObjectNode data = JsonNodeFactory.instance.objectNode();
              data.set("user", newcomer(user));
              TokenPair pair = sessions.open(user);
              putTokens(data, pair);
              return Reply.data(data, "User registered successfully")
                  .withStatus(201)
                  .withCookie(cookie(pair, Tokens.REFRESH_LIFE));
            });
  }

  Future<Reply> login(Call call) {
    BodyReader body = BodyReader.of(call.body());
    String email = email(body);
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
              return loggedIn(user, rememberMe ? REMEMBERED : Tokens.REFRESH_LIFE);
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
    try {
      TokenPair pair = sessions.rotate(token);
      truth.refreshed();
      ObjectNode data = JsonNodeFactory.instance.objectNode();
      putTokens(data, pair);
      return Reply.data(data, "Tokens refreshed successfully")
          .withCookie(cookie(pair, Tokens.REFRESH_LIFE));
    } catch (SessionRefused refused) {
      if (refused.why() == SessionRefused.Why.REUSED) {
        truth.refreshTokenReused();
      }
      throw refreshRefused(refused.why());
    }
  }

  Reply logout(Call call) {
    call.body()
        .map(body -> body.path("refreshToken").asText())
        .filter(token -> !token.isEmpty())
        .ifPresent(sessions::close);
    return Reply.message("Logged out successfully").withCookie(COOKIE_CLEARED);
  }

  Reply logoutAll(Call call) {
    sessions.closeAll(call.user());
    return Reply.message("Logged out from all devices successfully");
  }

  Reply forgotPassword(Call call) {
    BodyReader body = BodyReader.of(call.body());
    email(body);
    body.finish();
    return Reply.message(
        "If an account exists with this email, a password reset link has been sent.");
  }

  private Reply loggedIn(User user, Duration cookieLife) {
    lockout.succeeded(user.email());
    user.loggedInAt(clock.instant());
    truth.loggedIn();
    TokenPair pair = sessions.open(user);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.putObject("user")
        .put("id", user.id())
        .put("email", user.email())
        .put("username", user.username())
        .put("role", User.ROLE)
        .put("isActive", true)
        .put("emailVerified", user.emailVerified());
    putTokens(data, pair);
    data.put("expiresIn", tokens.accessLife().toSeconds());
    return Reply.data(data, "Login successful").withCookie(cookie(pair, cookieLife));
  }

  private ApiError badCredentials(String email) {
    lockout.failed(email);
    return ApiError.of(401, "AUTH_INVALID_CREDENTIALS", "Invalid credentials");
  }

  private void refuseTaken(String email, String username) {
    if (users.byEmail(email).isPresent()) {
      throw ApiError.of(409, "RESOURCE_EMAIL_EXISTS", "Email already registered");
    }
    if (users.isNameTaken(username)) {
      throw ApiError.of(409, "RESOURCE_USERNAME_EXISTS", "Username already taken");
    }
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

  private static String email(BodyReader body) {
    String email = body.text("email");
    if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
      body.complain("email", "Invalid email address", "invalid_format");
    }
    return email;
  }

  private static String username(BodyReader body) {
    String username = body.text("username");
    if (username.length() < 3) {
      body.complain("username", "Username must be at least 3 characters", "too_small");
    } else if (username.length() > 32) {
      body.complain("username", "Username must be at most 32 characters", "too_big");
    } else if (!USERNAME.matcher(username).matches()) {
      body.complain(
          "username",
          "Username can only contain letters, numbers, underscores, and hyphens",
          "invalid_format");
    }
    return username;
  }

  private static String newPassword(BodyReader body) {
    String password = body.text("password");
    if (password.length() < 8) {
      body.complain("password", "Password must be at least 8 characters", "too_small");
    } else if (password.length() > 128) {
      body.complain("password", "Password must be at most 128 characters", "too_big");
    }
    if (!PASSWORD.matcher(password).matches()) {
      body.complain(
          "password",
          "Password must contain at least one lowercase letter, one uppercase letter, and one number",
          "invalid_format");
    }
    return password;
  }

  private static ObjectNode newcomer(User user) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", user.id())
        .put("email", user.email())
        .put("username", user.username())
        .put("role", User.ROLE)
        .put("createdAt", Timestamps.iso(user.createdAt()));
  }

  private static void putTokens(ObjectNode data, TokenPair pair) {
    data.put("accessToken", pair.accessToken()).put("refreshToken", pair.refreshToken());
  }

  private String cookie(TokenPair pair, Duration life) {
    String expires =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            clock.instant().plus(life).atOffset(ZoneOffset.UTC));
    return "refreshToken="
        + pair.refreshToken()
        + "; Max-Age="
        + life.toSeconds()
        + "; Path=/api/auth; Expires="
        + expires
        + "; HttpOnly; Secure; SameSite=Strict";
  }
}
