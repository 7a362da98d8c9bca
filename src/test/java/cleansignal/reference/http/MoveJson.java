package cleansignal.reference.http;

import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.store.Game;
import cleansignal.reference.store.User;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A game's moves as the target stores them: one row for each, holding its last history entry. */
final class MoveJson {
  /** The user who stands in for all AIs, as on the target. */
  private static final String AI_USER_ID = "c0000000000000000000000ai";

  private static final String AI_USERNAME = "RingRift AI";
  private static final int ROW_ID_CHARS = 21;
  private static final int NUMBER_CHARS = 4;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private MoveJson() {}

  /** The rows. */
  static ArrayNode rows(Game game, boolean withPlayers) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Game.MoveRow move : game.moves()) {
      ObjectNode entry = entry(move);
      ObjectNode row = rows.addObject();
      row.put("id", rowId(game, move))
          .put("gameId", game.id())
          .put("playerId", playerId(game, move))
          .put("moveNumber", move.number());
      ObjectNode position = row.putObject("position");
      for (String end : List.of("from", "to")) {
        if (entry.has(end)) {
          position.set(end, entry.get(end));
        }
      }
      row.set("moveType", entry.get("type"));
      row.set("moveData", stored(entry));
      row.put("timestamp", Timestamps.iso(move.at()));
      if (withPlayers) {
        row.putObject("player")
            .put("id", playerId(game, move))
            .put("username", playerName(game, move));
      }
    }
    return rows;
  }

  /** The shorter form of the history. */
  static ArrayNode history(Game game) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Game.MoveRow move : game.moves()) {
      ObjectNode entry = entry(move);
      ObjectNode row = rows.addObject();
      row.put("moveNumber", move.number())
          .put("playerId", playerId(game, move))
          .put("playerName", playerName(game, move));
      row.set("moveType", entry.get("type"));
      row.set("moveData", stored(entry));
      row.put("timestamp", Timestamps.iso(move.at()));
    }
    return rows;
  }

  /** Without its time, and in the order that the database gives to fields: by length, then name. */
  private static ObjectNode stored(ObjectNode entry) {
    List<String> names = new ArrayList<>();
    entry.fieldNames().forEachRemaining(names::add);
    names.remove("timestamp");
    names.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    ObjectNode stored = JsonNodeFactory.instance.objectNode();
    names.forEach(name -> stored.set(name, entry.get(name)));
    return stored;
  }

  private static ObjectNode entry(Game.MoveRow move) {
    try {
      return (ObjectNode) MAPPER.readTree(move.json());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the server wrote it itself", impossible);
    }
  }

  private static String rowId(Game game, Game.MoveRow move) {
    String number = Integer.toString(move.number(), Character.MAX_RADIX);
    return game.id().substring(0, ROW_ID_CHARS)
        + "0".repeat(NUMBER_CHARS - number.length())
        + number;
  }

  private static Optional<User> human(Game game, Game.MoveRow move) {
    List<User> humans = game.humans();
    return move.player() <= humans.size()
        ? Optional.of(humans.get(move.player() - 1))
        : Optional.empty();
  }

  private static String playerId(Game game, Game.MoveRow move) {
    return human(game, move).map(User::id).orElse(AI_USER_ID);
  }

  private static String playerName(Game game, Game.MoveRow move) {
    return human(game, move).map(User::username).orElse(AI_USERNAME);
  }
}
