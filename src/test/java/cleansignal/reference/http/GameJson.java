package cleansignal.reference.http;

import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.store.Game;
import cleansignal.reference.store.GameOrder;
import cleansignal.reference.store.GameStatus;
import cleansignal.reference.store.User;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** A game's row as the target's replies show it, field for field in its order. */
final class GameJson {

  /** Which of the players' objects a reply carries: the replies differ in that. */
  enum Players {
    /** Only the creator's, as after a creation. */
    CREATOR,
    /** All four columns, empty ones as null. */
    ALL,
    /** All four columns and the moves, as a single game is read. */
    ALL_AND_MOVES
  }

  private GameJson() {}

  static ObjectNode render(Game game, Players players) {
    GameOrder order = game.order();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", game.id());
    json.put("inviteCode", game.inviteCode());
    json.put("boardType", order.boardType());
    json.put("maxPlayers", order.maxPlayers());
    json.set("timeControl", timeControl(order));
    json.put("isRated", order.rated());
    json.put("allowSpectators", !order.isPrivate());
    json.put("status", game.status().wireName());
    ObjectNode state = state(order);
    boolean over = game.status() == GameStatus.COMPLETED;
    if (over) {
      // The target stores the state of a finished game as a text, and so it comes back as one.
      json.put("gameState", FinishedGameJson.stateText(state, game));
    } else {
      json.set("gameState", state);
    }
    json.put("rngSeed", order.rngSeed());
    for (int number = 1; number <= Game.SEAT_COLUMNS; number++) {
      json.put("player" + number + "Id", game.seat(number).map(User::id).orElse(null));
    }
    // Where the winner is an AI seat, which has no user, there is none.
    json.put("winnerId", game.outcome().flatMap(Game.Outcome::winnerId).orElse(null));
    if (over) {
      json.set("finalState", FinishedGameJson.finalState(game));
      json.set("recordMetadata", FinishedGameJson.recordMetadata(game));
      json.set("finalScore", FinishedGameJson.finalScore(game));
      json.put("outcome", game.outcome().map(Game.Outcome::reason).orElse("resignation"));
    } else {
      json.putNull("finalState").putNull("recordMetadata").putNull("finalScore");
      json.putNull("outcome");
    }
    json.put("createdAt", Timestamps.iso(game.createdAt()));
    json.put("updatedAt", Timestamps.iso(game.updatedAt()));
    putInstant(json, "startedAt", game.startedAt());
    putInstant(json, "endedAt", game.endedAt());
    int shown = players == Players.CREATOR ? 1 : Game.SEAT_COLUMNS;
    for (int number = 1; number <= shown; number++) {
      json.set("player" + number, game.seat(number).map(GameJson::player).orElse(null));
    }
    if (players == Players.ALL_AND_MOVES) {
      json.set("moves", MoveJson.rows(game, false));
    }
    return json;
  }

  /** The short form behind an invite code. */
  static ObjectNode invitation(Game game) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", game.id())
        .put("inviteCode", game.inviteCode())
        .put("boardType", game.order().boardType())
        .put("maxPlayers", game.order().maxPlayers())
        .put("status", game.status().wireName())
        .put("isRated", game.order().rated())
        .put("playerCount", game.humans().size());
    var players = json.putArray("players");
    game.humans().forEach(user -> players.add(player(user)));
    json.put("createdAt", Timestamps.iso(game.createdAt()));
    return json;
  }

  static ObjectNode timeControl(GameOrder order) {
    GameOrder.TimeControl clock = order.timeControl();
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", clock.type())
        .put("increment", clock.incrementSeconds())
        .put("initialTime", clock.initialSeconds());
  }

  private static ObjectNode state(GameOrder order) {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    order.ai().ifPresent(ai -> state.set("aiOpponents", aiOpponents(ai)));
    // Only games of two know the swap rule.
    if (order.maxPlayers() == 2) {
      state.putObject("rulesOptions").put("swapRuleEnabled", order.swapRule());
    }
    return state;
  }

  private static ObjectNode aiOpponents(GameOrder.AiSeats ai) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("mode", ai.mode()).put("count", ai.count());
    ai.aiType().ifPresent(engine -> json.put("aiType", engine));
    var difficulty = json.putArray("difficulty");
    ai.difficulty().forEach(difficulty::add);
    return json;
  }

  private static ObjectNode player(User user) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", user.id())
        .put("username", user.username())
        .put("rating", User.RATING);
  }

  private static void putInstant(ObjectNode json, String name, Optional<Instant> instant) {
    json.put(name, instant.map(Timestamps::iso).orElse(null));
  }
}
