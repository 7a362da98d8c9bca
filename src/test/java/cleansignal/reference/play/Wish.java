package cleansignal.reference.play;

import cleansignal.reference.game.GameState;
import cleansignal.reference.game.HistoryItem.Move;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * A move that a player asks for.
 *
 * @param event the event that asked, which an error names
 * @param rejection what he is told if it can't be made
 * @param matches whether a legal move is the one he means
 */
record Wish(String event, String rejection, BiPredicate<GameState, Move> matches) {
  private static final Set<String> MOVE_TYPES =
      Set.of(
          "place_ring",
          "move_stack",
          "overtaking_capture",
          "continue_capture_segment",
          "skip_placement",
          "swap_sides",
          "recovery_slide",
          "skip_recovery");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * The move of that type and those cells. Of placements on one cell the smallest is meant: the
   * target drops the number of rings.
   *
   * @return empty when it describes no move
   */
  static Optional<Wish> described(String event, JsonNode move) {
    String type = move.path("moveType").asText();
    JsonNode position = position(move.path("position"));
    if (!MOVE_TYPES.contains(type) || !position.path("to").isObject()) {
      return Optional.empty();
    }
    String from = key(position.path("from"));
    String to = key(position.path("to"));
    return Optional.of(
        new Wish(
            event,
            "Move was not valid in the current game state",
            (state, legal) ->
                legal.type().wireName().equals(type)
                    && (legal.from() < 0 || state.grid().key(legal.from()).equals(from))
                    && (legal.from() < 0 && legal.count() == 0
                        || state.grid().key(legal.to()).equals(to))));
  }

  /** A position may come as a text that holds its JSON. */
  private static JsonNode position(JsonNode given) {
    try {
      return given.isTextual() ? MAPPER.readTree(given.textValue()) : given;
    } catch (JsonProcessingException malformed) {
      return MissingNode.getInstance();
    }
  }

  private static String key(JsonNode cell) {
    String key = cell.path("x").asText() + "," + cell.path("y").asText();
    return cell.has("z") ? key + "," + cell.path("z").asText() : key;
  }
}
