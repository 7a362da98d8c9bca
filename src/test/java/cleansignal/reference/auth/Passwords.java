package cleansignal.reference.auth;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;

/**
 * Hashes and checks passwords with bcrypt, on a worker thread: at the target's cost of 12 one login
 * is a quarter of a second of CPU, which the event loop could not spare.
 */
public final class Passwords {
  private final Vertx vertx;
  private final int cost;

  /**
   * Hashes at this cost.
   *
   * @param cost bcrypt's cost factor, 4 to 31
   */
  public Passwords(Vertx vertx, int cost) {
    this.vertx = vertx;
    this.cost = cost;
  }

  /** Hashes here and now, on the caller's thread: for the start. */
  public String hashNow(String password) {
    return BCrypt.withDefaults().hashToString(cost, password.toCharArray());
  }

  /** Hashes on a worker thread. */
  public Future<String> hash(String password) {
    return vertx.executeBlocking(() -> hashNow(password), false);
  }

  /** Checks on a worker thread whether this password made this hash. */
  public Future<Boolean> matches(String password, String hash) {
    return vertx.executeBlocking(
        () ->
            BCrypt.verifyer()
                .verify(
                    password.getBytes(StandardCharsets.UTF_8),
                    hash.getBytes(StandardCharsets.UTF_8))
                .verified,
        false);
  }
}
