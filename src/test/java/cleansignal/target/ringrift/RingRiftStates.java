package cleansignal.target.ringrift;

import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.GameStatus;
import cleansignal.target.socket.JsonScanner;
import cleansignal.target.socket.JsonSyntaxException;
import cleansignal.target.socket.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Picks what a client needs out of {@code game_state} and {@code game_over}, in one pass, with the
 * keys in any order and as in any JSON parser the last of two equal keys. Board and move details
 * are passed over unread. One use each.
 */
final class RingRiftStates {

  /** Phases in which the server asks for a choice instead of offering moves. */
  private static final Set<String> DECISIONS =
      Set.of("line_processing", "territory_processing", "forced_elimination");

  private static final Map<String, GameStatus> STATUSES =
      Map.of(
          "waiting", GameStatus.WAITING,
          "active", GameStatus.RUNNING,
          "completed", GameStatus.OVER,
          "abandoned", GameStatus.OVER);

  private final JsonScanner json;
  private Optional<String> gameId = Optional.empty();
  private Optional<String> status = Optional.empty();
  private Optional<String> phase = Optional.empty();
  private OptionalInt turn = OptionalInt.empty();
  private OptionalInt historyLength = OptionalInt.empty();
  private OptionalInt lastMover = OptionalInt.empty();
  private Optional<List<GameState.Seat>> seats = Optional.empty();
  private Optional<List<Slice>> moves = Optional.empty();
  private String reason = "";

  private RingRiftStates(Slice payload) {
    json = JsonScanner.over(payload);
  }

  static GameEvent state(Slice payload) throws JsonSyntaxException {
    RingRiftStates scan = new RingRiftStates(payload);
    scan.payload();
    return scan.moves
        .flatMap(scan::picked)
        .<GameEvent>map(GameEvent.State::new)
        .orElseGet(() -> new GameEvent.Malformed("a state without " + scan.missing()));
  }

  static GameEvent over(Slice payload) throws JsonSyntaxException {
    RingRiftStates scan = new RingRiftStates(payload);
    scan.payload();
    return scan.picked(List.of())
        .<GameEvent>map(state -> new GameEvent.Over(state, scan.reason))
        .orElseGet(() -> new GameEvent.Malformed("a game over without " + scan.missing()));
  }

  private Optional<GameState> picked(List<Slice> offered) {
    boolean complete =
        gameId.isPresent()
            && status.isPresent()
            && phase.isPresent()
            && turn.isPresent()
            && historyLength.isPresent()
            && seats.isPresent();
    return complete
        ? Optional.of(
            new GameState(
                gameId.get(),
                STATUSES.getOrDefault(status.get(), GameStatus.OTHER),
                turn.getAsInt(),
                phase.get(),
                DECISIONS.contains(phase.get()),
                historyLength.getAsInt(),
                lastMover,
                seats.get(),
                offered))
        : Optional.empty();
  }

  private String missing() {
    if (gameId.isEmpty()) {
      return "gameId";
    }
    if (status.isEmpty()) {
      return "gameStatus";
    }
    if (phase.isEmpty()) {
      return "currentPhase";
    }
    if (turn.isEmpty()) {
      return "currentPlayer";
    }
    if (historyLength.isEmpty()) {
      return "moveHistory";
    }
    return seats.isEmpty() ? "players" : "validMoves";
  }

  private void payload() throws JsonSyntaxException {
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("data")) {
        data();
      } else {
        json.skip();
      }
    }
    json.finish();
  }

  private void data() throws JsonSyntaxException {
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("gameId")) {
        gameId = Optional.of(json.readString());
      } else if (json.keyIs("gameState")) {
        gameState();
      } else if (json.keyIs("validMoves")) {
        moves = Optional.of(RingRiftEvents.elements(json));
      } else if (json.keyIs("gameResult")) {
        gameResult();
      } else {
        json.skip();
      }
    }
  }

  private void gameState() throws JsonSyntaxException {
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("gameStatus")) {
        status = Optional.of(json.readString());
      } else if (json.keyIs("currentPhase")) {
        phase = Optional.of(json.readString());
      } else if (json.keyIs("currentPlayer")) {
        turn = OptionalInt.of(json.readInt());
      } else if (json.keyIs("moveHistory")) {
        history();
      } else if (json.keyIs("players")) {
        players();
      } else {
        json.skip();
      }
    }
  }

  private void history() throws JsonSyntaxException {
    int length = 0;
    Optional<Slice> last = Optional.empty();
    json.enterArray();
    while (json.nextElement()) {
      last = Optional.of(json.readRaw());
      length++;
    }
    historyLength = OptionalInt.of(length);
    lastMover = last.isPresent() ? mover(last.get()) : OptionalInt.empty();
  }

  private OptionalInt mover(Slice move) throws JsonSyntaxException {
    OptionalInt mover = OptionalInt.empty();
    JsonScanner inside = json.within(move);
    inside.enterObject();
    while (inside.nextKey()) {
      if (inside.keyIs("player")) {
        mover = OptionalInt.of(inside.readInt());
      } else {
        inside.skip();
      }
    }
    if (mover.isEmpty()) {
      throw new JsonSyntaxException("a move without player");
    }
    return mover;
  }

  private void players() throws JsonSyntaxException {
    List<GameState.Seat> found = new ArrayList<>();
    json.enterArray();
    while (json.nextElement()) {
      found.add(player());
    }
    seats = Optional.of(found);
  }

  private GameState.Seat player() throws JsonSyntaxException {
    Optional<String> id = Optional.empty();
    Optional<String> type = Optional.empty();
    OptionalInt number = OptionalInt.empty();
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("id")) {
        id = Optional.of(json.readString());
      } else if (json.keyIs("type")) {
        type = Optional.of(json.readString());
      } else if (json.keyIs("playerNumber")) {
        number = OptionalInt.of(json.readInt());
      } else {
        json.skip();
      }
    }
    if (id.isEmpty() || type.isEmpty() || number.isEmpty()) {
      throw new JsonSyntaxException("a player without id, type or playerNumber");
    }
    return new GameState.Seat(number.getAsInt(), id.get(), type.get().equals("ai"));
  }

  private void gameResult() throws JsonSyntaxException {
    json.enterObject();
    while (json.nextKey()) {
      if (json.keyIs("reason")) {
        reason = json.readString();
      } else {
        json.skip();
      }
    }
  }
}
