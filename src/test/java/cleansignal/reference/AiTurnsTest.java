package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever the AI service does, the game goes on; and the counters tell it as the target's do: the
 * expected figures of each failure are those of a capture, for one call.
 */
class AiTurnsTest {
  private static final String REQUESTS = "ringrift_ai_requests_total{outcome=\"";
  private static final String FALLBACKS = "ringrift_ai_fallback_total{reason=\"";
  private static final String TURNS =
      "ringrift_ai_turn_request_terminal_total{ai_error_type=\"none\",code=\"none\",kind=\"";

  private SocketGames games;

  @AfterEach
  void stop() {
    games.close();
  }

  @Test
  void theServiceMovesForTheAi() throws Exception {
    games = new SocketGames("");

    playOneTurn(games.aiGame("service"));

    assertThat(games.metric(REQUESTS + "success\"}")).isPositive();
    assertThat(games.metric(REQUESTS + "fallback\"}")).isZero();
    assertThat(games.metric("ringrift_ai_fallback_total")).isZero();
    assertThat(games.metric("ringrift_ai_request_duration_seconds_count"))
        .isEqualTo(games.metric(REQUESTS + "success\"}"));
    assertThat(games.truth("/play/aiService/success").asInt())
        .isEqualTo((int) games.metric(REQUESTS + "success\"}"));
  }

