package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The scenarios that differ from games over sockets in what goes over HTTP. */
@Tag("long")
class PlayerMovesIT {

  private static final String MOVE = "POST /api/games/:id/moves";

  @Test
  void ringsArePlacedOverHttpAndSeenOnTheSocket() throws IOException {
    EndedRun run =
        GatlingRun.smoke("player-moves", "PlayerMoves", "player-moves").with("pace", "3").run();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("PASS");
    assertThat(run.outcomes("whole")).containsOnlyKeys("ok");
    assertThat(run.counted()).isEqualTo(run.served()).containsKey(MOVE);
    long moves = count(run.requests().required("move"));
    assertThat(count(run.requests().required(MOVE))).isPositive().isLessThan(moves);
    assertThat(run.truth().at("/play/moves/human").asLong()).isEqualTo(moves);
  }

  @Test
  void gamesAreOpenedReadAndLeft() throws IOException {
    EndedRun run = GatlingRun.smoke("remote-smoke", "RemoteSmoke", "remote-smoke").run();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("PASS");
    JsonNode games = run.truth().required("games");
    assertThat(games.required("created").asLong())
        .isGreaterThan(20)
        .isEqualTo(games.required("left").asLong());
    assertThat(games.required("running").asLong()).isZero();
  }

  private static long count(JsonNode request) {
    return request.required("count").asLong();
  }
}
