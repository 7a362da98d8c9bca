package cleansignal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.target.RingRift;
import cleansignal.target.Route;
import cleansignal.telemetry.MetricsPage;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectGuardTest {
  private static final Route HEALTH = new RingRift().health();

  private final AtomicInteger elsewhere = new AtomicInteger();
  private HttpServer target;
  private HttpServer other;
  private volatile String location = "";
  private volatile int status = 302;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    other = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    other.createContext(
        "/",
        exchange -> {
          elsewhere.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    other.start();
    target = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    target.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", location);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    target.start();
  }

  @AfterEach
  void stop() {
    target.stop(0);
    other.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectToAnotherHostIsRefusedAndNotFollowed(int redirect) {
    status = redirect;
    location = "http://localhost:" + other.getAddress().getPort() + "/health?token=hunter2";

    assertThatExceptionOfType(SafetyException.class)
        .isThrownBy(() -> RedirectGuard.check(http(), HEALTH))
        .withMessage(
            base()
                + " redirects GET /health to another host (localhost): load that one instead if it"
                + " is yours to load");
    assertThat(elsewhere).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({
    "//other.test/health, other.test",
    "https://127.0.0.1@other.test/, other.test",
    "http://2130706433/, 2130706433",
    "'http://other test/', no address",
    "'mailto:me@other.test', no host",
    "'http://[::ffff:127.0.0.2]/', [::ffff:127.0.0.2]"
  })
  void soIsWhateverIsNotTheSameHost(String to, String shown) {
    location = to;

    assertThatExceptionOfType(SafetyException.class)
        .isThrownBy(() -> RedirectGuard.check(http(), HEALTH))
        .withMessageContaining("to another host (" + shown + ")");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "health/", "http://127.0.0.1:1/", "https://127.0.0.1/x"})
  void theSameHostIsNoOther(String to) {
    location = to;

    assertThatCode(() -> RedirectGuard.check(http(), HEALTH)).doesNotThrowAnyException();
  }

  @Test
  void anAnswerThatIsNoRedirectMayNameAnyPlace() {
    status = 201;
    location = "http://other.test/";

    assertThatCode(() -> RedirectGuard.check(http(), HEALTH)).doesNotThrowAnyException();
  }

  @Test
  void whoDoesNotAnswerPointsNowhere() {
    target.stop(0);

    assertThatCode(() -> RedirectGuard.check(http(), HEALTH)).doesNotThrowAnyException();
  }

  @Test
  void noClientOfTheSuiteFollows() throws IOException, InterruptedException {
    location = "http://localhost:" + other.getAddress().getPort() + "/health";

    assertThat(http().send(HEALTH, Optional.empty(), Map.of()).status()).isEqualTo(302);
    assertThat(new MetricsPage(URI.create(base() + "/metrics"), Optional.empty()).read()).isEmpty();
    assertThat(elsewhere).hasValue(0);
  }

  private DirectHttp http() {
    return new DirectHttp(URI.create(base()), Duration.ofSeconds(10));
  }

  private String base() {
    return "http://127.0.0.1:" + target.getAddress().getPort();
  }
}
