package cleansignal.simulation;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The admin port of a run's embedded server, chosen before the run starts.
 *
 * @param port a loopback port
 */
record Admin(int port) {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final double MILLIS_PER_SECOND = 1000;

  /** A port on which nothing listens yet. */
  static Admin onFreePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Admin(socket.getLocalPort());
    }
  }

  /** How many requests below /api the server has got; 0 while it does not listen yet. */
  long requests() throws IOException {
    return counted("/totals/requests");
  }

  /** How many moves of humans the server has made; 0 while it does not listen yet. */
  long moves() throws IOException {
    return counted("/play/moves/human");
  }

  /** How many games run on the server; 0 while it does not listen yet. */
  long games() throws IOException {
    return counted("/games/running");
  }

  private long counted(String what) throws IOException {
    try {
      return new JsonMapper().readTree(send("truth", HttpRequest.newBuilder())).at(what).asLong();
    } catch (ConnectException notYet) {
      return 0;
    }
  }

  /** Freezes the server. */
  void freeze(Duration length) throws IOException {
    order("freeze", length);
  }

  /** Restarts the server, and waits until it is back. */
  void restart(Duration length) throws IOException {
    order("restart", length);
  }

  /**
   * Arms these faults instead of the former ones.
   *
   * @param faults a JSON array, with single quotes for double ones; {@code []} for none
   */
  void arm(String faults) throws IOException {
    order(
        "faults",
        HttpRequest.newBuilder()
            .PUT(HttpRequest.BodyPublishers.ofString(faults.replace('\'', '"'))));
  }

  private void order(String what, Duration length) throws IOException {
    String order = "{\"seconds\":" + length.toMillis() / MILLIS_PER_SECOND + "}";
    order(what, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(order)));
  }

  /** A server that is gone means a run that ended too early. */
  private void order(String what, HttpRequest.Builder request) throws IOException {
    try {
      send(what, request);
    } catch (ConnectException gone) {
      throw new HeldUp(what + ": the server is gone");
    }
  }

  private String send(String what, HttpRequest.Builder request) throws IOException {
    URI address = URI.create("http://127.0.0.1:" + port + "/admin/" + what);
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  request.uri(address).timeout(LIMIT).build(),
                  HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(what + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
