package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the captured exchanges do not show of the limiters. */
class LimitsOverHttpTest {
  private static final String PASSWORD = "Sample-Passw0rd";
  private static final String NEW_GAME =
      "{\"boardType\":\"square8\",\"timeControl\":"
          + "{\"type\":\"rapid\",\"initialTime\":600,\"increment\":0}}";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private ReferenceServer server;
  private TestClient client;
  private TestClient admin;

  @BeforeEach
  void start() {
    server =
        ReferenceServer.start(
            ReferenceSettings.fromJson(
                "{\"poolSize\":4,\"limits\":\"strict\",\"poolPassword\":\"" + PASSWORD + "\"}"),
            clock);
    client = new TestClient(server.port());
    admin = new TestClient(server.adminPort());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theQuotaOfAnAddressHoldsAcrossUsersAndNotAcrossAddresses() {
    for (int i = 0; i < 20; i++) {
      assertThat(create(1).status()).isEqualTo(201);
      assertThat(create(2).status()).isEqualTo(201);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(create(3).status()).isEqualTo(201);
    }

    TestClient.Answer refused = create(3);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("RATE_LIMIT_GAME_CREATE");
    assertThat(refused.json().at("/error/message").asText()).contains("from this IP address");
    assertThat(refused.header("Retry-After")).isEmpty();
    assertThat(refused.header("X-RateLimit-Limit")).as("the other limiter's").isEqualTo("200");
    assertThat(create(4, "X-Forwarded-For", "10.0.0.9, 10.0.0.1").status()).isEqualTo(201);
  }

  @Test
  void aBadBodyCostsNoQuotaAndABadAiOrderDoes() {
    for (int i = 0; i < 30; i++) {
      assertThat(client.post("/api/games", "{}", "Authorization", bearer(1)).status())
          .isEqualTo(400);
    }
    String ratedAi =
        NEW_GAME.replaceFirst("\\{", "{\"aiOpponents\":{\"count\":1,\"difficulty\":[3]},");
    for (int i = 0; i < 20; i++) {
      assertThat(client.post("/api/games", ratedAi, "Authorization", bearer(1)).code())
          .isEqualTo("GAME_AI_UNRATED");
    }

    assertThat(create(1).status()).isEqualTo(429);
  }

  @Test
  void loginsAndRefreshesHaveNoLimit() {
    for (int i = 0; i < 60; i++) {
      assertThat(client.post("/api/auth/refresh", "{}").status()).isEqualTo(400);
    }
    assertThat(client.get("/health").status()).isEqualTo(200);
    assertThat(client.get("/health").header("X-RateLimit-Limit")).isEmpty();
  }

  @Test
  void aLimiterRecoversAfterItsBlockAndTheMetricsRememberIt() {
    for (int i = 0; i < 50; i++) {
      assertThat(client.get("/api/health").status()).isEqualTo(200);
    }
    TestClient.Answer refused = client.get("/api/health");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("300");
    assertThat(refused.json().at("/error/retryAfter").asInt()).isEqualTo(300);

    clock.advance(Duration.ofSeconds(300));
    assertThat(client.get("/api/health").status()).isEqualTo(200);
    assertThat(client.get("/metrics").text())
        .contains("ringrift_rate_limit_hits_total{endpoint=\"/api/health\",limiter=\"api\"} 1.0")
        .contains("http_requests_total{method=\"GET\",path=\"/health\",status=\"200\"} 51.0")
        .contains("http_requests_total{method=\"GET\",path=\"/api/health\",status=\"429\"} 1.0");
  }

  @Test
  void limitsCanBeChangedWhileItRuns() {
    assertThat(
            admin
                .put(
                    "/admin/limits",
                    "{\"preset\":\"relaxed\",\"overrides\":{\"api\":"
                        + "{\"points\":1,\"windowSeconds\":10,\"blockSeconds\":20}}}")
                .status())
        .isEqualTo(200);

    assertThat(client.get("/api/health").header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(client.get("/api/health").header("Retry-After")).isEqualTo("20");
    assertThat(create(1).header("X-RateLimit-Limit")).isEqualTo("100000000");
    assertThat(admin.put("/admin/limits", "{\"preset\":\"none\"}").status()).isEqualTo(400);
  }

  private TestClient.Answer create(int user, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Authorization";
    all[1] = bearer(user);
    return client.post("/api/games", NEW_GAME, all);
  }

  private String bearer(int user) {
    return "Bearer "
        + client
            .login("loadtest_user_" + user + "@loadtest.local", PASSWORD)
            .path("accessToken")
            .asText();
  }
}
