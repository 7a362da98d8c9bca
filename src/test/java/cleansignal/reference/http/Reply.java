package cleansignal.reference.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An answer before it is written.
 *
 * @param status HTTP status
 * @param body its JSON; a bare text node is written as plain text
 * @param cookies values of {@code Set-Cookie}
 */
record Reply(int status, JsonNode body, List<String> cookies) {

  /** The object as it is. */
  static Reply bare(ObjectNode body) {
    return new Reply(200, body, List.of());
  }

  /** Plain text. */
  static Reply text(String text) {
    return new Reply(200, JsonNodeFactory.instance.textNode(text), List.of());
  }

  /** Success with data. */
  static Reply data(ObjectNode data) {
    return bare(success().set("data", data));
  }

  /** Success with data, then a message. */
  static Reply data(ObjectNode data, String message) {
    ObjectNode body = success().set("data", data);
    return bare(body.put("message", message));
  }

  /** Success with a message, then data: the target's order where a game is resigned. */
  static Reply message(String message, ObjectNode data) {
    return bare(success().put("message", message).set("data", data));
  }

  /** Success with nothing but a message. */
  static Reply message(String message) {
    return bare(success().put("message", message));
  }

  Reply withStatus(int newStatus) {
    return new Reply(newStatus, body, cookies);
  }

  Reply withCookie(String cookie) {
    return new Reply(status, body, List.of(cookie));
  }

  private static ObjectNode success() {
    return JsonNodeFactory.instance.objectNode().put("success", true);
  }
}
