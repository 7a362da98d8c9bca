package cleansignal.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether a target is there, asked once.
 *
 * @param problem what keeps it from being loaded, one line; empty when it answers 200
 * @param version what it calls its version; empty when it tells none
 */
public record TargetHealth(Optional<String> problem, Optional<String> version) {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  /** An answer is a few words; a longer one tells no version. */
  private static final int LONGEST_ANSWER = 1 << 16;

  private static final int LONGEST_VERSION = 64;
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Asks.
   *
   * @param baseUrl scheme, host and port
   * @param path of its health check
   */
  public static TargetHealth ask(String baseUrl, String path) {
    // No proxy selector: the one that blocks Gatling's version check would stand in our way too.
    HttpClient client =
        HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).connectTimeout(LIMIT).build();
    HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(LIMIT).build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        return answer.statusCode() == OK
            ? new TargetHealth(Optional.empty(), version(body.readNBytes(LONGEST_ANSWER)))
            : bad(says(baseUrl, path, "status " + answer.statusCode()));
      }
    } catch (IOException unreachable) {
      String reason = unreachable.getMessage();
      return bad(
          says(
              baseUrl,
              path,
              unreachable.getClass().getSimpleName() + (reason == null ? "" : ": " + reason)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return bad(says(baseUrl, path, "interrupted"));
    }
  }

  private static TargetHealth bad(String problem) {
    return new TargetHealth(Optional.of(problem), Optional.empty());
  }

  /** The field {@code version} of an object. */
  private static Optional<String> version(byte[] body) {
    try {
      return Optional.of(JSON.readTree(body).path("version"))
          .filter(JsonNode::isTextual)
          .map(JsonNode::asText)
          .filter(text -> !text.isBlank() && text.length() <= LONGEST_VERSION);
    } catch (IOException noJson) {
      return Optional.empty();
    }
  }

  private static String says(String baseUrl, String path, String reason) {
    return baseUrl
        + " does not answer GET "
        + path
        + " with 200 ("
        + reason
        + "): is the server up, and the address right?";
  }
}
