package cleansignal.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Plays one seat on a {@link RawSocket}, one step at a time, so that a test can look at each. */
final class RawPlayer implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RawSocket socket;
  private final String gameId;
  private final Random random = new Random(1);
  private final List<String> seen = new ArrayList<>();
  private JsonNode state = MissingNode.getInstance();

  RawPlayer(int port, String token, String gameId) throws InterruptedException {
    this.socket = RawSocket.connected(port, token);
    this.gameId = gameId;
  }

  /**
   * An event.
   *
   * @param name its name, {@link RawSocket#CLOSED} for the end of the socket
   * @param payload its payload
   */
  record Event(String name, JsonNode payload) {

    /** The code of an error. */
    String code() {
      return payload.path("code").asText();
    }

    boolean isState() {
      return name.equals("game_state");
    }
  }

  RawPlayer join() {
    emit("join_game", "{\"gameId\":\"" + gameId + "\"}");
    return this;
  }

  void emit(String event, String payload) {
    socket.send("42[\"" + event + "\"," + payload + "]");
  }

  /** The next event, waited for. */
  Event next() throws InterruptedException, JsonProcessingException {
    String frame = socket.next();
    if (frame.equals(RawSocket.CLOSED)) {
      return new Event(frame, MissingNode.getInstance());
    }
    JsonNode packet = MAPPER.readTree(frame.substring(2));
    Event event = new Event(packet.path(0).asText(), packet.path(1));
    seen.add(event.name());
    if (event.isState()) {
      state = event.payload().path("data");
    }
    return event;
  }

  /** The next event of this name; the others are passed over. */
  Event await(String name) throws InterruptedException, JsonProcessingException {
    Event event = next();
    while (!event.name().equals(name)) {
      if (event.name().equals(RawSocket.CLOSED)) {
        throw new IllegalStateException("closed while waiting for " + name);
      }
      event = next();
    }
    return event;
  }

  /** The data of the last state. */
  JsonNode state() {
    return state;
  }

  /** The names of all events so far. */
  List<String> seen() {
    return List.copyOf(seen);
  }

  /** Entries of the move history in the last state. */
  int history() {
    return state.at("/gameState/moveHistory").size();
  }

  boolean mayMove() {
    return state.at("/gameState/gameStatus").asText().equals("active")
        && !state.path("validMoves").isEmpty();
  }

  /** Sends one of the offered moves. */
  void move() {
    JsonNode moves = state.path("validMoves");
    emit(
        "player_move_by_id",
        "{\"gameId\":\""
            + gameId
            + "\",\"moveId\":\""
            + moves.get(random.nextInt(moves.size())).path("id").asText()
            + "\"}");
  }

  /** Sends a move that is not his to make. */
  void moveOutOfTurn() {
    emit("player_move_by_id", "{\"gameId\":\"" + gameId + "\",\"moveId\":\"place-7,7-x1\"}");
  }

  /** Sends one of the options of this question. */
  void answer(JsonNode choice) {
    JsonNode options = choice.path("options");
    emit(
        "player_choice_response",
        "{\"choiceId\":\""
            + choice.path("id").asText()
            + "\",\"playerNumber\":"
            + choice.path("playerNumber")
            + ",\"selectedOption\":"
            + options.get(random.nextInt(options.size()))
            + "}");
  }

  /**
   * Plays, decisions included, until such an event arrives.
   *
   * @return that event; not answered
   */
  Event playUntil(Predicate<Event> wanted) throws InterruptedException, JsonProcessingException {
    Event event = next();
    while (!wanted.test(event)) {
      if (event.isState() && mayMove()) {
        move();
      } else if (event.name().equals("player_choice_required")) {
        answer(event.payload());
      } else if (event.name().equals("game_over") || event.name().equals(RawSocket.CLOSED)) {
        throw new IllegalStateException("ended by " + event);
      }
      event = next();
    }
    return event;
  }

  RawSocket socket() {
    return socket;
  }

  @Override
  public void close() {
    socket.close();
  }
}
