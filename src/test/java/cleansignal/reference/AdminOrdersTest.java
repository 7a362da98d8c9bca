package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminOrdersTest {
  private static final String PASSWORD = "Sample-Passw0rd";

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private ReferenceServer server;
  private TestClient client;
  private TestClient admin;
  private JsonNode login;

  @BeforeEach
  void start() {
    server =
        ReferenceServer.start(
            ReferenceSettings.fromJson("{\"poolSize\":2,\"poolPassword\":\"" + PASSWORD + "\"}"),
            clock);
    client = new TestClient(server.port());
    admin = new TestClient(server.adminPort());
    login = client.login("loadtest_user_1@loadtest.local", PASSWORD);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tellsGamesAndTokens() {
    String human = client.createGame(token(login), false);
    String ai = client.createGame(token(login), true);
    JsonNode other = client.login("loadtest_user_2@loadtest.local", PASSWORD);
    assertThat(games()).isEqualTo("{\"created\":2,\"running\":1,\"left\":0}");

    call("POST", "/api/games/" + human + "/join", other);
    assertThat(games()).isEqualTo("{\"created\":2,\"running\":2,\"left\":0}");

    call("POST", "/api/games/" + ai + "/leave", login);
    call("POST", "/api/games/" + human + "/leave", other);
    call("POST", "/api/games/" + human + "/leave", login);
    assertThat(games()).isEqualTo("{\"created\":2,\"running\":0,\"left\":2}");

    clock.advance(Duration.ofSeconds(1));
    refresh(login);
    refresh(login);
    assertThat(admin.get("/admin/truth").json().path("tokens").toString())
        .isEqualTo("{\"logins\":2,\"refreshes\":1,\"reused\":1}");

    admin.post("/admin/truth/reset", null);
    assertThat(admin.get("/admin/truth").json().path("routes")).isEmpty();
  }

  @Test
  void theHealthCheckIsNoPartOfTheTotals() {
    client.get("/health");

    JsonNode truth = admin.get("/admin/truth").json();
    assertThat(truth.at("/routes/GET ~1health/byStatus/200").asLong()).isEqualTo(1);
    assertThat(truth.at("/totals/requests").asLong()).as("the login").isEqualTo(1);
  }

  @Test
  void tokenLifeHoldsFromTheNextTokenOn() {
    assertThat(admin.put("/admin/token-life", "{\"seconds\":15}").status()).isEqualTo(200);
    JsonNode young = client.login("loadtest_user_2@loadtest.local", PASSWORD);
    assertThat(young.path("expiresIn").asInt()).isEqualTo(15);

    clock.advance(Duration.ofSeconds(15));
    assertThat(call("GET", "/api/users/profile", young).code()).isEqualTo("AUTH_TOKEN_EXPIRED");
    assertThat(call("GET", "/api/users/profile", login).status()).isEqualTo(200);
    assertThat(admin.put("/admin/token-life", "{\"seconds\":0}").status()).isEqualTo(400);
  }

  @Test
  void aRestartCutsConnectionsAndKeepsUsersTokensAndRows() throws IOException {
    String game = client.createGame(token(login), false);
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.get("/health");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200");

      TestClient.Answer done = admin.post("/admin/restart", null);

      assertThat(done.json().path("port").asInt()).isEqualTo(server.port());
      assertThat(connection.awaitsClose()).isTrue();
    }
    assertThat(call("GET", "/api/games/" + game, login).status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(refresh(login).status()).isEqualTo(200);
  }

  @Test
  void aFrozenServerAcceptsConnectionsAndAnswersLate() throws IOException {
    admin.post("/admin/freeze", "{\"seconds\":1}");

    try (RawConnection connection = new RawConnection(server.port())) {
      connection.get("/health");
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
    }
    assertThat(healthCount(admin, "/byStatus/200")).isEqualTo(1);
  }

  /** One thread serves both ports: once the request is counted, an answer would be counted too. */
  @Test
  void whileItIsFrozenNothingIsAnsweredAndTheTruthIsStillTold() throws IOException {
    admin.post("/admin/freeze", "{\"seconds\":3600}");

    assertThatNothingIsAnswered(server);
  }

  @Test
  void aFreezeCanBeOrderedFromTheStart() throws IOException {
    try (ReferenceServer frozen =
        ReferenceServer.start(ReferenceSettings.fromJson("{\"freezeSeconds\":3600}"))) {
      assertThatNothingIsAnswered(frozen);
    }
  }

  private static void assertThatNothingIsAnswered(ReferenceServer frozen) throws IOException {
    TestClient orders = new TestClient(frozen.adminPort());
    try (RawConnection connection = new RawConnection(frozen.port())) {
      connection.get("/health");
      while (healthCount(orders, "/requests") == 0) {
        Thread.onSpinWait();
      }
      assertThat(healthCount(orders, "/byStatus/200")).isZero();
      assertThat(orders.get("/admin/truth").json().at("/server/freezes").asInt()).isEqualTo(1);
    }
  }

  private static int healthCount(TestClient orders, String path) {
    return orders.get("/admin/truth").json().at("/routes/GET ~1health" + path).asInt();
  }

  private TestClient.Answer call(String method, String path, JsonNode who) {
    return client.call(method, path, null, "Authorization", "Bearer " + token(who));
  }

  private TestClient.Answer refresh(JsonNode who) {
    return client.post(
        "/api/auth/refresh", "{\"refreshToken\":\"" + who.path("refreshToken").asText() + "\"}");
  }

  private String games() {
    return admin.get("/admin/truth").json().path("games").toString();
  }

  private static String token(JsonNode who) {
    return who.path("accessToken").asText();
  }
}
