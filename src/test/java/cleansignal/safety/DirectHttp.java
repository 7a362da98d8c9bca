package cleansignal.safety;

import cleansignal.target.Route;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Asks one server and no other: it follows no redirect and uses no proxy. */
public final class DirectHttp {

  private static final int LONGEST_ANSWER = 1 << 20;
  private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final Duration limit;
  private final HttpClient client;

  /**
   * Asks that server.
   *
   * @param base its address, without a slash at the end
   * @param limit of one question
   */
  public DirectHttp(URI base, Duration limit) {
    this.base = base;
    this.limit = limit;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(limit)
            .build();
  }

  /**
   * What it answered.
   *
   * @param status HTTP status
   * @param headers its headers
   * @param body its body; a missing node when that is no JSON
   */
  public record Answer(int status, HttpHeaders headers, JsonNode body) {

    /** A whole number in a header; empty when there is none. */
    public OptionalLong number(String header) {
      return headers
          .firstValue(header)
          .filter(WHOLE.asMatchPredicate())
          .map(text -> OptionalLong.of(Long.parseLong(text)))
          .orElseGet(OptionalLong::empty);
    }

    /** A field of the body, by its names joined by dots; a missing node when there is none. */
    public JsonNode field(String path) {
      return body.at("/" + path.replace('.', '/'));
    }
  }

  /** The server's address. */
  public URI base() {
    return base;
  }

  /**
   * Asks.
   *
   * @param route what is asked; its path has no id
   * @param body JSON; empty for none
   * @param headers to be sent besides
   * @throws IOException when there is no answer within the limit
   */
  public Answer send(Route route, Optional<String> body, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + route.path()))
            .timeout(limit)
            .method(
                route.method(),
                body.map(HttpRequest.BodyPublishers::ofString)
                    .orElseGet(HttpRequest.BodyPublishers::noBody));
    body.ifPresent(json -> request.header("Content-Type", "application/json"));
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream stream = response.body()) {
        return new Answer(
            response.statusCode(), response.headers(), json(stream.readNBytes(LONGEST_ANSWER)));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).orElseGet(MissingNode::getInstance);
    } catch (IOException noJson) {
      return MissingNode.getInstance();
    }
  }
}
