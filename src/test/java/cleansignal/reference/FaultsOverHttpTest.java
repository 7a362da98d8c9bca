package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The truth must equal what a client saw, fault by fault. */
class FaultsOverHttpTest {
  private static final String GET_GAME = "GET /api/games/:id";
  private static final String PASSWORD = "Sample-Passw0rd";

  private ReferenceServer server;
  private TestClient client;
  private TestClient admin;
  private String bearer;
  private String game;

  @BeforeEach
  void start() {
    server =
        ReferenceServer.start(
            ReferenceSettings.fromJson(
                "{\"poolSize\":2,\"poolPassword\":\"" + PASSWORD + "\",\"seed\":5}"));
    client = new TestClient(server.port());
    admin = new TestClient(server.adminPort());
    String token =
        client.login("loadtest_user_1@loadtest.local", PASSWORD).path("accessToken").asText();
    bearer = "Bearer " + token;
    game = client.createGame(token, true);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void injectedErrorsAreCountedAsTheyAreAnswered() {
    arm("{'route':'GET /api/games/:id','kind':'error','rate':0.1,'status':503}");

    Map<Integer, Long> seen = new TreeMap<>();
    for (int i = 0; i < 400; i++) {
      seen.merge(getGame().status(), 1L, Long::sum);
    }

    JsonNode truth = truth();
    assertThat(seen.get(503)).isBetween(10L, 80L);
    assertThat(seen.get(200) + seen.get(503)).isEqualTo(400);
    assertThat(count(truth, "requests")).isEqualTo(400);
    assertThat(count(truth, "byStatus/503")).isEqualTo(seen.get(503));
    assertThat(count(truth, "byStatus/200")).isEqualTo(seen.get(200));
    assertThat(count(truth, "faults/error")).isEqualTo(seen.get(503));
    assertThat(truth.at("/totals/faults/error").asLong()).isEqualTo(seen.get(503));
  }

  @Test
  void faultsComeAfterAuthenticationAndSpareTheHealthCheck() {
    arm("{'route':'*','kind':'error','every':1}");

    assertThat(client.get("/api/games/" + game).status()).isEqualTo(401);
    assertThat(client.get("/health").status()).isEqualTo(200);
    assertThat(client.get("/api/nowhere").status()).isEqualTo(404);
    assertThat(getGame().status()).isEqualTo(500);
    assertThat(truth().at("/totals/faults/error").asLong()).isEqualTo(1);
  }

  @Test
  void aMissingFieldIsMissingExactlyAsOftenAsCounted() {
    arm("{'route':'GET /api/games/:id','kind':'missing-field','every':5,'field':'data.game.id'}");

    int missing = 0;
    for (int i = 0; i < 20; i++) {
      JsonNode body = getGame().json();
      missing += body.at("/data/game/id").isMissingNode() ? 1 : 0;
      assertThat(body.at("/data/game/status").asText()).isEqualTo("active");
    }

    assertThat(missing).isEqualTo(4);
    assertThat(count(truth(), "faults/missing-field")).isEqualTo(4);
  }

  @Test
  void aFieldThatTheReplyLacksIsNotCounted() {
    arm(
        "{'route':'GET /api/games/:id','kind':'missing-field','every':1,'field':'data.nothing.id'}");

    assertThat(getGame().status()).isEqualTo(200);
    assertThat(count(truth(), "faults/missing-field")).isZero();
  }

  @Test
  void aForgottenGameIsGoneFromThenOn() {
    arm("{'route':'GET /api/games/:id','kind':'forget','every':3}");

    assertThat(getGame().status()).isEqualTo(200);
    assertThat(getGame().status()).isEqualTo(200);
    for (int i = 0; i < 4; i++) {
      assertThat(getGame().code()).isEqualTo("GAME_NOT_FOUND");
    }

    assertThat(count(truth(), "faults/forget")).as("there was one game to forget").isEqualTo(1);
    assertThat(count(truth(), "byStatus/404")).isEqualTo(4);
  }

  @Test
  void aDropClosesTheConnectionWithoutAnAnswer() throws IOException {
    arm("{'route':'GET /api/games/:id','kind':'drop','every':2}");

    try (RawConnection connection = new RawConnection(server.port())) {
      connection.get("/api/games/" + game, "Authorization: " + bearer);
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
      connection.get("/api/games/" + game, "Authorization: " + bearer);
      assertThat(connection.awaitsClose()).isTrue();
    }

    JsonNode truth = truth();
    assertThat(count(truth, "requests")).isEqualTo(2);
    assertThat(count(truth, "byStatus/200")).isEqualTo(1);
    assertThat(count(truth, "faults/drop")).isEqualTo(1);
  }

  @Test
  void aCutEndsTheConnectionInTheMiddleOfTheAnswer() throws IOException {
    arm("{'route':'GET /api/games/:id','kind':'cut','every':1}");

    try (RawConnection connection = new RawConnection(server.port())) {
      connection.get("/api/games/" + game, "Authorization: " + bearer);
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200").contains("1000");
      assertThat(connection.awaitsClose()).isTrue();
    }

    assertThat(count(truth(), "faults/cut")).isEqualTo(1);
    assertThat(count(truth(), "byStatus/200")).isZero();
  }

  /** Of two faults that strike one question the client could see one at the most. */
  @Test
  void aSecondTryOfACutQuestionMeetsNoFault() throws IOException {
    arm("{'route':'GET /api/games/:id','kind':'cut','every':1}");

    try (RawConnection connection = new RawConnection(server.port())) {
      connection.get("/api/games/" + game, "Authorization: " + bearer, "X-Request-Id: mine");
      assertThat(connection.readHead()).contains("1000");
      assertThat(connection.awaitsClose()).isTrue();
    }
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.get("/api/games/" + game, "Authorization: " + bearer, "X-Request-Id: mine");
      assertThat(connection.readHead())
          .startsWith("HTTP/1.1 200")
          .doesNotContainIgnoringCase("content-length: 1000");
    }
    try (RawConnection connection = new RawConnection(server.port())) {
      connection.get("/api/games/" + game, "Authorization: " + bearer, "X-Request-Id: mine");
      assertThat(connection.readHead()).contains("1000");
      assertThat(connection.awaitsClose()).isTrue();
    }

    assertThat(count(truth(), "faults/cut")).isEqualTo(2);
    assertThat(count(truth(), "byStatus/200")).isEqualTo(1);
  }