  @Test
  void localThinkingCountsAsFallbackButHasNoReason() throws Exception {
    games = new SocketGames("");

    playOneTurn(games.aiGame("local_heuristic"));

    assertThat(games.metric(REQUESTS + "fallback\"}")).isPositive();
    assertThat(games.metric(REQUESTS + "success\"}")).isZero();
    assertThat(games.metric("ringrift_ai_fallback_total")).isZero();
    assertThat(games.metric("ai_move_latency_ms_count{aiType=\"heuristic\",difficulty=\"4\"}"))
        .isEqualTo(games.metric(REQUESTS + "fallback\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "no-move,      no_move_from_service, 1, 0",
    "illegal-move, validation_failed,    1, 0",
    "error,        server_error,         0, 1",
    "drop,         service_unavailable,  0, 1",
  })
  void aFailureFallsBackAndIsCountedTwice(String kind, String reason, int success, int error)
      throws Exception {
    games = new SocketGames("\"ai\":{\"breakerFailures\":0}");
    games.arm("{'route':'AI move','kind':'" + kind + "','every':1}");

    playOneTurn(games.aiGame("service"));

    double calls = games.metric(FALLBACKS + reason + "\"}");
    assertThat(calls).isPositive();
    assertThat(games.metric("ringrift_ai_fallback_total")).isEqualTo(calls);
    assertThat(games.metric("ai_fallback_total")).isEqualTo(calls);
    assertThat(games.metric(REQUESTS + "fallback\"}")).isEqualTo(calls);
    assertThat(games.metric(REQUESTS + "success\"}")).isEqualTo(success * calls);
    assertThat(games.metric(REQUESTS + "error\"}")).isEqualTo(error * calls);
    assertThat(games.struck("AI move", kind)).isEqualTo((int) calls);
    assertThat(games.metric("ringrift_degradation_level")).isEqualTo(error);
  }

  @Test
  void aHangIsWaitedForAndThenCountedAsTheTargetDoes() throws Exception {
    games = new SocketGames("\"ai\":{\"timeoutMillis\":100,\"breakerFailures\":0}");
    games.arm("{'route':'AI move','kind':'hang','every':1}");

    playOneTurn(games.aiGame("service"));

    double calls = games.metric("ringrift_ai_request_timeout_total");
    assertThat(calls).isPositive();
    assertThat(games.metric(FALLBACKS + "timeout\"}")).isEqualTo(2 * calls);
    assertThat(games.metric(FALLBACKS + "no_move\"}")).isEqualTo(calls);
    assertThat(games.metric(REQUESTS + "error\"}")).isEqualTo(calls);
    assertThat(games.metric(REQUESTS + "fallback\"}")).isEqualTo(calls);
    assertThat(games.metric(TURNS + "timed_out\"}")).isEqualTo(calls);
    assertThat(games.metric("ringrift_ai_request_latency_ms_count{outcome=\"timeout\"}"))
        .isEqualTo(calls);
  }

  @Test
  void aServiceThatIsDownIsRefusedAndFound() throws Exception {
    games = new SocketGames("");
    games.admin().put("/admin/ai", "{\"up\":false}");
    playOneTurn(games.aiGame("service"));
    assertThat(games.metric(FALLBACKS + "connection_refused\"}")).isPositive();
    assertThat(games.metric("ringrift_service_status{service=\"aiService\"}")).isZero();

    games.admin().put("/admin/ai", "{\"up\":true}");
    playOneTurn(games.aiGame("service"));
    assertThat(games.metric(REQUESTS + "success\"}")).isPositive();
    assertThat(games.metric("ringrift_service_status{service=\"aiService\"}")).isEqualTo(1);
  }

  @Test
  void fiveFailuresOpenTheCircuit() throws Exception {
    games = new SocketGames("");
    games.arm("{'route':'AI move','kind':'error','every':1}");

    for (int game = 0; games.metric(FALLBACKS + "circuit_open\"}") == 0; game++) {
      playOneTurn(games.aiGame("service"));
      assertThat(game).isLessThan(6);
    }

    assertThat(games.metric(FALLBACKS + "server_error\"}")).isEqualTo(5);
    assertThat(games.struck("AI move", "error")).isEqualTo(5);
  }

  @Test
  void oneCallTooManyIsNotMade() throws Exception {
    games = new SocketGames("\"ai\":{\"maxConcurrent\":1,\"timeoutMillis\":60000}");
    games.arm("{'route':'AI move','kind':'hang','every':1}");
    String hanging = games.aiGame("service");
    String other =
        games.create(
            "\"maxPlayers\":2,\"aiOpponents\":"
                + "{\"count\":1,\"difficulty\":[4],\"mode\":\"service\"}");
    try (RawPlayer player = games.player(1, hanging).join()) {
      player.playUntil(
          event -> event.isState() && player.state().at("/gameState/currentPlayer").asInt() == 2);
      while (games.truth("/play/moves/human").asInt() < 2) {
        Thread.onSpinWait();
      }
      playOneTurn(other);
    }
    assertThat(games.metric(FALLBACKS + "overloaded\"}")).isPositive();
    assertThat(games.metric(REQUESTS + "error\"}"))
        .isEqualTo(games.metric(FALLBACKS + "overloaded\"}"));
    assertThat(games.metric("ringrift_ai_request_duration_seconds_count")).isZero();
  }

  @Test
  void theCapCanBeOutOfTheWay() throws Exception {
    games = new SocketGames("\"ai\":{\"maxConcurrent\":1,\"timeoutMillis\":60000}");
    assertThat(games.admin().put("/admin/ai", "{\"maxConcurrent\":0}").status()).isEqualTo(200);
    games.arm("{'route':'AI move','kind':'hang','every':1}");
    try (RawPlayer one = games.player(1, games.aiGame("service")).join();
        RawPlayer two = games.player(1, games.aiGame("service")).join()) {
      one.playUntil(event -> currentPlayer(one) == 2);
      two.playUntil(event -> currentPlayer(two) == 2);
      while (games.struck("AI move", "hang") < 2) {
        Thread.onSpinWait();
      }
    }
    assertThat(games.metric(FALLBACKS + "overloaded\"}")).isZero();
  }

  @Test
  void theBreakerCanBeOutOfTheWay() throws Exception {
    games = new SocketGames("\"ai\":{\"breakerFailures\":1}");
    games.arm("{'route':'AI move','kind':'error','every':1}");
    playOneTurn(games.aiGame("service"));
    double failures = games.metric(FALLBACKS + "server_error\"}");
    assertThat(failures).isEqualTo(1);

    games.admin().put("/admin/ai", "{\"breakerFailures\":0}");
    double refused = games.metric(FALLBACKS + "circuit_open\"}");
    playOneTurn(games.aiGame("service"));

    assertThat(games.metric(FALLBACKS + "server_error\"}")).isGreaterThan(failures);
    assertThat(games.metric(FALLBACKS + "circuit_open\"}")).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"error", "no-move", "hang"})
  void withoutAFallbackTheGameStandsStillUntilSomebodyJoins(String kind) throws Exception {
    games = new SocketGames("\"ai\":{\"fallback\":false,\"timeoutMillis\":100}");
    games.arm("{'route':'AI move','kind':'" + kind + "','every':1}");
    try (RawPlayer player = games.player(1, games.aiGame("service")).join()) {
      player.playUntil(event -> event.isState() && currentPlayer(player) == 2);
      while (games.truth("/play/moves/aiWithoutMove").asInt() == 0) {
        Thread.onSpinWait();
      }
      assertThat(games.truth("/play/moves/ai").asInt()).isZero();
      assertThat(games.metric(FALLBACKS.substring(0, FALLBACKS.indexOf('{')))).isZero();
      assertThat(games.metric(TURNS + "completed\"}")).isZero();

      games.arm();
      games.admin().put("/admin/ai", "{\"timeoutMillis\":30000}");
      player.join();
      player.playUntil(event -> event.isState() && player.mayMove() && currentPlayer(player) == 1);
      assertThat(games.truth("/play/moves/ai").asInt()).isPositive();
    }
  }

