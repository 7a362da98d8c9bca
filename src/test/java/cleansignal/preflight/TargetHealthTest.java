package cleansignal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetHealthTest {

  private HttpServer server;
  private int status = 200;
  private String body = "";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
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
    assertThat(TargetHealth.ask(baseUrl(), "/health").problem()).isEmpty();
  }

  @Test
  void anotherStatusIsNamed() {
    status = 503;

    assertThat(TargetHealth.ask(baseUrl(), "/health").problem())
        .hasValueSatisfying(text -> assertThat(text).contains("503"));
  }

  @Test
  void aClosedPortIsNamed() {
    String gone = baseUrl();
    server.stop(0);

    assertThat(TargetHealth.ask(gone, "/health").problem())
        .hasValueSatisfying(text -> assertThat(text).startsWith(gone).contains("ConnectException"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"healthy\",\"version\":\"1.4.2\"} | 1.4.2",
        "{\"status\":\"healthy\"} | ''",
        "{\"version\":7} | ''",
        "{\"version\":\" \"} | ''",
        "[\"version\"] | ''",
        "OK | ''",
        "'' | ''",
      })
  void theVersionIsTakenWhereThereIsOne(String answer, String version) {
    body = answer;

    TargetHealth health = TargetHealth.ask(baseUrl(), "/health");

    assertThat(health.problem()).isEmpty();
    assertThat(health.version().orElse("")).isEqualTo(version);
  }

  @Test
  void anAnswerWithoutEndTellsNoVersion() {
    body = "{\"version\":\"" + "1".repeat(1 << 17) + "\"}";

    assertThat(TargetHealth.ask(baseUrl(), "/health"))
        .isEqualTo(new TargetHealth(Optional.empty(), Optional.empty()));
  }

  private String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