  @Test
  void aDelayIsPartOfTheServersTime() {
    arm(
        "{'route':'GET /api/games/:id','kind':'delay','every':2,"
            + "'distribution':{'type':'fixed','millis':300}}");

    for (int i = 0; i < 4; i++) {
      assertThat(getGame().status()).isEqualTo(200);
    }

    JsonNode truth = truth();
    assertThat(count(truth, "faults/delay")).isEqualTo(2);
    assertThat(count(truth, "serverMillis/count")).isEqualTo(4);
    JsonNode millis = truth.path("routes").path(GET_GAME).path("serverMillis");
    assertThat(millis.path("max").asDouble()).isGreaterThanOrEqualTo(300);
    assertThat(millis.path("min").asDouble()).isLessThan(millis.path("p95").asDouble());
  }

  @Test
  void aFaultOnTheHealthCheckMustBeAskedForByName() {
    arm("{'route':'GET /health','kind':'error','every':1}");

    assertThat(client.get("/health").status()).isEqualTo(500);
    JsonNode truth = truth();
    assertThat(truth.at("/routes/GET ~1health/faults/error").asLong()).isEqualTo(1);
    assertThat(truth.at("/totals/faults/error").asLong()).as("not of the API").isZero();
  }

  @Test
  void disarmedFaultsAreOver() {
    arm("{'route':'*','kind':'error','every':1}");
    assertThat(admin.call("DELETE", "/admin/faults", null).status()).isEqualTo(200);

    assertThat(getGame().status()).isEqualTo(200);
    assertThat(admin.get("/admin/faults").json()).isEmpty();
  }

  @Test
  void aBadOrderIsRefusedAndChangesNothing() {
    arm("{'route':'*','kind':'error','every':1}");

    TestClient.Answer unknown =
        admin.put("/admin/faults", "[{\"route\":\"GET /x\",\"kind\":\"drop\",\"every\":1}]");

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.json().path("error").asText()).contains("no such route");
    assertThat(admin.put("/admin/faults", "nonsense").status()).isEqualTo(400);
    assertThat(admin.get("/admin/faults").json()).hasSize(1);
  }

  @Test
  void aFaultCanBeArmedFromTheStart() {
    try (ReferenceServer other =
        ReferenceServer.start(
            ReferenceSettings.fromJson(
                "{\"faults\":[{\"route\":\"GET /health\",\"kind\":\"error\",\"every\":2}]}"))) {
      TestClient caller = new TestClient(other.port());
      assertThat(caller.get("/health").status()).isEqualTo(200);
      assertThat(caller.get("/health").status()).isEqualTo(500);
    }
  }

  private TestClient.Answer getGame() {
    return client.get("/api/games/" + game, "Authorization", bearer);
  }

  private void arm(String fault) {
    TestClient.Answer answer = admin.put("/admin/faults", "[" + fault.replace('\'', '"') + "]");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  private JsonNode truth() {
    return admin.get("/admin/truth").json();
  }

  private static long count(JsonNode truth, String path) {
    JsonNode value = truth.path("routes").path(GET_GAME).at("/" + path);
    return value.asLong();
  }
}