  @Test
  void theServiceThinksAsLongAsItIsTold() throws Exception {
    games = new SocketGames("\"ai\":{\"up\":false}");
    assertThat(games.metric("ringrift_service_status{service=\"aiService\"}")).isEqualTo(1);
    playOneTurn(games.aiGame("service"));
    assertThat(games.truth("/play/aiService/connection_refused").asInt()).isPositive();

    JsonNode inForce =
        games
            .admin()
            .put("/admin/ai", "{\"up\":true,\"thinking\":{\"type\":\"fixed\",\"millis\":120}}")
            .json();
    assertThat(inForce).isEqualTo(games.admin().get("/admin/ai").json());
    assertThat(inForce.at("/thinking/millis").asInt()).isEqualTo(120);
    assertThat(inForce.path("maxConcurrent").asInt()).isEqualTo(16);
    playOneTurn(games.aiGame("service"));

    double calls = games.metric("ringrift_ai_request_latency_ms_count{outcome=\"success\"}");
    assertThat(calls).isPositive();
    assertThat(games.metric("ringrift_ai_request_latency_ms_sum{outcome=\"success\"}"))
        .isGreaterThanOrEqualTo(120 * calls);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}",
        "[]",
        "7",
        "{\"port\":1}",
        "{\"up\":null}",
        "{\"pu\":true}",
        "{\"maxConcurrent\":-1}"
      })
  void refusesOrdersThatMakeNoSense(String order) {
    games = new SocketGames("");

    assertThat(games.admin().put("/admin/ai", order).status()).isEqualTo(400);
  }

  @Test
  void aMoveThatComesAfterTheEndIsCanceled() throws Exception {
    games = new SocketGames("");
    games.arm(
        "{'route':'AI move','kind':'delay','every':1,"
            + "'distribution':{'type':'fixed','millis':500}}");
    String game = games.aiGame("service");
    try (RawPlayer player = games.player(1, game).join()) {
      player.playUntil(
          event -> event.isState() && player.state().at("/gameState/currentPlayer").asInt() == 2);
      assertThat(games.post("/api/games/" + game + "/leave", 1).status()).isEqualTo(200);
      JsonNode over = player.await("game_over").payload();
      assertThat(over.at("/data/gameResult/reason").asText()).isEqualTo("resignation");
      while (games.metric("ringrift_ai_turn_request_terminal_total") == 0
          && games.truth("/play/moves/ai").asInt() == 0) {
        Thread.onSpinWait();
      }
    }
    assertThat(games.truth("/play/games/finished").asInt()).isEqualTo(1);
  }

  @Test
  void theServiceSpeaksForItself() throws Exception {
    games = new SocketGames("");
    String game = games.aiGame("service");
    TestClient service = new TestClient(games.server().aiPort());
    try (RawPlayer player = games.player(1, game).join()) {
      player.await("game_state");
      Map<String, Object> question = new LinkedHashMap<>();
      question.put("ai_type", "mcts");
      question.put("game_state", player.state().path("gameState"));
      question.put("difficulty", 7);
      TestClient.Answer answer =
          service.post("/ai/move", new ObjectMapper().writeValueAsString(question));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("ai_type").asText()).isEqualTo("mcts");
      assertThat(answer.json().path("difficulty").asInt()).isEqualTo(7);
      assertThat(player.state().path("validMoves").findValuesAsText("id"))
          .contains(answer.json().at("/move/id").asText());
    }
    assertThat(service.get("/health").json().path("status").asText()).isEqualTo("healthy");
    assertThat(service.get("/metrics").text()).contains("ai_move_requests_total");
    assertThat(service.post("/ai/move", "{}").status()).isEqualTo(422);
    assertThat(service.get("/nothing").status()).isEqualTo(404);
  }

  private static int currentPlayer(RawPlayer player) {
    return player.state().at("/gameState/currentPlayer").asInt();
  }

  /** Plays until it was the AI's turn and is the first user's again. */
  private void playOneTurn(String game) throws Exception {
    try (RawPlayer player = games.player(1, game).join()) {
      boolean[] aiHadIt = new boolean[1];
      player.playUntil(
          event -> {
            int turn = player.state().at("/gameState/currentPlayer").asInt();
            aiHadIt[0] |= event.isState() && turn == 2;
            return event.isState() && aiHadIt[0] && player.mayMove();
          });
    }
  }
}
