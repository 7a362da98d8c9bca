package cleansignal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.DatabaseSettings;
import cleansignal.config.Secret;
import cleansignal.runlog.PreflightReport.Status;
import cleansignal.services.PostgresServer;
import cleansignal.services.Prometheus;
import cleansignal.services.RealServer;
import cleansignal.services.Redis;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The services behind a target: real ones, each found well and found broken. */
class ServicesTest {

  private static final String PASSWORD = "Behind-the-target-1";
  private static final String WRONG = "Behind-the-target-2";

  @Test
  void aRedisAnswersPing() throws Exception {
    try (RealServer server = Redis.start("")) {
      server.await(() -> redis(server, Optional.empty()).status() == Status.PASS);

      assertThat(RedisCheck.ping(URI.create(redisUrl(server) + "/3"), Optional.empty()))
          .isEqualTo(Finding.pass("answers PING"));
      assertThat(RedisCheck.ping(URI.create(redisUrl(server) + "/333"), Optional.empty()).found())
          .startsWith("does not answer PING: ")
          .contains("DB index is out of range");
    }
  }

  @Test
  void aRedisWithAPasswordWantsIt() throws Exception {
    try (RealServer server = Redis.start(PASSWORD)) {
      server.await(() -> redis(server, Optional.of(PASSWORD)).status() == Status.PASS);

      Finding without = redis(server, Optional.empty());
      Finding wrong = redis(server, Optional.of(WRONG));

      assertThat(without.status()).isEqualTo(Status.FAIL);
      assertThat(without.found()).contains("NOAUTH");
      assertThat(wrong.status()).isEqualTo(Status.FAIL);
      assertThat(wrong.found()).contains("WRONGPASS").doesNotContain(WRONG);
    }
  }

  @Test
  void aRedisThatIsNotThereIsSeen() throws Exception {
    URI gone;
    try (RealServer server = Redis.start("")) {
      server.await(() -> redis(server, Optional.empty()).status() == Status.PASS);
      gone = URI.create(redisUrl(server));
    }

    Finding finding = RedisCheck.ping(gone, Optional.of(Secret.of(PASSWORD)));

    assertThat(finding.status()).isEqualTo(Status.FAIL);
    assertThat(finding.found()).contains("Failed to connect").doesNotContain(PASSWORD);
  }

  @Test
  void aPostgresLetsUsIn() throws Exception {
    try (PostgresServer server = PostgresServer.start(Optional.of(Secret.of(PASSWORD)))) {
      Finding wrong = postgres(server, "/postgres", WRONG);
      Finding nowhere = postgres(server, "/nowhere", PASSWORD);

      assertThat(postgres(server, "/postgres", PASSWORD).found())
          .matches("lets us in, version \\d+");
      assertThat(wrong.status()).isEqualTo(Status.FAIL);
      assertThat(wrong.found()).contains("password authentication failed").doesNotContain(WRONG);
      assertThat(nowhere.status()).isEqualTo(Status.FAIL);
      assertThat(nowhere.found()).contains("database \"nowhere\" does not exist");
      assertThat(postgres(server, "/postgres%3FPGPORT=1", PASSWORD).found())
          .contains("database \"postgres?PGPORT=1\" does not exist");
    }
  }

  @Test
  void aPrometheusScrapesTheTarget() throws Exception {
    HttpServer target = metrics();
    String where = "127.0.0.1:" + target.getAddress().getPort();
    try (RealServer server = Prometheus.start(where)) {
      URI page = URI.create("http://" + where + "/metrics");
      URI elsewhere = URI.create("http://host.test/metrics");
      server.await(() -> prometheus(server, Optional.empty(), page).status() == Status.PASS);

      assertThat(prometheus(server, Optional.of("game"), elsewhere))
          .isEqualTo(Finding.pass("scrapes job game"));
      assertThat(prometheus(server, Optional.empty(), elsewhere).found())
          .isEqualTo("scrapes 1 targets, but not host.test:80");
      assertThat(prometheus(server, Optional.of("chess"), page).found())
          .isEqualTo("scrapes 1 targets, but not job chess");

      target.stop(0);
      server.await(
          () ->
              prometheus(server, Optional.empty(), page)
                  .found()
                  .equals("scrapes " + where + ", which is down"));
      assertThat(prometheus(server, Optional.empty(), page).status()).isEqualTo(Status.FAIL);
    } finally {
      target.stop(0);
    }
  }

  private static Finding redis(RealServer server, Optional<String> password) {
    return RedisCheck.ping(URI.create(redisUrl(server)), password.map(Secret::of));
  }

  private static String redisUrl(RealServer server) {
    return "redis://127.0.0.1:" + server.port();
  }

  private static Finding postgres(PostgresServer server, String database, String password) {
    DatabaseSettings settings = server.settings();
    return PostgresCheck.connect(
        new DatabaseSettings(
            Optional.of(settings.url().orElseThrow().resolve(database)),
            settings.user(),
            Optional.of(Secret.of(password))));
  }

  /** Until it listens there is no answer, which the preflight itself counts as failed. */
  private static Finding prometheus(RealServer server, Optional<String> job, URI page)
      throws InterruptedException {
    try {
      return PrometheusCheck.look(URI.create("http://127.0.0.1:" + server.port()), job, page);
    } catch (IOException notYet) {
      return Finding.fail("no answer", "wait");
    }
  }

  private static HttpServer metrics() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] text = "up_for_tests 1\n".getBytes(StandardCharsets.US_ASCII);
          exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    server.start();
    return server;
  }
}
