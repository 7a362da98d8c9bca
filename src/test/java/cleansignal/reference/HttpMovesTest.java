package cleansignal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Moves over HTTP, which the target takes only with its test harness on. */
class HttpMovesTest {

  private SocketGames games;

  @AfterEach
  void stop() {
    games.close();
  }

  @Test
  void withoutItsHarnessThereIsNoSuchRoute() {
    games = new SocketGames("");

    TestClient.Answer answer = post(1, games.aiGame("local_heuristic"), "{}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("RESOURCE_ROUTE_NOT_FOUND");
  }

  @Test
  void aMoveThatIsOfferedIsMadeAndSeenOnTheSocket() throws Exception {
    games = new SocketGames("\"httpMoves\":true");
    String game = games.aiGame("local_heuristic");
    try (RawPlayer player = games.player(1, game).join()) {
      player.playUntil(event -> event.isState() && player.mayMove());
      int before = player.history();
      JsonNode to = player.state().at("/validMoves/0/to");

      TestClient.Answer answer = post(1, game, placing(to.toString()));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().at("/data/gameId").asText()).isEqualTo(game);
      player.await("game_state");
      assertThat(player.history()).isGreaterThan(before);
      assertThat(games.truth("/play/moves/human").asInt()).isEqualTo(1);
    }
  }

  @Test
  void whatIsNoMoveOrNobodysIsRefused() throws Exception {
    games = new SocketGames("\"httpMoves\":true");
    String game = games.aiGame("local_heuristic");
    try (RawPlayer player = games.player(1, game).join()) {
      player.await("game_state");

      assertThat(post(1, game, "{}").code()).isEqualTo("GAME_INVALID_MOVE");
      assertThat(post(1, game, placing("{\"x\":99,\"y\":0}")).status()).isEqualTo(400);
      assertThat(post(2, game, placing("{\"x\":0,\"y\":0}")).code())
          .isEqualTo("RESOURCE_ACCESS_DENIED");
      assertThat(games.truth("/play/moves/human").asInt()).isZero();
    }
  }

  private static String placing(String to) {
    return "{\"moveType\":\"place_ring\",\"position\":{\"to\":" + to + "}}";
  }

  private TestClient.Answer post(int user, String game, String body) {
    return games
        .client()
        .post(
            "/api/games/" + game + "/moves", body, "Authorization", "Bearer " + games.token(user));
  }
}
