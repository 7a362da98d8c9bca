package cleansignal.reference;

import io.socket.client.IO;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * Plays one seat with a client library that shares no code with this project: chooses among the
 * moves and options that it is offered, at random, until the game is over.
 */
final class IndependentPlayer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;
  private static final List<String> EVENTS =
      List.of(
          "game_state",
          "game_over",
          "player_choice_required",
          "player_choice_canceled",
          "player_joined",
          "player_left",
          "player_disconnected",
          "player_reconnected",
          "error");

  /** Answers must keep the order of the fields, which this JSON library forgets. */
  private static final List<String> OPTION_FIELDS =
      List.of(
          "regionId",
          "size",
          "representativePosition",
          "stackPosition",
          "capHeight",
          "totalHeight",
          "ringsToEliminate",
          "moveId",
          "spaces",
          "x",
          "y",
          "z");

  private final String userId;
  private final String gameId;
  private final Random random;
  private final Socket socket;
  private final Map<String, Integer> seen = new TreeMap<>();
  private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<JSONObject> over = new CompletableFuture<>();
  private final CompletableFuture<Void> joined = new CompletableFuture<>();
  private int movesSent;
  private int answersSent;

  IndependentPlayer(int port, String token, String userId, String gameId, long seed) {
    this.userId = userId;
    this.gameId = gameId;
    this.random = new Random(seed);
    IO.Options options = new IO.Options();
    options.forceNew = true;
    options.reconnection = false;
    options.transports = new String[] {WebSocket.NAME};
    options.auth = Map.of("token", token);
    this.socket = IO.socket(URI.create("http://127.0.0.1:" + port), options);
    EVENTS.forEach(event -> socket.on(event, args -> received(event, args)));
    socket.on(Socket.EVENT_CONNECT, args -> socket.emit("join_game", game()));
    socket.on(
        Socket.EVENT_CONNECT_ERROR,
        args -> over.completeExceptionally(new IllegalStateException("refused: " + args[0])));
    socket.connect();
  }

  /** Waits until the first state is here. */
  IndependentPlayer awaitJoined() throws Exception {
    joined.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return this;
  }

  /** Waits for the end of the game and returns its result. */
  JSONObject awaitResult() throws InterruptedException, ExecutionException, TimeoutException {
    return over.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits until the game can't go on, and tells why. */
  String failure() throws InterruptedException, TimeoutException {
    try {
      return "over: " + over.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      return String.valueOf(failure.getCause().getMessage());
    }
  }

  /** How many of each event arrived. */
  synchronized Map<String, Integer> seen() {
    return new TreeMap<>(seen);
  }

  List<String> errors() {
    return List.copyOf(errors);
  }

  synchronized int movesSent() {
    return movesSent;
  }

  synchronized int answersSent() {
    return answersSent;
  }

  @Override
  public void close() {
    socket.disconnect();
  }

  private synchronized void received(String event, Object[] args) {
    seen.merge(event, 1, Integer::sum);
    try {
      switch (event) {
        case "game_state" -> move(((JSONObject) args[0]).getJSONObject("data"));
        case "player_choice_required" -> answer((JSONObject) args[0]);
        case "game_over" ->
            over.complete(((JSONObject) args[0]).getJSONObject("data").getJSONObject("gameResult"));
        case "error" -> {
          errors.add(((JSONObject) args[0]).getString("code"));
          socket.emit("join_game", game());
        }
        default -> {
          // Presence: nothing to do.
        }
      }
    } catch (RuntimeException failure) {
      over.completeExceptionally(failure);
    }
  }

  private void move(JSONObject data) throws JSONException {
    joined.complete(null);
    JSONObject state = data.getJSONObject("gameState");
    JSONArray moves = data.getJSONArray("validMoves");
    JSONObject mine = null;
    JSONArray players = state.getJSONArray("players");
    for (int i = 0; i < players.length(); i++) {
      if (players.getJSONObject(i).getString("id").equals(userId)) {
        mine = players.getJSONObject(i);
      }
    }
    if (state.getString("gameStatus").equals("active")
        && state.getInt("currentPlayer") == mine.getInt("playerNumber")
        && moves.length() > 0) {
      JSONObject wish = game();
      wish.put("moveId", moves.getJSONObject(random.nextInt(moves.length())).getString("id"));
      movesSent++;
      socket.emit("player_move_by_id", wish);
    }
  }

  private void answer(JSONObject choice) throws JSONException {
    JSONArray options = choice.getJSONArray("options");
    JSONObject answer = new JSONObject();
    answer.put("choiceId", choice.getString("id"));
    answer.put("playerNumber", choice.getInt("playerNumber"));
    answer.put("choiceType", choice.getString("type"));
    answer.put("selectedOption", inOrder(options.get(random.nextInt(options.length()))));
    answersSent++;
    socket.emit("player_choice_response", answer);
  }

  private static Object inOrder(Object json) throws JSONException {
    if (json instanceof JSONArray array) {
      JSONArray copy = new JSONArray();
      for (int i = 0; i < array.length(); i++) {
        copy.put(inOrder(array.get(i)));
      }
      return copy;
    }
    if (json instanceof JSONObject object) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (String field : OPTION_FIELDS) {
        if (object.has(field)) {
          fields.put(field, inOrder(object.get(field)));
        }
      }
      if (fields.size() != object.length()) {
        throw new IllegalStateException("unknown field in " + names(object));
      }
      return new JSONObject(fields);
    }
    return json;
  }

  private static String names(JSONObject object) {
    StringBuilder names = new StringBuilder();
    for (Iterator<?> keys = object.keys(); keys.hasNext(); ) {
      names.append(keys.next()).append(' ');
    }
    return names.toString();
  }

  private JSONObject game() {
    try {
      return new JSONObject().put("gameId", gameId);
    } catch (JSONException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
