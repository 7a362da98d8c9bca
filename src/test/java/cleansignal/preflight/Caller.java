package cleansignal.preflight;

import cleansignal.config.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Asks over HTTP. Follows no redirect and uses no proxy. */
final class Caller {

  private static final int LONGEST_ANSWER = 1 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final String baseUrl;
  private final Duration limit;
  private final String bypassHeader;
  private final Optional<Secret> bypassToken;
  private final InstantSource clock;
  private final HttpClient client;

  /**
   * Asks that server.
   *
   * @param baseUrl scheme, host and port
   * @param limit of one question
   * @param bypassHeader the header that lets the load past limiters
   * @param bypassToken its value; empty when the load sends none
   */
  Caller(
      String baseUrl,
      Duration limit,
      String bypassHeader,
      Optional<Secret> bypassToken,
      InstantSource clock) {
    this.baseUrl = baseUrl;
    this.limit = limit;
    this.bypassHeader = bypassHeader;
    this.bypassToken = bypassToken;
    this.clock = clock;
    this.client = client(limit);
  }

  /** Asks a server that has no limiters to be let past. */
  static Caller of(URI address, Duration limit) {
    return new Caller(address.toString(), limit, "", Optional.empty(), InstantSource.system());
  }

  /** A client that meets neither Gatling's blocked proxy nor another host than it was sent to. */
  static HttpClient client(Duration connectLimit) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .proxy(HttpClient.Builder.NO_PROXY)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectLimit)
        .build();
  }

  /** Whether the load asks to be let past limiters. */
  boolean hasBypass() {
    return bypassToken.isPresent();
  }

  /**
   * Asks.
   *
   * @throws IOException when there is no answer
   */
  Answer send(Ask ask) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(baseUrl + ask.route().pathFor(ask.id()))).timeout(limit);
    request.method(
        ask.route().method(),
        ask.body()
            .map(HttpRequest.BodyPublishers::ofString)
            .orElseGet(HttpRequest.BodyPublishers::noBody));
    ask.body().ifPresent(body -> request.header("Content-Type", "application/json"));
    ask.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    if (ask.asTheLoad()) {
      bypassToken.ifPresent(token -> request.header(bypassHeader, token.reveal()));
    }
    long sent = clock.millis();
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      JsonNode tree = json(body.readNBytes(LONGEST_ANSWER));
      return new Answer(response.statusCode(), response.headers(), tree, sent, clock.millis());
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
