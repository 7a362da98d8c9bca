package cleansignal.reference.http;

import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.store.Game;
import cleansignal.reference.store.GameOrder;
import cleansignal.reference.store.User;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * What a row holds in addition once its game is over: what its session left behind, or, for one
 * that was resigned without a session, the figures of an untouched game.
 */
final class FinishedGameJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The numbers of a board, as far as an untouched game shows them. */
  private record Board(int size, int ringsEachSeat, int territoryToWin) {
    static Board of(String boardType) {
      return switch (boardType) {
        case "square19" -> new Board(19, 72, 181);
        case "hex8" -> new Board(9, 18, 31);
        case "hexagonal" -> new Board(25, 96, 235);
        default -> new Board(8, 18, 33);
      };
    }
  }

  private FinishedGameJson() {}

  static String stateText(ObjectNode state, Game game) {
    if (game.outcome().isPresent()) {
      return state.set("result", parse(game.outcome().get().resultJson())).toString();
    }
    ObjectNode result = state.putObject("result");
    result.put("winner", winnerSeat(game)).put("reason", "resignation");
    ObjectNode score = result.putObject("finalScore");
    score.putObject("ringsEliminated");
    score.putObject("territorySpaces");
    score.set("ringsRemaining", perSeat(game, 0));
    return state.toString();
  }

  static JsonNode finalScore(Game game) {
    if (game.outcome().isPresent()) {
      return parse(game.outcome().get().resultJson()).path("finalScore");
    }
    Board board = Board.of(game.order().boardType());
    ObjectNode score = JsonNodeFactory.instance.objectNode();
    score.set("ringsRemaining", perSeat(game, board.ringsEachSeat()));
    score.set("ringsEliminated", perSeat(game, 0));
    score.set("territorySpaces", perSeat(game, 0));
    return score;
  }

  static ObjectNode recordMetadata(Game game) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putArray("tags").add(game.order().rated() ? "rated" : "unrated");
    if (game.order().ai().isEmpty()) {
      return json.put("source", "human_vs_human")
          .put("createdAt", Timestamps.iso(game.updatedAt()))
          .put("recordVersion", "1.0.0");
    }
    GameOrder.AiSeats ai = game.order().ai().get();
    ai.aiType().ifPresent(engine -> json.put("aiType", engine));
    json.put("source", "human_vs_ai")
        .put("humanWon", game.outcome().flatMap(Game.Outcome::winnerId).isPresent())
        .put("createdAt", Timestamps.iso(game.updatedAt()))
        .put("humanPlayer", Math.max(1, game.resignedSeat()))
        .put("aiDifficulty", ai.difficulty().get(0))
        .put("recordVersion", "1.0.0")
        .put("eligibleForTraining", true);
    return json;
  }

  static JsonNode finalState(Game game) {
    if (game.outcome().isPresent()) {
      return parse(game.outcome().get().stateJson());
    }
    GameOrder order = game.order();
    Board board = Board.of(order.boardType());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", game.id());
    json.set("board", emptyBoard(order.boardType(), board.size()));
    json.put("winner", winnerSeat(game));
    json.putArray("history");
    json.put("isRated", order.rated());
    var players = json.putArray("players");
    for (int number = 1; number <= game.occupiedSeats(); number++) {
      players.add(player(game, number, board.ringsEachSeat()));
    }
    Instant ended = game.endedAt().orElse(game.updatedAt());
    int rings = board.ringsEachSeat() * game.occupiedSeats();
    json.put("rngSeed", order.rngSeed())
        .put("boardType", order.boardType())
        .put("createdAt", Timestamps.iso(ended))
        .put("gameStatus", "completed")
        .put("lastMoveAt", Timestamps.iso(ended))
        .put("maxPlayers", order.maxPlayers());
    json.putArray("spectators");
    json.putObject("lpsTracking")
        .put("roundIndex", 0)
        .putNull("consecutiveExclusivePlayer")
        .put("consecutiveExclusiveRounds", 0);
    json.putArray("moveHistory");
    json.set("timeControl", GameJson.timeControl(order));
    json.put("currentPhase", "ring_placement");
    json.putObject("rulesOptions").put("swapRuleEnabled", order.swapRule());
    json.put("currentPlayer", 1)
        .put("totalRingsInPlay", rings)
        .put("victoryThreshold", board.ringsEachSeat())
        .put("lpsRoundsRequired", 2)
        .put("totalRingsEliminated", 0)
        .put("territoryVictoryThreshold", board.territoryToWin());
    return json;
  }

  private static ObjectNode emptyBoard(String type, int size) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("size", size).put("type", type);
    json.putObject("stacks");
    json.putObject("markers");
    json.putArray("formedLines");
    json.putObject("territories");
    json.putObject("collapsedSpaces");
    json.putObject("eliminatedRings");
    return json;
  }

  private static ObjectNode player(Game game, int number, int rings) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    boolean human = game.seat(number).isPresent();
    int level = human ? 0 : level(game, number);
    json.put("id", game.seat(number).map(User::id).orElse("ai-" + game.id() + "-" + number));
    json.put("type", human ? "human" : "ai");
    json.put("isReady", true);
    json.put("username", game.seat(number).map(User::username).orElse("AI (Level " + level + ")"));
    if (!human) {
      GameOrder.AiSeats ai = game.order().ai().orElseThrow();
      ObjectNode profile = json.putObject("aiProfile");
      profile.put("mode", ai.mode());
      ai.aiType().ifPresent(engine -> profile.put("aiType", engine));
      profile.put("difficulty", level);
    }
    json.put("ringsInHand", rings);
    if (!human) {
      json.put("aiDifficulty", level);
    }
    return json.put("playerNumber", number)
        .put("timeRemaining", game.order().timeControl().initialSeconds() * 1000)
        .put("eliminatedRings", 0)
        .put("territorySpaces", 0);
  }

  private static int level(Game game, int number) {
    List<Integer> levels = game.order().ai().orElseThrow().difficulty();
    return levels.get(Math.max(0, Math.min(number - 2, levels.size() - 1)));
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the server wrote it itself", impossible);
    }
  }

  private static int winnerSeat(Game game) {
    return game.resignedSeat() == 1 ? 2 : 1;
  }

  private static ObjectNode perSeat(Game game, int value) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (int number = 1; number <= game.occupiedSeats(); number++) {
      json.put(String.valueOf(number), value);
    }
    return json;
  }
}
