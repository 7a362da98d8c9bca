package cleansignal.reference.http;

import cleansignal.reference.fault.Draw;
import cleansignal.reference.store.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A request that passed limiters and authentication, as its endpoint sees it.
 *
 * @param path its path parameters
 * @param query its query parameters, the first of each name
 * @param body its JSON, empty if it had none
 * @param ip the client's address
 * @param unlimited whether it passes every limiter uncounted
 * @param caller who sent it, empty on public routes
 * @param draw which faults hit it; most have taken effect before the endpoint sees it
 */
record Call(
    Map<String, String> path,
    Map<String, String> query,
    Optional<JsonNode> body,
    String ip,
    boolean unlimited,
    Optional<User> caller,
    Draw draw) {

  /**
   * Who sent it.
   *
   * @throws IllegalStateException on a public route
   */
  User user() {
    return caller.orElseThrow(() -> new IllegalStateException("this route has no user"));
  }
}
