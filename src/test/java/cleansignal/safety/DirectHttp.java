package cleansignal.safety;

import cleansignal.target.Route;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks one server and no other: it follows no redirect and uses no proxy. */
public final class DirectHttp {

  private static final int LONGEST_ANSWER = 1 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final Duration limit;
  private final InstantSource clock;
  private final HttpClient client;

  /**
   * Asks that server.
   *
   * @param base its address, without a slash at the end
   * @param limit of one question
   * @param clock says when it was asked and when it answered
   */
  public DirectHttp(URI base, Duration limit, InstantSource clock) {
    this.base = base;
    this.limit = limit;
    this.clock = clock;
    this.client = client(limit);
  }

  /** The same by the system's clock. */
  public DirectHttp(URI base, Duration limit) {
    this(base, limit, InstantSource.system());
  }

  /** A client that meets neither Gatling's blocked proxy nor another host than it was sent to. */
  public static HttpClient client(Duration connectLimit) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .connectTimeout(connectLimit)
        .build();
  }

  /** The server's address. */
  public URI base() {
    return base;
  }

  /**
   * Asks for something that is not about one game.
   *
   * @see #send(Route, String, Optional, Map)
   */
  public Answer send(Route route, Optional<String> body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send(route, "", body, headers);
  }

  /**
   * Asks.
   *
   * @param gameId of the game that the route's path names; empty where it names none
   * @param body JSON; empty for none
   * @param headers to be sent besides
   * @throws IOException when there is no whole answer within the limit
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public Answer send(Route route, String gameId, Optional<String> body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + route.pathFor(gameId)))
            .method(
                route.method(),
                body.map(HttpRequest.BodyPublishers::ofString)
                    .orElseGet(HttpRequest.BodyPublishers::noBody));
    body.ifPresent(json -> request.header("Content-Type", "application/json"));
    headers.forEach(request::header);
    LimitedBody read = new LimitedBody(LONGEST_ANSWER);
    long sent = clock.millis();
    HttpResponse<Void> response =
        whole(
            client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArrayConsumer(read)));
    return new Answer(
        response.statusCode(), response.headers(), json(read.bytes()), sent, clock.millis());
  }

  /** The client's own limit ends with the headers: what drips after them would never end. */
  private <T> T whole(CompletableFuture<T> answer) throws IOException, InterruptedException {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      throw new HttpTimeoutException("no whole answer within " + limit.toMillis() + " ms");
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof IOException lost
          ? lost
          : new IOException(failure.getCause());
    } finally {
      answer.cancel(true);
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
