package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Orders to an embedded server whose admin port a test has chosen. */
final class Admin {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private Admin() {}

  /** A loopback port on which nothing listens. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("no free port", e);
    }
  }

  /** Freezes the server with that admin port. */
  static void freeze(int port, Duration length) throws IOException {
    HttpRequest order =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/admin/freeze"))
            .timeout(LIMIT)
            .POST(HttpRequest.BodyPublishers.ofString("{\"seconds\":" + length.toSeconds() + "}"))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(LIMIT)
              .build()
              .send(order, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
