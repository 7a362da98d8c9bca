package cleansignal.telemetry;

import cleansignal.config.Secret;
import cleansignal.target.metrics.Exposition;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A target's page of metrics. */
public final class MetricsPage {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpRequest request;
  private final HttpClient client;

  /**
   * The page at that address.
   *
   * @param key sent as Bearer token; empty where the page asks for none
   */
  public MetricsPage(URI address, Optional<Secret> key) {
    HttpRequest.Builder asked = HttpRequest.newBuilder(address);
    key.ifPresent(secret -> asked.header("Authorization", "Bearer " + secret.reveal()));
    request = asked.build();
    // No proxy selector: the one that blocks Gatling's version check would stand in our way too.
    client =
        HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).connectTimeout(LIMIT).build();
  }

  /**
   * Reads it now.
   *
   * @return empty when the target does not show it within 5 s: what was not read is unknown
   */
  public Optional<Exposition> read() {
    // The client's own limit ends with the headers: a page that drips would hold the run up.
    CompletableFuture<HttpResponse<String>> page =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    try {
      HttpResponse<String> answer = page.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return answer.statusCode() == OK
          ? Optional.of(Exposition.parse(answer.body()))
          : Optional.empty();
    } catch (ExecutionException | TimeoutException unreachable) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      page.cancel(true);
    }
  }
}
