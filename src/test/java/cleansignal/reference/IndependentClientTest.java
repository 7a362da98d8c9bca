package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole games, played with a client library that knows nothing of this project. */
class IndependentClientTest {
  private static final String PASSWORD = "Sample-Passw0rd";

  private ReferenceServer server;
  private TestClient client;
  private TestClient admin;
  private final List<JsonNode> logins = new ArrayList<>();

  @BeforeEach
  void start() {
    server =
        ReferenceServer.start(
            ReferenceSettings.fromJson("{\"poolSize\":4,\"poolPassword\":\"" + PASSWORD + "\"}"));
    client = new TestClient(server.port());
    admin = new TestClient(server.adminPort());
    for (int i = 1; i <= 4; i++) {
      logins.add(client.login("loadtest_user_" + i + "@loadtest.local", PASSWORD));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2, square8, local_heuristic",
    "3, square8, service",
    "4, square8, service",
    "2, hex8, local_heuristic",
    "2, square19, service",
    "2, hexagonal, local_heuristic"
  })
  void playsAgainstAis(int seats, String board, String mode) throws Exception {
    String game = createGame(seats, seats - 1, board, mode);
    try (IndependentPlayer player = player(0, game, 1)) {
      assertThat(player.awaitResult().getString("reason"))
          .isIn("ring_elimination", "territory_control", "game_completed");

      JsonNode truth = admin.get("/admin/truth").json();
      JsonNode moves = truth.at("/play/moves");
      assertThat(moves.path("human").asInt())
          .isEqualTo(player.movesSent() - player.errors().size())
          .isPositive();
      assertThat(moves.path("ai").asInt()).isPositive();
      assertThat(truth.at("/play/choices/answered").asInt()).isEqualTo(player.answersSent());
      assertThatAllFramesArrived(truth, player, 0);
      assertThat(truth.at("/games/running").asInt()).isZero();
      assertThat(truth.at("/play/games/started").asInt()).isEqualTo(1);
      assertThat(truth.at("/play/games/finished").asInt()).isEqualTo(1);
      assertThat(
              metric(
                  "ringrift_orchestrator_moves_total{engine=\"orchestrator\",outcome=\"success\"}"))
          .isEqualTo(moves.path("human").asInt() + moves.path("ai").asInt());
      assertThat(
              metric(
                  "ringrift_ai_turn_request_terminal_total{ai_error_type=\"none\",code=\"none\","
                      + "kind=\"completed\"}"))
          .isEqualTo(moves.path("ai").asInt());
      assertThat(
              client.get("/api/games/" + game, bearer(0)).json().at("/data/game/status").asText())
          .isEqualTo("completed");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void playsAmongHumans(int seats) throws Exception {
    String game = createGame(seats, 0, "square8", "");
    for (int i = 1; i < seats; i++) {
      assertThat(client.post("/api/games/" + game + "/join", "{}", bearer(i)).status())
          .isEqualTo(200);
    }
    List<IndependentPlayer> players = new ArrayList<>();
    for (int i = 0; i < seats; i++) {
      players.add(player(i, game, i).awaitJoined());
    }
    try {
      int sent = 0;
      for (int i = 0; i < seats; i++) {
        assertThat(players.get(i).awaitResult().has("winner")).isTrue();
      }
      JsonNode truth = admin.get("/admin/truth").json();
      for (int i = 0; i < seats; i++) {
        sent += players.get(i).movesSent() - players.get(i).errors().size();
        assertThatAllFramesArrived(truth, players.get(i), i);
      }
      assertThat(truth.at("/play/moves/human").asInt()).isEqualTo(sent);
      assertThat(truth.at("/play/moves/ai").asInt()).isZero();
    } finally {
      players.forEach(IndependentPlayer::close);
    }
  }

  @Test
  void isRefusedWithABadToken() throws Exception {
    String game = createGame(2, 1, "square8", "local_heuristic");
    try (IndependentPlayer player =
        new IndependentPlayer(server.port(), "bad", "nobody", game, 1)) {
      assertThat(player.failure()).contains("Authentication failed");
    }
    assertThat(admin.get("/admin/truth").json().at("/sockets/refused").asInt()).isEqualTo(1);
  }

  private static void assertThatAllFramesArrived(
      JsonNode truth, IndependentPlayer player, int user) {
    JsonNode sent = truth.at("/sockets/sentToUser/loadtest_user_" + (user + 1));
    sent.properties()
        .forEach(
            event ->
                assertThat(player.seen().getOrDefault(event.getKey(), 0))
                    .as(event.getKey())
                    .isEqualTo(event.getValue().asInt()));
  }

  private double metric(String sample) {
    return client
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(sample + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(sample.length() + 1)))
        .findFirst()
        .orElse(0);
  }

  private IndependentPlayer player(int user, String game, long seed) {
    JsonNode login = logins.get(user);
    return new IndependentPlayer(
        server.port(),
        login.path("accessToken").asText(),
        login.at("/user/id").asText(),
        game,
        seed);
  }

  private String[] bearer(int user) {
    return new String[] {
      "Authorization", "Bearer " + logins.get(user).path("accessToken").asText()
    };
  }

  private String createGame(int seats, int ais, String board, String mode) {
    String opponents =
        ais == 0
            ? ""
            : ",\"aiOpponents\":{\"count\":"
                + ais
                + ",\"difficulty\":[3,3,3],\"mode\":\""
                + mode
                + "\",\"aiType\":\"heuristic\"}";
    TestClient.Answer answer =
        client.post(
            "/api/games",
            "{\"boardType\":\""
                + board
                + "\",\"maxPlayers\":"
                + seats
                + ",\"isRated\":false,\"seed\":7,\"timeControl\":"
                + "{\"type\":\"rapid\",\"initialTime\":600,\"increment\":0}"
                + opponents
                + "}",
            bearer(0));
    assertThat(answer.status()).isEqualTo(201);
    return answer.json().at("/data/game/id").asText();
  }
}
