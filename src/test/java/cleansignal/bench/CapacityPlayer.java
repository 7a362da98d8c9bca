package cleansignal.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Plays one game after the other against an AI, a move every so often, as cheaply as it can: it
 * looks at the end of a frame alone, where the moves stand, and takes one at random.
 */
final class CapacityPlayer {

  /** More than the moves of a square board of 8 ever take, and the options of a question. */
  private static final int TAIL_BYTES = 64 * 1024;

  private static final int NAME_BYTES = 40;
  private static final int ID_BYTES = 128;
  private static final long NO_TIMER = -1;
  private static final String MOVES = "\"validMoves\":[";
  private static final String OPTIONS = ",\"options\":[";
  private static final String ID = "{\"id\":\"";
  private static final String MINE = "\"player\":1,";

  private final Vertx vertx;
  private final WebSocket socket;
  private final Supplier<Future<String>> newGame;
  private final CapacityCounts counts;
  private final long paceMillis;
  private final Random random;
  private String game = "";
  private long lastSentMillis;
  private long sentNanos;
  private long nextMove = NO_TIMER;

  /**
   * Not playing yet.
   *
   * @param newGame makes a game in which this player has the first seat, and tells its id
   * @param seed of its choices
   */
  CapacityPlayer(
      Vertx vertx,
      WebSocket socket,
      Supplier<Future<String>> newGame,
      CapacityCounts counts,
      long paceMillis,
      long seed) {
    this.vertx = vertx;
    this.socket = socket;
    this.newGame = newGame;
    this.counts = counts;
    this.paceMillis = paceMillis;
    this.random = new Random(seed);
  }

  /** Opens the first game. */
  void play() {
    newGame
        .get()
        .onFailure(refused -> counts.failed())
        .onSuccess(
            id -> {
              game = id;
              emit("join_game", "{\"gameId\":\"" + game + "\"}");
            });
  }

  /** A frame arrived. */
  void received(Buffer frame) {
    counts.received(frame.length());
    String name =
        new String(
            frame.getBytes(0, Math.min(NAME_BYTES, frame.length())), StandardCharsets.ISO_8859_1);
    if (name.startsWith("42[\"game_state\"")) {
      answered();
      move(tail(frame));
    } else if (name.startsWith("42[\"player_choice_required\"")) {
      answered();
      choose(frame);
    } else if (name.startsWith("42[\"game_over\"")) {
      answered();
      counts.gameEnded();
      vertx.cancelTimer(nextMove);
      play();
    } else if (name.startsWith("42[\"error\"")) {
      sentNanos = 0;
      counts.failed();
      emit("join_game", "{\"gameId\":\"" + game + "\"}");
    }
  }

  private void answered() {
    if (sentNanos != 0) {
      counts.answered(System.nanoTime() - sentNanos);
      sentNanos = 0;
    }
  }

  private void move(String tail) {
    int start = tail.lastIndexOf(MOVES) + MOVES.length();
    if (tail.charAt(start) == ']' || !tail.startsWith(MINE, tail.indexOf(MINE, start))) {
      return;
    }
    int somewhere = tail.indexOf(ID, start + random.nextInt(tail.length() - start));
    int from = (somewhere < 0 ? start : somewhere) + ID.length();
    String id = tail.substring(from, tail.indexOf('"', from));
    String payload = "{\"gameId\":\"" + game + "\",\"moveId\":\"" + id + "\"}";
    long now = System.currentTimeMillis();
    // Spread at first, or all would move in the same moment for ever.
    long due =
        lastSentMillis == 0 ? now + random.nextLong(paceMillis) : lastSentMillis + paceMillis;
    vertx.cancelTimer(nextMove);
    nextMove =
        vertx.setTimer(
            Math.max(1, due - now),
            timer -> {
              lastSentMillis = System.currentTimeMillis();
              sentNanos = System.nanoTime();
              counts.sent();
              emit("player_move_by_id", payload);
            });
  }

  /** Takes the first option. */
  private void choose(Buffer frame) {
    int idAt = "42[\"player_choice_required\",".length() + ID.length();
    String head = frame.getString(idAt, Math.min(frame.length(), idAt + ID_BYTES));
    String tail = tail(frame);
    int from = tail.lastIndexOf(OPTIONS) + OPTIONS.length();
    int to = from;
    int depth = 0;
    do {
      char c = tail.charAt(to++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    } while (depth > 0);
    emit(
        "player_choice_response",
        "{\"choiceId\":\""
            + head.substring(0, head.indexOf('"'))
            + "\",\"playerNumber\":1,\"selectedOption\":"
            + tail.substring(from, to)
            + "}");
  }

  private static String tail(Buffer frame) {
    int from = Math.max(0, frame.length() - TAIL_BYTES);
    return new String(frame.getBytes(from, frame.length()), StandardCharsets.ISO_8859_1);
  }

  private void emit(String event, String payload) {
    socket.writeTextMessage("42[\"" + event + "\"," + payload + "]");
  }
}
