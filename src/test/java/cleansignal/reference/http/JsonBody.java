package cleansignal.reference.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Turns a request's bytes into JSON as the target's body parser does. */
final class JsonBody {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonBody() {}

  /**
   * The body, empty if there is none or it does not call itself JSON.
   *
   * @throws ApiError if it is no JSON object or array
   */
  static Optional<JsonNode> parse(Exchange exchange) {
    Buffer bytes = exchange.context().body().buffer();
    String contentType = exchange.request().getHeader("Content-Type");
    if (bytes == null
        || bytes.length() == 0
        || contentType == null
        || !contentType.startsWith("application/json")) {
      return Optional.empty();
    }
    try {
      JsonNode json = MAPPER.readTree(bytes.getBytes());
      if (json.isContainerNode()) {
        return Optional.of(json);
      }
    } catch (JsonProcessingException malformed) {
      throw notJson();
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory can always be read", impossible);
    }
    throw notJson();
  }

  private static ApiError notJson() {
    return ApiError.of(400, "SERVER_INTERNAL_ERROR", "Unexpected token in JSON");
  }
}
