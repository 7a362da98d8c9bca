package cleansignal.chain;

import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.GameStatus;
import java.util.OptionalInt;

/** What a player knows of its game from the states that it has seen. Pure state. */
final class GameView {

  /** What a state means for the player. */
  enum News {
    /** It is of another game. */
    FOREIGN,
    /** The game is over. */
    OVER,
    /** The server has restarted and has the game waiting again, or with a part of its history. */
    LOST,
    /** The player has no seat in it. */
    UNSEATED,
    /** There are new moves. */
    GREW,
    /** There is no new move. */
    SAME
  }

  private final String userId;
  private final String gameId;
  private OptionalInt seat = OptionalInt.empty();
  private boolean ran;
  private int historyLength;
  private long progressMillis;

  /**
   * Nothing seen yet.
   *
   * @param nowMillis when the game may be expected to make progress, ms since the epoch
   */
  GameView(String userId, String gameId, long nowMillis) {
    this.userId = userId;
    this.gameId = gameId;
    this.progressMillis = nowMillis;
  }

  /** Takes a state in, unless it is lost or of another game. */
  News see(GameState state, long atMillis) {
    if (!state.gameId().equals(gameId)) {
      return News.FOREIGN;
    }
    boolean grew = state.historyLength() > historyLength;
    if (state.status() != GameStatus.OVER && lost(state)) {
      return News.LOST;
    }
    if (grew) {
      historyLength = state.historyLength();
      progressMillis = atMillis;
    }
    if (state.status() == GameStatus.OVER) {
      return News.OVER;
    }
    ran |= state.status() == GameStatus.RUNNING;
    seat = state.seatOf(userId);
    if (seat.isEmpty()) {
      return News.UNSEATED;
    }
    return grew ? News.GREW : News.SAME;
  }

  private boolean lost(GameState state) {
    return ran && state.status() == GameStatus.WAITING || state.historyLength() < historyLength;
  }

  /** The player's seat; empty before the first state. */
  OptionalInt seat() {
    return seat;
  }

  /** Whether that state gives the turn to the player. */
  boolean mine(GameState state) {
    return state.status() == GameStatus.RUNNING
        && seat.isPresent()
        && state.turn() == seat.getAsInt();
  }

  /** Whether the game has ever been running. */
  boolean ran() {
    return ran;
  }

  /** How many moves there were, the game's own bookkeeping included. */
  int historyLength() {
    return historyLength;
  }

  /** When the history grew last, ms since the epoch. */
  long progressMillis() {
    return progressMillis;
  }
}
