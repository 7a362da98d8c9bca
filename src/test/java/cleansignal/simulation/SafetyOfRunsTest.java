package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.config.SafetySettings;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.reference.ReferenceServer;
import cleansignal.reference.ReferenceSettings;
import cleansignal.request.GatlingForTests;
import cleansignal.safety.SafetyException;
import com.sun.net.httpserver.HttpServer;
import io.gatling.http.protocol.HttpProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a run is refused for before its load starts. The targets here say how often they are asked.
 */
class SafetyOfRunsTest {
  private static final String PASSWORD = "Pool-secret-1";

  @BeforeAll
  static void configureDsl() {
    GatlingForTests.configureDsl();
  }

  @Test
  void aHostThatTheTargetsFileDoesNotNameIsRefused() {
    assertRefused(config("local", "http://game.example.org"), "baseline")
        .withMessageStartingWith(
            "cs.target.base-url: game.example.org is no host of the target local");
    assertRefused(config("staging", "http://127.0.0.1:1"), "baseline")
        .withMessageContaining("targets/staging.conf");
  }

  @Test
  void productionAsItIsGivenOutTakesNobody() {
    assertRefused(config("production", "http://127.0.0.1:1", "consent", "127.0.0.1"), "baseline")
        .withMessageContaining("is no host of the target production");
  }

  @Test
  void productionTakesFewRuns() {
    assertRefused(
            allowed(config("production", "http://127.0.0.1:1", "consent", "127.0.0.1")), "ai-heavy")
        .withMessageStartingWith("ai-heavy never runs on production");
  }

  @Test
  void aLoadAboveACeilingIsRefusedWhateverThePlan() {
    SuiteConfig config = config("local", "http://127.0.0.1:1", "preflight", "skip");
    SafetySettings own = config.safety();
    SuiteConfig low =
        config.protectedBy(
            new SafetySettings(own.hosts(), own.addresses(), 63, 9999, own.maxDuration()));

    assertRefused(low, "baseline")
        .withMessage(
            "baseline would take 64 users at once, and the target local may have 63:"
                + " targets/local.conf (cs.safety.max-users)");
  }

  @Test
  void aTargetThatRedirectsElsewhereIsRefusedAlsoWithoutPreflight() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "https://game.example.org/health");
          exchange.sendResponseHeaders(301, -1);
          exchange.close();
        });
    server.start();
    try {
      assertRefused(
              config(
                  "local",
                  "http://127.0.0.1:" + server.getAddress().getPort(),
                  "preflight",
                  "skip"),
              "baseline")
          .withMessageContaining("redirects GET /health to another host (game.example.org)");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void productionWithABypassIsRefusedAndWithoutItIsReady()
      throws IOException, InterruptedException {
    try (ReferenceServer open = server("{\"enabled\":true}");
        ReferenceServer shut = server("{\"enabled\":false}")) {
      assertRefused(production(open), "baseline")
          .withMessageStartingWith(
              "SECURITY FINDING: production lets callers past its rate limits");

      Launch launch = Preparation.of(production(shut), "baseline", "TestSimulation");

      assertThat(launch.populations()).isNotEmpty();
    }
  }

  /** A name that was judged can't mean another machine once the load runs. */
  @Test
  void theLoadIsBoundToTheAddressesThatWereJudged() throws IOException, InterruptedException {
    Launch launch =
        Preparation.of(
            config("local", "http://localhost:1", "preflight", "skip"),
            "baseline",
            "TestSimulation");

    HttpProtocol protocol = (HttpProtocol) launch.protocol().protocol();

    Map<String, ?> bound = CollectionConverters.asJava(protocol.dnsPart().hostNameAliases());
    assertThat(bound).containsOnlyKeys("localhost");
    assertThat(bound.get("localhost").toString()).contains("127.0.0.1");
  }

  private static ReferenceServer server(String bypass) {
    return ReferenceServer.start(
        ReferenceSettings.fromJson(
            "{\"limits\":\"strict\",\"poolSize\":1,\"poolPassword\":\""
                + PASSWORD
                + "\",\"bypass\":"
                + bypass
                + "}"));
  }

  private static SuiteConfig production(ReferenceServer server) {
    return allowed(
        config("production", "http://127.0.0.1:" + server.port(), "consent", "127.0.0.1"));
  }

  /** As if the target's file named the loopback. */
  private static SuiteConfig allowed(SuiteConfig config) {
    SafetySettings own = config.safety();
    return config.protectedBy(
        new SafetySettings(
            List.of("127.0.0.1"),
            own.addresses(),
            own.maxUsers(),
            own.maxRequestsPerSecond(),
            own.maxDuration()));
  }

  private static SuiteConfig config(String target, String baseUrl, String... properties) {
    Map<String, String> given = new HashMap<>(Map.of("target", target));
    for (int name = 0; name < properties.length; name += 2) {
      given.put(properties[name], properties[name + 1]);
    }
    return SuiteConfigLoader.load(
            Map.of("BASE_URL", baseUrl, "LOADTEST_USER_POOL_PASSWORD", PASSWORD), given)
        .config();
  }

  private static ThrowableAssertAlternative<SafetyException> assertRefused(
      SuiteConfig config, String scenario) {
    return assertThatExceptionOfType(SafetyException.class)
        .isThrownBy(() -> Preparation.of(config, scenario, "TestSimulation"));
  }
}
