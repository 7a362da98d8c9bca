package cleansignal.target.ringrift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.Dialect;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.GameStatus;
import cleansignal.target.dialect.Intent;
import cleansignal.target.socket.Slice;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RingRiftDialectTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String GAME = "cmwq95pvi0003uk7dopzwcpr4";
  private static final String ME = "c720b8353b52523ca0b263791";

  private final Dialect dialect = new RingRiftDialect();

  /** Frames 13 to 19 of the captured game: a move with two decisions in it. */
  @Test
  void aMoveWithDecisions() {
    List<String> game = Captured.oneGame();

    GameState before = state(game.get(13));
    assertThat(before.turn()).isEqualTo(1);
    assertThat(before.historyLength()).isEqualTo(25);
    assertThat(before.moves()).hasSize(40);
    assertThat(before.deciding()).isFalse();
    GameState resting = state(game.get(14));
    assertThat(resting.turn()).isEqualTo(1);
    assertThat(resting.historyLength()).isEqualTo(25);
    assertThat(resting.moves()).isEmpty();
    assertThat(resting.deciding()).isTrue();
    GameEvent.Choice region = (GameEvent.Choice) dialect.read(game.get(15));
    assertThat(region.id()).isEqualTo("region_order|" + GAME + "|1|1795256149298");
    assertThat(region.gameId()).isEqualTo(GAME);
    assertThat(region.seat()).isEqualTo(1);
    assertThat(region.kind()).isEqualTo("region_order");
    assertThat(region.options()).hasSize(1);
    assertThat(state(game.get(16)).deciding()).isTrue();
    GameEvent.Choice elimination = (GameEvent.Choice) dialect.read(game.get(17));
    assertThat(elimination.kind()).isEqualTo("ring_elimination");
    assertThat(elimination.options()).hasSize(3);
    GameState after = state(game.get(18));
    assertThat(after.turn()).isEqualTo(2);
    assertThat(after.aiAt(2)).isTrue();
    assertThat(after.historyLength()).isEqualTo(29);
    assertThat(after.lastMover()).hasValue(1);
  }

  @Test
  void theFirstStateAndTheLast() {
    GameState first = state(Captured.oneGame().get(0));
    assertThat(first.gameId()).isEqualTo(GAME);
    assertThat(first.status()).isEqualTo(GameStatus.RUNNING);
    assertThat(first.phase()).isEqualTo("ring_placement");
    assertThat(first.historyLength()).isZero();
    assertThat(first.lastMover()).isEmpty();
    assertThat(first.moves()).hasSize(192);
    assertThat(first.seatOf(ME)).hasValue(1);
    assertThat(first.seatOf("somebody")).isEmpty();
    assertThat(first.seatOf("ai-" + GAME + "-2")).isEmpty();
    assertThat(first.aiAt(1)).isFalse();
    assertThat(first.aiAt(3)).isFalse();

    GameEvent.Over over = (GameEvent.Over) dialect.read(Captured.oneGame().get(69));
    assertThat(over.reason()).isEqualTo("ring_elimination");
    assertThat(over.state().status()).isEqualTo(GameStatus.OVER);
    assertThat(over.state().historyLength()).isEqualTo(123);
    assertThat(over.state().moves()).isEmpty();
  }

  @Test
  void everyMoveOfAStateIsSentSooner() throws JsonProcessingException {
    GameState state = state(Captured.oneGame().get(32));
    SplittableRandom random = new SplittableRandom(1);

    Map<String, Long> sent =
        IntStream.range(0, 400)
            .mapToObj(i -> dialect.move(state, random).orElseThrow())
            .collect(Collectors.groupingBy(frame -> frame, TreeMap::new, Collectors.counting()));

    JsonNode offered =
        JSON.readTree(Captured.oneGame().get(32).substring(2))
            .path(1)
            .path("data")
            .path("validMoves");
    assertThat(offered).hasSize(4);
    assertThat(sent.keySet())
        .containsExactlyInAnyOrderElementsOf(
            offered
                .valueStream()
                .map(
                    move ->
                        "42[\"player_move_by_id\",{\"gameId\":\"%s\",\"moveId\":\"%s\"}]"
                            .formatted(GAME, move.path("id").asText()))
                .toList());
    assertThat(sent.values()).allSatisfy(times -> assertThat(times).isBetween(60L, 140L));
  }

  @Test
  void ringsCanBePlacedOverHttpAndAllElseGoesOverTheSocket() throws IOException {
    Dialect overHttp = new RingRiftDialect(true);
    String place =
        "{\"id\":\"place-0,3-x2\",\"type\":\"place_ring\",\"player\":1,"
            + "\"to\":{\"x\":0,\"y\":3},\"placementCount\":2}";
    String move =
        "{\"id\":\"move-0,3-7,3\",\"type\":\"move_stack\",\"player\":1,"
            + "\"from\":{\"x\":0,\"y\":3},\"to\":{\"x\":7,\"y\":3}}";

    String placed = overHttp.move(offering(place), new SplittableRandom(1)).orElseThrow();
    String moved = overHttp.move(offering(move), new SplittableRandom(1)).orElseThrow();

    assertThat(overHttp.isCall(placed)).isTrue();
    assertThat(JSON.readTree(placed))
        .isEqualTo(
            JSON.readTree("{\"moveType\":\"place_ring\",\"position\":{\"to\":{\"x\":0,\"y\":3}}}"));
    assertThat(overHttp.isCall(moved)).isFalse();
    assertThat(moved).contains("player_move_by_id", "move-0,3-7,3");
    assertThat(dialect.move(offering(place), new SplittableRandom(1)).orElseThrow())
        .contains("player_move_by_id", "place-0,3-x2");
  }

  private static GameState offering(String move) {
    return new GameState(
        GAME,
        GameStatus.RUNNING,
        1,
        "movement",
        false,
        0,
        OptionalInt.empty(),
        List.of(),
        List.of(Slice.of(move)));
  }

  @Test
  void theSameSeedPlaysTheSameMoves() {
    List<GameState> mine =
        Captured.oneGame().stream()
            .map(dialect::read)
            .filter(GameEvent.State.class::isInstance)
            .map(event -> ((GameEvent.State) event).state())
            .filter(state -> !state.moves().isEmpty())
            .toList();
    assertThat(mine).hasSize(31);

    assertThat(played(mine, 7)).isEqualTo(played(mine, 7)).isNotEqualTo(played(mine, 8));
  }

  private List<String> played(List<GameState> states, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return states.stream().map(state -> dialect.move(state, random).orElseThrow()).toList();
  }

  @Test
  void whereNothingCanBeSentNothingIs() {
    String offered = Captured.oneGame().get(32);
    String moves = offered.substring(0, offered.indexOf("\"validMoves\":["));

    assertThat(dialect.move(state(Captured.oneGame().get(2)), new SplittableRandom(1))).isEmpty();
    for (String move : List.of("{}", "7", "{\"id\":7}", "{\"id\"}", "[]")) {
      GameState odd = state(moves + "\"validMoves\":[" + move + "]}}]");
      assertThat(odd.moves()).hasSize(1);
      assertThat(dialect.move(odd, new SplittableRandom(1))).as(move).isEmpty();
    }
  }

  @Test
  void anOpaqueIdIsSentAsItCame() {
    String offered = Captured.oneGame().get(32);
    String moves = offered.substring(0, offered.indexOf("\"validMoves\":["));
    GameState odd =
        state(moves + "\"validMoves\":[{\"to\":{\"id\":\"x\"}, \"id\" : \"a\\u0022\\/é\" }]}}]");

    assertThat(dialect.move(odd, new SplittableRandom(1)))
        .contains(
            "42[\"player_move_by_id\",{\"gameId\":\"" + GAME + "\",\"moveId\":\"a\\u0022\\/é\"}]");
  }

  @Test
  void aChoiceIsAnsweredWithAnOptionByteForByte() {
    String frame = Captured.oneGame().get(17);
    GameEvent.Choice choice = (GameEvent.Choice) dialect.read(frame);
    SplittableRandom random = new SplittableRandom(1);

    List<String> answers =
        Stream.generate(() -> dialect.answer(choice, random)).limit(100).distinct().toList();

    assertThat(answers).hasSize(3);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer)
                  .startsWith(
                      "42[\"player_choice_response\",{\"choiceId\":\""
                          + choice.id()
                          + "\",\"playerNumber\":1,\"choiceType\":\"ring_elimination\","
                          + "\"selectedOption\":{\"stackPosition\":{")
                  .endsWith("}}]");
              assertThat(frame)
                  .contains(
                      answer.substring(answer.indexOf("{\"stackPosition"), answer.length() - 2));
            });
  }

  @Test
  void anOptionMayBeAnything() {
    GameEvent.Choice choice =
        (GameEvent.Choice)
            dialect.read(
                "42[\"player_choice_required\",{\"options\":[ \"a \\\"b\\\" %s\" ],\"type\":\"line_reward_option\","
                    + "\"playerNumber\":2,\"gameId\":\"g\",\"id\":\"c|1\"}]");

    assertThat(dialect.answer(choice, new SplittableRandom(1)))
        .isEqualTo(
            "42[\"player_choice_response\",{\"choiceId\":\"c|1\",\"playerNumber\":2,"
                + "\"choiceType\":\"line_reward_option\",\"selectedOption\":\"a \\\"b\\\" %s\"}]");
    assertThatThrownBy(() -> new GameEvent.Choice("c", "g", 1, "k", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          MOVE_REJECTED   ; player_move_by_id      ; REJECTED     ; MOVE
          MOVE_REJECTED   ; player_move            ; REJECTED     ; MOVE
          CHOICE_REJECTED ; player_choice_response ; REJECTED     ; ANSWER
          RATE_LIMITED    ; diagnostic:ping        ; RATE_LIMITED ; PING
          GAME_NOT_FOUND  ; join_game              ; LIFECYCLE    ; JOIN
          ACCESS_DENIED   ; player_move_by_id      ; CONTRACT     ; MOVE
          INVALID_PAYLOAD ; leave_game             ; CONTRACT     ; LEAVE
          INTERNAL_ERROR  ; join_game              ; SERVER_ERROR ; JOIN
          SOMETHING_NEW   ; rematch_request        ; CONTRACT     ; OTHER
          """)
  void errors(String code, String event, Outcome outcome, Intent about) {
    assertThat(
            dialect.read(
                "42[\"error\",{\"type\":\"error\",\"code\":\"%s\",\"message\":\"m\",\"event\":\"%s\"}]"
                    .formatted(code, event)))
        .isEqualTo(new GameEvent.Failure(code, "m", outcome, about));
  }

  @Test
  void aGameThatIsNotActiveIsLostNotBroken() {
    assertThat(
            dialect.read(
                "42[\"error\",{\"type\":\"error\",\"code\":\"INTERNAL_ERROR\","
                    + "\"message\":\"Game is not active\",\"event\":\"player_move_by_id\"}]"))
        .isEqualTo(
            new GameEvent.Failure(
                "INTERNAL_ERROR", "Game is not active", Outcome.LIFECYCLE, Intent.MOVE));
  }

  @Test
  void onlyARefusalThatMayBeTheTokensIsBlamedOnItsAge() {
    GameEvent.Refused failed =
        (GameEvent.Refused) dialect.read("44{\"message\":\"Authentication failed\"}");
    assertThat(failed.outcome(true)).isEqualTo(Outcome.AUTH_EXPIRED);
    assertThat(failed.outcome(false)).isEqualTo(Outcome.PROTOCOL);

    GameEvent.Refused required =
        (GameEvent.Refused) dialect.read("44{\"message\":\"Authentication token required\"}");
    assertThat(required.outcome(true)).isEqualTo(Outcome.PROTOCOL);
    assertThat(required.message()).isEqualTo("Authentication token required");
  }

  @Test
  void connectionLevel() {
    assertThat(dialect.read("0{\"sid\":\"s\",\"pingInterval\":25000,\"pingTimeout\":30000}"))
        .isEqualTo(new GameEvent.Opened(Duration.ofSeconds(25), Duration.ofSeconds(30)));
    assertThat(dialect.read("2")).isEqualTo(new GameEvent.Heartbeat());
    assertThat(dialect.read("40{\"sid\":\"s\"}")).isEqualTo(new GameEvent.Ready());
    assertThat(dialect.read("41")).isEqualTo(new GameEvent.Closed());
    assertThat(dialect.read("1")).isEqualTo(new GameEvent.Closed());
    assertThat(dialect.read("6")).isInstanceOf(GameEvent.Noise.class);
    assertThat(dialect.read("431[]")).isInstanceOf(GameEvent.Noise.class);
    assertThat(dialect.read("42/admin,[\"game_state\",{}]")).isInstanceOf(GameEvent.Noise.class);
    assertThat(dialect.read("42[\"time_update\",{}]"))
        .isEqualTo(new GameEvent.Noise("time_update"));
    assertThat(dialect.read("bAAAA")).isInstanceOf(GameEvent.Malformed.class);
    assertThat(dialect.read("")).isInstanceOf(GameEvent.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "42[\"player_choice_required\",{\"id\":\"c\",\"gameId\":\"g\",\"type\":\"t\",\"playerNumber\":1,\"options\":[]}]",
        "42[\"player_choice_required\",{\"id\":\"c\",\"gameId\":\"g\",\"type\":\"t\",\"playerNumber\":1}]",
        "42[\"player_choice_required\",{\"id\":\"c\",\"gameId\":\"g\",\"type\":\"t\",\"options\":[1]}]",
        "42[\"player_choice_required\",[]]",
        "42[\"player_choice_canceled\",{\"id\":\"c\"}]",
        "42[\"player_choice_canceled\"]",
        "42[\"error\",{\"message\":\"m\"}]",
        "42[\"error\",\"m\"]",
        "42[\"decision_phase_timed_out\",{}]",
        "42[\"decision_phase_timed_out\",{\"data\":{}}]",
        "42[\"diagnostic:pong\",7]",
        "42[\"game_state\",{}]",
        "42[\"game_state\",{}, {}]",
        "42[\"game_over\",null]"
      })
  void eventsThatLackSomethingAreMalformed(String frame) {
    assertThat(dialect.read(frame)).isInstanceOf(GameEvent.Malformed.class);
  }

  @Test
  void otherEvents() {
    assertThat(dialect.read("42[\"player_choice_canceled\",\"order|g|1\"]"))
        .isEqualTo(new GameEvent.ChoiceCanceled("order|g|1"));
    assertThat(
            dialect.read("42[\"diagnostic:pong\",{\"timestamp\":1795252682395,\"sequence\":59}]"))
        .isEqualTo(new GameEvent.Echo(59));
    assertThat(dialect.read("42[\"diagnostic:pong\",{\"timestamp\":1795252682395}]"))
        .isInstanceOf(GameEvent.Noise.class);
    assertThat(
            dialect.read(
                "42[\"decision_phase_timed_out\",{\"data\":{\"gameId\":\"g\",\"playerNumber\":2,"
                    + "\"phase\":\"p\",\"autoSelectedMoveId\":\"m\"}}]"))
        .isEqualTo(new GameEvent.Deadline("g", 2, true));
  }

  @Test
  void whatAPlayerSays() throws JsonProcessingException {
    assertThat(dialect.path()).isEqualTo("/socket.io/?EIO=4&transport=websocket");
    assertThat(dialect.connect("a.b.c")).isEqualTo("40{\"token\":\"a.b.c\"}");
    assertThat(dialect.nothing()).isEqualTo("6");
    assertThat(dialect.joinGame("g")).isEqualTo("42[\"join_game\",{\"gameId\":\"g\"}]");
    assertThat(dialect.leaveGame("g")).isEqualTo("42[\"leave_game\",{\"gameId\":\"g\"}]");
    assertThat(dialect.ping(3, 1795252682395L))
        .isEqualTo("42[\"diagnostic:ping\",{\"timestamp\":1795252682395,\"sequence\":3}]");
    assertThat(dialect.subscribeLobby()).isEqualTo("42[\"lobby:subscribe\"]");
    assertThat(JSON.readTree(dialect.joinGame("\"}]").substring(2)).path(1).path("gameId").asText())
        .isEqualTo("\"}]");
  }

  /** What each session of the running server is made of, by kind of event. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          errors                           ; Chat=2 Echo=2 Failure=14 Lobby=4 Noise=1 Opened=1 Ready=1 State=1
          spectator                        ; Failure=2 Opened=1 Presence=2 Ready=1 State=15
          double-submit                    ; Failure=1 Opened=1 Ready=1 State=2
          clock-timeout                    ; Heartbeat=2 Opened=1 Over=1 Ready=1 State=1
          resign-http                      ; Failure=1 Opened=1 Over=1 Ready=1 State=2
          reconnect-observed-by-spectator  ; Heartbeat=1 Opened=1 Over=1 Presence=4 Ready=1 State=7
          rejoin-after-abandon             ; Opened=1 Ready=1 State=1
          expired-token-handshake          ; Failure=1 Opened=1 Refused=1
          k6-style-connect-payload         ; Failure=1 Opened=1 Refused=1
          no-pong-timeout                  ; Heartbeat=1 Opened=1 Ready=1
          decision-timeout-line_processing ; Deadline=1 Opened=1 Ready=1 State=1
          matchmaking-a                    ; Noise=2 Opened=1 Ready=1
          3seat-1ai-never-starts           ; Opened=1 Ready=1 State=2
          human-early-join-creator         ; Opened=1 Presence=1 Ready=1 State=1
          """)
  void capturedSessions(String session, String kinds) {
    Map<String, Long> seen =
        Captured.sessions().stream()
            .filter(line -> line.session().equals(session) && line.direction().equals("in"))
            .map(line -> dialect.read(line.frame()).getClass().getSimpleName())
            .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));

    assertThat(
            seen.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" ")))
        .isEqualTo(kinds);
  }

  private GameState state(String frame) {
    return ((GameEvent.State) dialect.read(frame)).state();
  }
}
