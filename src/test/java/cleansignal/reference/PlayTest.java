package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rules of play on sockets that the captured scenes don't reach: questions, locks, clocks. */
class PlayTest {
  private static final String CHOICE = "player_choice_required";

  private SocketGames games;

  @AfterEach
  void stop() {
    games.close();
  }

  /** As in the captured game, frames 13 to 18. */
  @Test
  void aMoveThatRaisesQuestionsIsDoneWhenTheLastOneIsAnswered() throws Exception {
    games = new SocketGames("");
    try (RawPlayer player = games.player(1, games.aiGame("local_heuristic")).join()) {
      JsonNode region = asked(player);
      int before = player.history();
      assertThat(region.path("type").asText()).isEqualTo("region_order");
      assertThat(player.state().at("/gameState/currentPhase").asText())
          .isEqualTo("territory_processing");
      assertThat(player.state().path("validMoves")).isEmpty();
      assertThat(region.at("/intermediateState/moveHistory")).hasSize(before);

      player.answer(region);
      assertThat(player.next().name()).isEqualTo("game_state");
      assertThat(player.history()).as("not done yet").isEqualTo(before);
      JsonNode elimination = player.next().payload();
      assertThat(elimination.path("type").asText()).isEqualTo("ring_elimination");

      player.answer(elimination);
      player.playUntil(event -> event.isState() && player.history() > before);
      List<String> types = player.state().at("/gameState/moveHistory").findValuesAsText("type");
      assertThat(types.subList(before, before + 4)).element(1).isEqualTo("no_line_action");
      assertThat(types.subList(before + 2, before + 4))
          .containsExactly("choose_territory_option", "eliminate_rings_from_stack");
    }
  }

  @Test
  void aQuestionThatIsNotAnsweredTakesTheMoveBack() throws Exception {
    games = new SocketGames("\"play\":{\"choiceTimeoutMillis\":100}");
    try (RawPlayer player = games.player(1, games.aiGame("local_heuristic")).join()) {
      asked(player);
      int before = player.history();

      assertThat(player.await("error").code()).isEqualTo("MOVE_REJECTED");
      player.join().await("game_state");

      assertThat(player.history()).isEqualTo(before);
      assertThat(player.mayMove()).isTrue();
      assertThat(games.truth("/play/choices/timed_out").asInt()).isEqualTo(1);
      assertThat(
              games.metric(
                  "ringrift_moves_rejected_total{reason=\"decision_timeout_auto_rejected\"}"))
          .isEqualTo(1);
    }
  }

  @Test
  void anAnswerThatIsNoOptionTakesTheMoveBackAndOneToNothingIsIgnored() throws Exception {
    games = new SocketGames("");
    try (RawPlayer player = games.player(1, games.aiGame("local_heuristic")).join()) {
      JsonNode choice = asked(player);
      player.emit(
          "player_choice_response",
          "{\"choiceId\":\"other\",\"playerNumber\":1,\"selectedOption\":{}}");
      String option = choice.at("/options/0").toString();
      String reordered =
          "{\"moveId\":" + choice.at("/options/0/moveId") + "," + option.substring(1);
      player.emit(
          "player_choice_response",
          "{\"choiceId\":"
              + choice.path("id")
              + ",\"playerNumber\":1,\"selectedOption\":"
              + reordered
              + "}");

      assertThat(player.next().code()).isEqualTo("MOVE_REJECTED");
      assertThat(games.truth("/play/choices/invalid").asInt()).isEqualTo(1);
    }
  }

  @Test
  void whileAQuestionIsOpenNobodyCanJoin() throws Exception {
    games = new SocketGames("\"play\":{\"lockRetryMillis\":1}");
    try (RawPlayer player = games.player(1, games.aiGame("local_heuristic")).join()) {
      JsonNode choice = asked(player);
      player.join();

      RawPlayer.Event error = player.await("error");
      assertThat(error.code()).isEqualTo("INTERNAL_ERROR");
      assertThat(error.payload().path("message").asText()).isEqualTo("Failed to join game");
      assertThat(games.metric("ringrift_lock_acquisitions_total{outcome=\"failed\"}")).isEqualTo(1);
      player.answer(choice);
      assertThat(player.next().name()).isEqualTo("game_state");
    }
  }

