package cleansignal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.config.Secret;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.pool.Credentials;
import cleansignal.reference.ReferenceServer;
import cleansignal.reference.ReferenceSettings;
import cleansignal.safety.BypassProbe.Finding;
import cleansignal.safety.BypassProbe.State;
import cleansignal.target.RingRift;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the reference server, which has the target's limiters and ways past them. */
class BypassGuardTest {
  private static final String PASSWORD = "Pool-secret-1";
  private static final Secret TOKEN = Secret.of("let-me-past-all-of-them");

  @Test
  void limitersThatHoldAreSeenToHold() throws IOException, InterruptedException {
    try (ReferenceServer server = server("\"limits\":\"strict\"")) {
      assertThat(findings(server, Optional.of(TOKEN)))
          .containsExactly(
              new Finding(
                  "this machine's address",
                  State.NO_EFFECT,
                  "999 of 1000 left, then 998 of 1000 left"),
              new Finding(
                  "the token of X-RateLimit-Bypass-Token",
                  State.NO_EFFECT,
                  "998 of 1000 left without it, 997 of 1000 left with it"),
              new Finding(
                  "the e-mail of the pool's users",
                  State.NO_EFFECT,
                  "996 of 1000 left without a login, 199 of 200 left with it"));
      assertThat(BypassGuard.check(production(server), http(server), new RingRift())).hasSize(3);
    }
  }

  @Test
  void aTokenThatLetsPastIsASecurityFinding() throws IOException, InterruptedException {
    try (ReferenceServer server =
        server(
            "\"limits\":\"strict\",\"bypass\":{\"enabled\":true,\"userPattern\":\"\",\"token\":\""
                + TOKEN.reveal()
                + "\"}")) {
      assertThat(findings(server, Optional.of(TOKEN)))
          .extracting(Finding::state)
          .containsExactly(State.NO_EFFECT, State.WORKS, State.NO_EFFECT);
      assertRefused(server)
          .withMessage(
              "SECURITY FINDING: production lets callers past its rate limits: the token of"
                  + " X-RateLimit-Bypass-Token works (994 of 1000 left without it, no limit with"
                  + " it); switch the bypass off there before anything else");
    }
  }

  /** It passes the limiters after the login alone, which the token's way would not show. */
  @Test
  void soIsAnEmailThatDoes() throws IOException, InterruptedException {
    try (ReferenceServer server = server("\"limits\":\"strict\",\"bypass\":{\"enabled\":true}")) {
      assertThat(findings(server, Optional.empty()))
          .extracting(Finding::state)
          .containsExactly(State.NO_EFFECT, State.WORKS);
      assertRefused(server).withMessageContaining("the e-mail of the pool's users works");
    }
  }

  /** Limits of the same height: they are told apart by what is left. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEmailIsJudgedWhereAllLimitsAreEquallyHigh(boolean enabled)
      throws IOException, InterruptedException {
    try (ReferenceServer server = server("\"bypass\":{\"enabled\":" + enabled + "}")) {
      assertThat(findings(server, Optional.empty()))
          .extracting(Finding::state)
          .containsExactly(State.NO_EFFECT, enabled ? State.WORKS : State.NO_EFFECT);
    }
  }

  @Test
  void whereNoLimiterShowsNobodyCanTell() throws IOException, InterruptedException {
    try (ReferenceServer server =
        server("\"bypass\":{\"enabled\":true,\"ips\":[\"127.0.0.1\"],\"userPattern\":\"\"}")) {
      assertThat(findings(server, Optional.of(TOKEN)))
          .extracting(Finding::state)
          .containsOnly(State.NOT_VISIBLE);
      assertRefused(server).withMessageContaining("rate limits can't be seen");
    }
  }

  @Test
  void whereNobodyCanLogInNobodyCanTell() {
    try (ReferenceServer server =
        ReferenceServer.start(ReferenceSettings.fromJson("{\"limits\":\"strict\"}"))) {
      assertRefused(server)
          .withMessageContaining(
              "the e-mail of the pool's users can't be judged (the first of them can't log in)");
    }
  }

  @Test
  void aProductionThatDoesNotAnswerIsNotLoaded() {
    ReferenceServer server = server("\"limits\":\"strict\"");
    server.close();

    assertRefused(server).withMessageContaining("does not answer");
  }

  @Test
  void otherTargetsMayHaveIt() throws InterruptedException {
    try (ReferenceServer server = server("\"limits\":\"strict\",\"bypass\":{\"enabled\":true}")) {
      SuiteConfig local = GuardedConfigs.on("local", http(server).base().toString());

      assertThat(BypassGuard.check(local, http(server), new RingRift())).isEmpty();
    }
  }

  private static ReferenceServer server(String settings) {
    return ReferenceServer.start(
        ReferenceSettings.fromJson(
            "{\"poolSize\":1,\"poolPassword\":\"" + PASSWORD + "\"," + settings + "}"));
  }

  private static List<Finding> findings(ReferenceServer server, Optional<Secret> token)
      throws IOException, InterruptedException {
    return new BypassProbe(http(server), new RingRift())
        .findings(token, new Credentials("loadtest_user_1@loadtest.local", Secret.of(PASSWORD)));
  }

  private static ThrowableAssertAlternative<SafetyException> assertRefused(ReferenceServer server) {
    return assertThatExceptionOfType(SafetyException.class)
        .isThrownBy(() -> BypassGuard.check(production(server), http(server), new RingRift()));
  }

  private static SuiteConfig production(ReferenceServer server) {
    return SuiteConfigLoader.load(
            Map.of(
                "BASE_URL", http(server).base().toString(),
                "LOADTEST_USER_POOL_PASSWORD", PASSWORD,
                "RATE_LIMIT_BYPASS_TOKEN", TOKEN.reveal()),
            Map.of("target", "production", "consent", "127.0.0.1"))
        .config();
  }

  private static DirectHttp http(ReferenceServer server) {
    return new DirectHttp(URI.create("http://127.0.0.1:" + server.port()), Duration.ofSeconds(10));
  }
}
