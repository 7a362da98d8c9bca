package cleansignal.preflight;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a target once whether it is there. */
public final class TargetHealth {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private TargetHealth() {}

  /**
   * What keeps the target from being loaded.
   *
   * @param baseUrl scheme, host and port
   * @param path of its health check
   * @return one line; empty when it answers 200
   */
  public static Optional<String> problem(String baseUrl, String path) {
    // No proxy selector: the one that blocks Gatling's version check would stand in our way too.
    HttpClient client =
        HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).connectTimeout(LIMIT).build();
    HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(LIMIT).build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == OK ? Optional.empty() : Optional.of(says(baseUrl, path, "status " + status));
    } catch (IOException unreachable) {
      String reason = unreachable.getMessage();
      return Optional.of(
          says(
              baseUrl,
              path,
              unreachable.getClass().getSimpleName() + (reason == null ? "" : ": " + reason)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.of(says(baseUrl, path, "interrupted"));
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
