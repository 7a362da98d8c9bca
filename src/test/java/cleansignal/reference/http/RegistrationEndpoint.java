package cleansignal.reference.http;

import cleansignal.reference.auth.Passwords;
import cleansignal.reference.auth.Sessions;
import cleansignal.reference.auth.TokenPair;
import cleansignal.reference.auth.Tokens;
import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.store.User;
import cleansignal.reference.store.Users;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Clock;

/** Registration, which logs in at once (contract, section 1.1). */
final class RegistrationEndpoint {
  private final Users users;
  private final Sessions sessions;
  private final Passwords passwords;
  private final Clock clock;

  RegistrationEndpoint(Services services) {
    this.users = services.users();
    this.sessions = services.sessions();
    this.passwords = services.passwords();
    this.clock = services.clock();
  }

  Future<Reply> register(Call call) {
    BodyReader body = BodyReader.of(call.body());
    String email = Credentials.email(body);
    String username = Credentials.username(body);
    String password = Credentials.newPassword(body);
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
              TokenReplies.put(data, pair);
              return Reply.data(data, "User registered successfully")
                  .withStatus(201)
                  .withCookie(TokenReplies.cookie(pair, Tokens.REFRESH_LIFE, clock.instant()));
            });
  }

  private void refuseTaken(String email, String username) {
    if (users.byEmail(email).isPresent()) {
      throw ApiError.of(409, "RESOURCE_EMAIL_EXISTS", "Email already registered");
    }
    if (users.isNameTaken(username)) {
      throw ApiError.of(409, "RESOURCE_USERNAME_EXISTS", "Username already taken");
    }
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
}
