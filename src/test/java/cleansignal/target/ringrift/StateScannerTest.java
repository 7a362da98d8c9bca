package cleansignal.target.ringrift;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.GameStatus;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scanner's answer against that of a Jackson tree, on captured and on generated states. */
class StateScannerTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int GENERATED = 250;

  private static final List<String> TEXTS =
      List.of(
          "",
          "}",
          "]",
          "{\"validMoves\":[{",
          "\"",
          "\\",
          "\\\"",
          "currentPlayer",
          "\"currentPlayer\":9",
          "\"moveHistory\":[]",
          "loadtest_user_1",
          "é漢字",
          "\uD83D\uDE00}",
          "\u0122\u017b\u017d",
          "\n\u0000");
  private static final List<String> STATUSES =
      List.of("waiting", "active", "completed", "abandoned", "paused", "");
  private static final List<String> PHASES =
      List.of(
          "ring_placement",
          "movement",
          "territory_processing",
          "line_processing",
          "forced_elimination",
          "chain_capture",
          "game_over");

  private final RingRiftDialect dialect = new RingRiftDialect();

  static Stream<String> capturedStates() {
    return Stream.concat(Captured.oneGame().stream(), Captured.statesBySize().stream())
        .filter(frame -> frame.startsWith("42[\"game_"));
  }

  @Test
  void thereAreCapturedStates() {
    assertThat(capturedStates()).hasSize(74);
  }

  @ParameterizedTest
  @MethodSource("capturedStates")
  void capturedStatesAreReadAsJacksonReadsThem(String frame) throws JsonProcessingException {
    Optional<Picked> expected = byJackson(frame);

    assertThat(expected).isPresent();
    assertThat(byScanner(frame)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void generatedStatesAreReadAsJacksonReadsThem(long seed) throws JsonProcessingException {
    Random random = new Random(seed);
    for (int i = 0; i < GENERATED; i++) {
      String frame = frame(random, payload(random));
      assertThat(byScanner(frame)).as(frame).isEqualTo(byJackson(frame)).isPresent();
    }
  }

  /** One of the keys that are needed is gone or of another type. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void statesThatLackSomethingAreMalformed(long seed) throws JsonProcessingException {
    Random random = new Random(seed);
    for (int i = 0; i < GENERATED; i++) {
      ObjectNode payload = payload(random);
      spoil(payload, random);
      String frame = frame(random, payload);
      assertThat(byJackson(frame)).as(frame).isEmpty();
      assertThat(dialect.read(frame))
          .as(frame)
          .isInstanceOfSatisfying(
              GameEvent.Malformed.class, event -> assertThat(event.reason()).isNotBlank());
    }
  }

  /** The cut text may still be a frame; never is it a state. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void truncatedStatesAreMalformed(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < GENERATED; i++) {
      String whole = frame(random, payload(random));
      int name = whole.indexOf("game_state") + 10;
      String cut = whole.substring(0, name + random.nextInt(whole.lastIndexOf(']') - name));
      for (String frame : List.of(cut, cut + "]", cut + "}]")) {
        if (!isJson(frame.substring(2))) {
          assertThat(dialect.read(frame)).as(frame).isInstanceOf(GameEvent.Malformed.class);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void mutatedStatesNeverThrow(long seed) {
    Random random = new Random(seed);
    String alphabet = "{}[]\",:\\0-9aé\uD83D ";
    List<String> captured = capturedStates().filter(frame -> frame.length() < 10_000).toList();
    for (int i = 0; i < 2_000; i++) {
      StringBuilder frame = new StringBuilder(captured.get(random.nextInt(captured.size())));
      for (int m = 1 + random.nextInt(4); m > 0; m--) {
        frame.setCharAt(
            random.nextInt(frame.length()), alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(dialect.read(frame.toString())).isNotNull();
    }
  }

  @Test
  void theLastOfTwoEqualKeysCounts() throws JsonProcessingException {
    String frame =
        Captured.oneGame()
            .get(1)
            .replace("\"currentPlayer\":1", "\"currentPlayer\":7,\"currentPlayer\":2");

    assertThat(byScanner(frame)).isEqualTo(byJackson(frame)).isPresent();
    assertThat(byScanner(frame).orElseThrow().turn()).isEqualTo(2);
  }

  /** What of a state can be compared. */
  private record Picked(
      String gameId,
      GameStatus status,
      int turn,
      String phase,
      boolean deciding,
      int historyLength,
      OptionalInt lastMover,
      List<GameState.Seat> seats,
      List<JsonNode> moves,
      String reason) {}

  private Optional<Picked> byScanner(String frame) throws JsonProcessingException {
    GameEvent event = dialect.read(frame);
    if (event instanceof GameEvent.State state) {
      return Optional.of(picked(state.state(), ""));
    }
    return event instanceof GameEvent.Over over
        ? Optional.of(picked(over.state(), over.reason()))
        : Optional.empty();
  }

  private static Picked picked(GameState state, String reason) throws JsonProcessingException {
    List<JsonNode> moves = new ArrayList<>();
    for (var move : state.moves()) {
      moves.add(JSON.readTree(move.text()));
    }
    return new Picked(
        state.gameId(),
        state.status(),
        state.turn(),
        state.phase(),
        state.deciding(),
        state.historyLength(),
        state.lastMover(),
        state.seats(),
        moves,
        reason);
  }

  private static Optional<Picked> byJackson(String frame) throws JsonProcessingException {
    JsonNode array = JSON.readTree(frame.substring(2));
    boolean over = array.path(0).asText().equals("game_over");
    JsonNode data = array.path(1).path("data");
    JsonNode state = data.path("gameState");
    JsonNode history = state.path("moveHistory");
    JsonNode last = history.path(history.size() - 1);
    boolean complete =
        data.path("gameId").isTextual()
            && state.path("gameStatus").isTextual()
            && state.path("currentPhase").isTextual()
            && state.path("currentPlayer").isInt()
            && history.isArray()
            && (history.isEmpty() || last.path("player").isInt())
            && state.path("players").isArray()
            && (over || data.path("validMoves").isArray());
    if (!complete) {
      return Optional.empty();
    }
    List<GameState.Seat> seats = new ArrayList<>();
    for (JsonNode player : state.path("players")) {
      if (!player.path("id").isTextual()
          || !player.path("type").isTextual()
          || !player.path("playerNumber").isInt()) {
        return Optional.empty();
      }
      seats.add(
          new GameState.Seat(
              player.path("playerNumber").intValue(),
              player.path("id").textValue(),
              player.path("type").textValue().equals("ai")));
    }
    List<JsonNode> moves = new ArrayList<>();
    data.path("validMoves").forEach(moves::add);
    String phase = state.path("currentPhase").textValue();
    return Optional.of(
        new Picked(
            data.path("gameId").textValue(),
            status(state.path("gameStatus").textValue()),
            state.path("currentPlayer").intValue(),
            phase,
            Set.of("line_processing", "territory_processing", "forced_elimination").contains(phase),
            history.size(),
            history.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(last.path("player").intValue()),
            seats,
            over ? List.of() : moves,
            over ? data.path("gameResult").path("reason").asText("") : ""));
  }

  private static GameStatus status(String text) {
    return switch (text) {
      case "waiting" -> GameStatus.WAITING;
      case "active" -> GameStatus.RUNNING;
      case "completed", "abandoned" -> GameStatus.OVER;
      default -> GameStatus.OTHER;
    };
  }

  private static String frame(Random random, JsonNode payload) {
    String text = random.nextInt(3) == 0 ? payload.toPrettyString() : payload.toString();
    return "42[\"" + (random.nextInt(5) == 0 ? "game_over" : "game_state") + "\"," + text + "]";
  }

  private static ObjectNode payload(Random random) {
    ObjectNode state = JSON.createObjectNode();
    state.put("id", any(random, TEXTS));
    state.put("gameStatus", any(random, STATUSES));
    state.put("currentPhase", any(random, PHASES));
    state.put("currentPlayer", random.nextInt(5));
    state.set("board", junk(random, 0));
    state.set("history", junk(random, 0));
    ArrayNode history = state.putArray("moveHistory");
    for (int i = random.nextInt(6); i > 0; i--) {
      ObjectNode move = JSON.createObjectNode().put("player", 1 + random.nextInt(4));
      move.put("id", any(random, TEXTS)).set("to", junk(random, 3));
      history.add(shuffled(move, random));
    }
    ArrayNode players = state.putArray("players");
    for (int number = 1 + random.nextInt(4); number > 0; number--) {
      ObjectNode player = JSON.createObjectNode().put("playerNumber", number);
      player.put("id", any(random, TEXTS)).put("type", random.nextBoolean() ? "ai" : "human");
      player.put("username", any(random, TEXTS)).set("more", junk(random, 3));
      players.add(shuffled(player, random));
    }
    ObjectNode data = JSON.createObjectNode().put("gameId", any(random, TEXTS));
    data.set("gameState", shuffled(state, random));
    ArrayNode moves = data.putArray("validMoves");
    for (int i = random.nextInt(6); i > 0; i--) {
      ObjectNode move = JSON.createObjectNode().put("id", any(random, TEXTS));
      move.set("to", junk(random, 2));
      moves.add(shuffled(move, random));
    }
    data.putObject("gameResult").put("winner", 1).put("reason", any(random, TEXTS));
    data.set("meta", junk(random, 2));
    ObjectNode payload = JSON.createObjectNode().put("type", any(random, TEXTS));
    payload.set("data", shuffled(data, random));
    payload.put("timestamp", any(random, TEXTS));
    return shuffled(payload, random);
  }

  /** Takes away or replaces one of the things that a state must have. */
  private static void spoil(ObjectNode payload, Random random) {
    ObjectNode data = (ObjectNode) payload.path("data");
    ObjectNode state = (ObjectNode) data.path("gameState");
    Map<String, ObjectNode> needed =
        Map.of(
            "data", payload,
            "gameId", data,
            "gameState", data,
            "gameStatus", state,
            "currentPhase", state,
            "currentPlayer", state,
            "moveHistory", state,
            "players", state);
    List<String> keys = needed.keySet().stream().sorted().toList();
    String key = keys.get(random.nextInt(keys.size()));
    ObjectNode owner = needed.get(key);
    switch (random.nextInt(3)) {
      case 0 -> owner.remove(key);
      case 1 -> owner.putNull(key);
      default -> owner.put(key, 1.5);
    }
  }

  private static ObjectNode shuffled(ObjectNode node, Random random) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
    Collections.shuffle(fields, random);
    ObjectNode shuffled = JSON.createObjectNode();
    fields.forEach(field -> shuffled.set(field.getKey(), field.getValue()));
    return shuffled;
  }

  private static JsonNode junk(Random random, int depth) {
    if (depth > 4 || random.nextInt(3) == 0) {
      return random.nextBoolean()
          ? JSON.getNodeFactory().textNode(any(random, TEXTS))
          : JSON.getNodeFactory().numberNode(random.nextInt(100));
    }
    if (random.nextBoolean()) {
      ArrayNode array = JSON.createArrayNode();
      for (int i = random.nextInt(4); i > 0; i--) {
        array.add(junk(random, depth + 1));
      }
      return array;
    }
    ObjectNode object = JSON.createObjectNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.set(
          random.nextBoolean() ? any(random, TEXTS) : "currentPlayer", junk(random, depth + 1));
    }
    return object;
  }

  private static String any(Random random, List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static boolean isJson(String text) {
    try {
      return !JSON.readTree(text).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