  @Test
  void aLockThatIsHeldTooLongFallsBack() throws Exception {
    games = new SocketGames("\"play\":{\"lockLifeMillis\":50,\"lockRetryMillis\":20}");
    try (RawPlayer player = games.player(1, games.aiGame("local_heuristic")).join()) {
      JsonNode choice = asked(player);
      player.join();

      assertThat(player.await("game_state").isState()).isTrue();
      player.answer(choice);
      assertThat(player.await(CHOICE).name()).isEqualTo(CHOICE);
    }
  }

  @Test
  void noQuestionReachesAPlayerWhoseOtherSocketWasClosed() throws Exception {
    games = new SocketGames("");
    try (RawPlayer player = games.player(1, games.aiGame("local_heuristic")).join()) {
      player.await("game_state");
      try (RawPlayer second = games.player(1, "")) {
        second.socket().send("41");
        second.socket().awaitClose();
      }
      while (games.truth("/sockets/closedByReason/client").asInt() == 0) {
        Thread.onSpinWait();
      }
      if (player.mayMove()) {
        player.move();
      }

      RawPlayer.Event error = player.playUntil(event -> event.name().equals("error"));
      assertThat(error.code()).isEqualTo("MOVE_REJECTED");
      assertThat(player.seen()).doesNotContain(CHOICE);
      assertThat(games.truth("/play/choices/undeliverable").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aCaptureChainThatWaitsGoesOnByItself() throws Exception {
    games =
        new SocketGames("\"play\":{\"decisionTimeoutMillis\":400,\"decisionWarningMillis\":200}");
    try (RawPlayer player =
        games
            .player(
                1,
                games.create(
                    "\"maxPlayers\":2,\"aiOpponents\":"
                        + "{\"count\":1,\"difficulty\":[4],\"mode\":\"local_heuristic\"}"))
            .join()) {
      player.playUntil(
          event ->
              event.isState()
                  && player.mayMove()
                  && player.state().at("/gameState/currentPhase").asText().equals("chain_capture"));
      int before = player.history();

      JsonNode warning = player.next().payload();
      assertThat(warning.path("type").asText()).isEqualTo("decision_phase_timeout_warning");
      assertThat(warning.at("/data/phase").asText()).isEqualTo("chain_capture");
      assertThat(warning.at("/data/remainingMs").asInt()).isEqualTo(200);
      JsonNode timedOut = player.next().payload();
      assertThat(timedOut.path("type").asText()).isEqualTo("decision_phase_timed_out");
      assertThat(player.next().isState()).isTrue();
      assertThat(player.history()).isGreaterThan(before);
      assertThat(player.state().at("/meta/diffSummary/decisionAutoResolved/resolvedMoveId"))
          .isEqualTo(timedOut.at("/data/autoSelectedMoveId"));
      assertThat(games.truth("/play/decidedByTimeout").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aGameAmongHumansStartsWithTheFirstJoinOfASocket() throws Exception {
    games = new SocketGames("");
    String game = games.humanGame(false);
    assertThat(status(game)).isEqualTo("waiting");
    try (RawPlayer watcher = games.player(3, game);
        RawPlayer first = games.player(1, game);
        RawPlayer second = games.player(2, game)) {
      watcher.emit("lobby:subscribe", "{}");
      watcher.emit("diagnostic:ping", "{\"timestamp\":1}");
      watcher.await("diagnostic:pong");
      first.join().await("game_state");
      assertThat(watcher.next().name()).isEqualTo("lobby:game_started");
      assertThat(status(game)).isEqualTo("active");
      second.join().await("game_state");
      assertThat(second.state().path("validMoves"))
          .as("of the player whose turn it is")
          .isNotEmpty();

      first.move();
      second.await("game_state");
      assertThat(second.state().path("validMoves")).isEmpty();
      second.moveOutOfTurn();
      assertThat(second.await("error").code()).isEqualTo("MOVE_REJECTED");
    }
  }

  @Test
  void whoLeavesLosesAndTheOthersAreTold() throws Exception {
    games = new SocketGames("");
    String game = games.humanGame(true);
    try (RawPlayer first = games.player(1, game);
        RawPlayer second = games.player(2, game)) {
      first.join().await("game_state");
      second.join().await("game_state");

      JsonNode left = games.post("/api/games/" + game + "/leave", 1).json();

      assertThat(left.path("message").asText()).isEqualTo("Resigned from game");
      assertThat(left.at("/data/winnerId").asText()).isEqualTo(games.userId(2));
      JsonNode result = second.await("game_over").payload().at("/data/gameResult");
      assertThat(result.path("winner").asInt()).isEqualTo(2);
      assertThat(result.path("reason").asText()).isEqualTo("resignation");
      JsonNode row = games.get("/api/games/" + game, 2).json().at("/data/game");
      assertThat(row.path("status").asText()).isEqualTo("completed");
      assertThat(row.path("winnerId").asText()).isEqualTo(games.userId(2));
      assertThat(row.path("outcome").asText()).isEqualTo("resignation");
      assertThat(games.truth("/games/running").asInt()).isZero();
    }
  }

  @Test
  void inARatedGameWhoStaysAwayLoses() throws Exception {
    games = new SocketGames("\"play\":{\"reconnectWindowMillis\":100}");
    String game = games.humanGame(true);
    try (RawPlayer first = games.player(1, game);
        RawPlayer second = games.player(2, game)) {
      first.join().await("game_state");
      second.join().await("game_state");

      first.socket().close();

      second.await("player_disconnected");
      JsonNode result = second.await("game_over").payload().at("/data/gameResult");
      assertThat(result.path("winner").asInt()).isEqualTo(2);
      assertThat(result.path("reason").asText()).isEqualTo("abandonment");
      assertThat(games.metric("ringrift_websocket_reconnection_total{result=\"timeout\"}"))
          .isEqualTo(1);
    }
  }

  @Test
  void movesAreStoredOneARow() throws Exception {
    games = new SocketGames("");
    String game = games.aiGame("local_heuristic");
    try (RawPlayer player = games.player(1, game).join()) {
      player.playUntil(event -> event.isState() && player.history() >= 8);
      int moves = games.truth("/play/moves/human").asInt() + games.truth("/play/moves/ai").asInt();
      JsonNode rows = games.get("/api/games/" + game + "/moves", 1).json().at("/data/moves");
      JsonNode history = games.get("/api/games/" + game + "/history", 1).json().path("data");
      JsonNode row = games.get("/api/games/" + game, 1).json().at("/data/game/moves");

      assertThat(rows.size()).isGreaterThanOrEqualTo(moves);
      assertThat(rows.findValuesAsText("moveType")).startsWith("place_ring");
      assertThat(rows.at("/1/moveType").asText()).isEqualTo("no_territory_action");
      assertThat(rows.at("/1/moveNumber").asInt()).isEqualTo(4);
      assertThat(rows.at("/0/player/username").asText()).isEqualTo("loadtest_user_1");
      assertThat(rows.at("/2/player/username").asText()).isEqualTo("RingRift AI");
      assertThat(rows.at("/0/moveData").toString())
          .startsWith("{\"id\":\"\",\"to\":")
          .doesNotContain("timestamp");
      assertThat(history.path("totalMoves").asInt()).isGreaterThanOrEqualTo(moves);
      assertThat(row.size()).isGreaterThanOrEqualTo(moves);
      JsonNode session =
          games.get("/api/games/" + game + "/diagnostics/session", 1).json().path("data");
      assertThat(session.at("/meta/hasInMemorySession").asBoolean()).isTrue();
      assertThat(session.at("/connections/count").asInt()).isEqualTo(1);
    }
  }

  @Test
  void takesMovesByWhatTheyDo() throws Exception {
    games = new SocketGames("");
    String game = games.aiGame("local_heuristic");
    try (RawPlayer player = games.player(1, game).join()) {
      player.await("game_state");
      player.emit(
          "player_move",
          "{\"gameId\":\""
              + game
              + "\",\"move\":{\"moveType\":\"place_ring\",\"position\":{\"to\":{\"x\":1,\"y\":1}}}}");
      player.await("game_state");
      player.emit(
          "player_move",
          "{\"gameId\":\""
              + game
              + "\",\"move\":{\"moveType\":\"move_stack\",\"position\":"
              + "\"{\\\"from\\\":{\\\"x\\\":1,\\\"y\\\":1},\\\"to\\\":{\\\"x\\\":1,\\\"y\\\":3}}\"}}");
      player.await("game_state");
      assertThat(player.state().at("/gameState/board/stacks/1,3/stackHeight").asInt()).isEqualTo(1);
    }
  }

  private static JsonNode asked(RawPlayer player) throws Exception {
    return player.playUntil(event -> event.name().equals(CHOICE)).payload();
  }

  private String status(String game) {
    return games.get("/api/games/" + game, 1).json().at("/data/game/status").asText();
  }
}
