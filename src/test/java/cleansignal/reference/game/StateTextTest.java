package cleansignal.reference.game;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.reference.Shapes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateTextTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final OptionalInt NOBODY = OptionalInt.empty();

  /** Frames of a game on the target, long arrays cut to one element of each kind. */
  private static final List<JsonNode> CAPTURED = captured();

  @Test
  void statesAreShapedAsTheTargets() throws JsonProcessingException {
    RandomGames.Played game = RandomGames.play(BoardType.SQUARE8, 2, 3);
    GameState start = game.states().get(0);
    Chronicle none = new Chronicle(start);
    JsonNode model = capturedState("ring_placement");

    assertThat(Shapes.differences(model, whole(start, none))).isEmpty();
    assertThat(Shapes.differences(model, whole(game.states().get(20), game.chronicle()))).isEmpty();
  }

  @Test
  void aChainShowsWhereItStands() throws JsonProcessingException {
    RandomGames.Played game = RandomGames.play(BoardType.SQUARE8, 2, 3);
    GameState chain =
        game.states().stream()
            .filter(state -> state.phase() == Phase.CHAIN_CAPTURE)
            .findFirst()
            .orElseThrow();

    assertThat(
            Shapes.differences(capturedState("chain_capture"), whole(chain, new Chronicle(chain))))
        .isEmpty();
  }

  @Test
  void questionsAndTheirOptionsAreShapedAsTheTargets() throws JsonProcessingException {
    List<Decision> asked =
        RandomGames.play(BoardType.SQUARE8, 2, 3).turns().stream()
            .flatMap(turn -> turn.decision().stream())
            .toList();
    for (Decision.Kind kind : Decision.Kind.values()) {
      JsonNode model =
          CAPTURED.stream()
              .filter(frame -> frame.at("/1/type").asText().equals(kind.wireName()))
              .findFirst()
              .orElseThrow()
              .at("/1/options/0");
      Decision decision =
          asked.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
      for (String option : MoveText.options(Grid.of(BoardType.SQUARE8), decision)) {
        assertThat(Shapes.differences(model, MAPPER.readTree(option))).isEmpty();
      }
    }
  }

  @Test
  void historiesAreShapedAsTheTargets() throws JsonProcessingException {
    RandomGames.Played game = RandomGames.play(BoardType.SQUARE8, 2, 3);
    GameState last = game.states().get(game.states().size() - 1);
    JsonNode model = CAPTURED.get(CAPTURED.size() - 1).at("/1/data/gameState");
    JsonNode live =
        MAPPER.readTree(
            StateText.render(
                    RandomGames.card(2),
                    last,
                    game.chronicle(),
                    RandomGames.moment("completed", 2, game.ending().winner()),
                    StateText.BoardForm.HOLLOW)
                .toString());

    assertThat(Shapes.differences(model, live)).isEmpty();
    assertThat(live.path("moveHistory")).hasSize(last.moves());
    assertThat(live.path("history")).hasSize((int) game.moves());
    assertThat(live.at("/moveHistory/0/moveNumber").asInt()).isEqualTo(1);
  }

  @Test
  void resultsAreShapedAsTheTargets() throws JsonProcessingException {
    RandomGames.Played game = RandomGames.play(BoardType.SQUARE8, 2, 3);
    GameState last = game.states().get(game.states().size() - 1);
    JsonNode model = CAPTURED.get(CAPTURED.size() - 1).at("/1/data/gameResult");

    assertThat(Shapes.differences(model, MAPPER.readTree(StateText.result(last, game.ending()))))
        .isEmpty();
    assertThat(StateText.result(last, Ending.undecided(Ending.Reason.ABANDONMENT)))
        .startsWith("{\"reason\":\"abandonment\",\"finalScore\":{\"ringsEliminated\":{},");
  }

  @Test
  void validMovesAreShapedAsTheTargets() {
    RandomGames.play(
        BoardType.SQUARE8,
        2,
        3,
        state -> {
          JsonNode live = validMoves(state);
          for (JsonNode move : live) {
            CAPTURED.stream()
                .flatMap(frame -> stream(frame.at("/1/data/validMoves")))
                .filter(model -> model.path("type").equals(move.path("type")))
                .findFirst()
                .ifPresent(model -> assertThat(Shapes.differences(model, move)).isEmpty());
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"SQUARE8, 36134", "HEX8, 36430", "SQUARE19, 199461", "HEXAGONAL, 272820"})
  void theFirstStateIsAsLongAsTheTargets(BoardType type, int bytes) {
    GameState start = GameState.start(type, 2);
    int length =
        StateText.render(
                    RandomGames.card(2),
                    start,
                    new Chronicle(start),
                    RandomGames.moment("active", 2, NOBODY),
                    StateText.BoardForm.WHOLE)
                .length()
            + validMoves(start).toString().length();

    assertThat(length).isBetween(bytes * 99 / 100 - 200, bytes * 101 / 100);
  }

  @Test
  void statesGrowToAboutAHundredKilobytes() {
    int[] last = new int[50];
    for (int seed = 0; seed < last.length; seed++) {
      RandomGames.Played game = RandomGames.play(BoardType.SQUARE8, 2, seed);
      last[seed] =
          StateText.render(
                  RandomGames.card(2),
                  game.states().get(game.states().size() - 1),
                  game.chronicle(),
                  RandomGames.moment("completed", 2, game.ending().winner()),
                  StateText.BoardForm.HOLLOW)
              .length();
    }
    java.util.Arrays.sort(last);

    assertThat(last[last.length / 2]).isBetween(60_000, 120_000);
    assertThat(last[last.length - 1]).isLessThan(180_000);
  }

  @ParameterizedTest
  @EnumSource(BoardType.class)
  void aStateIsReadAsItWasWritten(BoardType type) {
    RandomGames.Played game = RandomGames.play(type, 3, 8);
    for (GameState state : game.states().subList(0, game.states().size() - 1)) {
      if (state.moves() > 40) {
        break;
      }
      Chronicle chronicle = new Chronicle(state);
      String text =
          StateText.render(
                  RandomGames.card(3),
                  state,
                  chronicle,
                  RandomGames.moment("active", 3, NOBODY),
                  StateText.BoardForm.WHOLE)
              .toString();
      try {
        GameState back = StateReader.read(text);
        assertThat(Rules.legalMoves(back)).isEqualTo(Rules.legalMoves(state));
        assertThat(back.seats()).isEqualTo(state.seats());
      } catch (IOException unreadable) {
        throw new AssertionError(unreadable);
      }
    }
  }

  @Test
  void theNumberOfMovesIsReadFromTheHistory() throws IOException {
    RandomGames.Played game = RandomGames.play(BoardType.SQUARE8, 2, 3);
    GameState last = game.states().get(game.states().size() - 1);
    String text =
        StateText.render(
                RandomGames.card(2),
                last,
                game.chronicle(),
                RandomGames.moment("active", 2, NOBODY),
                StateText.BoardForm.WHOLE)
            .toString();

    assertThat(StateReader.read(text).moves()).isEqualTo(last.moves());
  }

  private static JsonNode whole(GameState state, Chronicle chronicle)
      throws JsonProcessingException {
    return MAPPER.readTree(
        StateText.render(
                RandomGames.card(2),
                state,
                chronicle,
                RandomGames.moment("active", 2, NOBODY),
                StateText.BoardForm.WHOLE)
            .toString());
  }

  private static JsonNode validMoves(GameState state) {
    try {
      return MAPPER.readTree(
          MoveText.validMoves(
              state.grid(), Rules.legalMoves(state), state.moves() + 1, RandomGames.TIMESTAMP));
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }

  /** The last captured state in this phase. */
  private static JsonNode capturedState(String phase) {
    return CAPTURED.stream()
        .map(frame -> frame.at("/1/data/gameState"))
        .filter(state -> state.path("currentPhase").asText().equals(phase))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return java.util.stream.StreamSupport.stream(array.spliterator(), false);
  }

  private static List<JsonNode> captured() {
    try (InputStream stream =
            StateTextTest.class.getResourceAsStream("/reference/game-frames.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().map(StateTextTest::payload).toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static JsonNode payload(String frame) {
    try {
      return MAPPER.readTree(frame.substring(2));
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }
}
