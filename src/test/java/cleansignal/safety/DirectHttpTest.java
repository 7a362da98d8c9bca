package cleansignal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.target.RingRift;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DirectHttpTest {

  private static final String HALF = "{\"status\":";

  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer target;

  @BeforeEach
  void start() throws IOException {
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    target.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    target.stop(0);
  }

  /** Its headers come at once, which ends the limit of Java's own client. */
  @Test
  void anAnswerWhoseBodyNeverEndsIsNone() {
    target.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(HALF.getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
          await();
          exchange.close();
        });

    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> ask(Duration.ofMillis(300)))
        .withMessage("no whole answer within 300 ms");
  }

  @Test
  void ofAnEndlessBodyTheFirstMebibyteIsRead() throws Exception {
    target.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write("{\"status\":\"healthy\"}".getBytes(StandardCharsets.UTF_8));
            body.write(" ".repeat(3 << 20).getBytes(StandardCharsets.UTF_8));
          }
        });

    assertThat(ask(Duration.ofSeconds(10)).text("status")).contains("healthy");
  }

  @Test
  void whatIsNoJsonHasAStatusAndNothingElse() throws Exception {
    target.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(503, 0);
          exchange.getResponseBody().write(HALF.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });

    Answer answer = ask(Duration.ofSeconds(10));

    assertThat(answer.says()).isEqualTo("503");
    assertThat(answer.node("status").isMissingNode()).isTrue();
    assertThat(answer.receivedMillis()).isGreaterThanOrEqualTo(answer.sentMillis());
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer ask(Duration limit) throws IOException, InterruptedException {
    URI base = URI.create("http://127.0.0.1:" + target.getAddress().getPort());
    return new DirectHttp(base, limit).send(new RingRift().health(), Optional.empty(), Map.of());
  }
}
