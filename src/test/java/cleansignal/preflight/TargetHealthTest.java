package cleansignal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetHealthTest {

  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aTargetThatAnswersHasNoProblem() {
    assertThat(TargetHealth.problem(baseUrl(), "/health")).isEmpty();
  }

  @Test
  void anotherStatusIsNamed() {
    status = 503;

    assertThat(TargetHealth.problem(baseUrl(), "/health"))
        .hasValueSatisfying(text -> assertThat(text).contains("503"));
  }

  @Test
  void aClosedPortIsNamed() {
    String gone = baseUrl();
    server.stop(0);

    assertThat(TargetHealth.problem(gone, "/health"))
        .hasValueSatisfying(text -> assertThat(text).startsWith(gone).contains("ConnectException"));
  }

  private String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
