package cleansignal.reference.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An answer that is no success, in one of the target's three envelopes. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ObjectNode head;
  private final transient boolean carriesRequestId;

  /** One complaint about one field of a body. */
  record Detail(String field, String message, String code) {}

  private ApiError(int status, ObjectNode head, boolean carriesRequestId) {
    super(status + " " + head, null, false, false);
    this.status = status;
    this.head = head;
    this.carriesRequestId = carriesRequestId;
  }

  /** The ordinary envelope. */
  static ApiError of(int status, String code, String message) {
    return new ApiError(status, codeAndMessage(code, message), true);
  }

  /** A body that breaks the schema; the first complaint is the message. */
  static ApiError validation(List<Detail> details) {
    ObjectNode head = codeAndMessage("VALIDATION_FAILED", details.get(0).message());
    ArrayNode list = head.putArray("details");
    for (Detail detail : details) {
      list.addObject()
          .put("field", detail.field())
          .put("message", detail.message())
          .put("code", detail.code());
    }
    return new ApiError(400, head, true);
  }

  /** No such route: without a request id. */
  static ApiError noRoute() {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("message", "Route not found").put("code", "NOT_FOUND");
    return new ApiError(404, head, false);
  }

  /** Over a limit: without a request id, with the seconds to wait. */
  static ApiError limited(long retryAfterSeconds) {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("message", "Too many requests, please try again later")
        .put("code", "RATE_LIMIT_EXCEEDED")
        .put("retryAfter", retryAfterSeconds);
    return new ApiError(429, head, false);
  }

  int status() {
    return status;
  }

  Reply toReply(String requestId, String timestamp) {
    ObjectNode error = head.deepCopy();
    if (carriesRequestId) {
      error.put("requestId", requestId);
    }
    error.put("timestamp", timestamp);
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("success", false);
    body.set("error", error);
    return new Reply(status, body, List.of());
  }

  private static ObjectNode codeAndMessage(String code, String message) {
    return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
  }
}
