package cleansignal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.Secret;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/metrics", 200, "calls_total 3\n");
    answer("/locked", 401, "calls_total 3\n");
    server.createContext(
        "/keyed",
        exchange -> {
          String key = exchange.getRequestHeaders().getFirst("Authorization");
          exchange.sendResponseHeaders("Bearer sesame".equals(key) ? 200 : 401, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void isReadAnewEachTime() {
    MetricsPage page = page("/metrics");

    assertThat(page.read().orElseThrow().sum("calls_total", labels -> true)).hasValue(3);
    assertThat(page.read()).isPresent();
  }

  @Test
  void whatIsNotShownIsUnknown() {
    assertThat(page("/locked").read()).isEmpty();
  }

  @Test
  void soIsWhatNobodyShows() {
    MetricsPage page = page("/metrics");
    server.stop(0);

    assertThat(page.read()).isEmpty();
  }

  @Test
  void aKeyOpensAPageThatAsksForIt() {
    assertThat(page("/keyed").read()).isEmpty();
    assertThat(page("/keyed", Optional.of(Secret.of("wrong"))).read()).isEmpty();
    assertThat(page("/keyed", Optional.of(Secret.of("sesame"))).read()).isPresent();
  }

  private MetricsPage page(String path) {
    return page(path, Optional.empty());
  }

  private MetricsPage page(String path, Optional<Secret> key) {
    return new MetricsPage(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()).resolve(path), key);
  }

  private void answer(String path, int status, String text) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, text.length());
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(text.getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
