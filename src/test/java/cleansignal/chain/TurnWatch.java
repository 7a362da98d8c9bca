package cleansignal.chain;

import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.GameStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Times what others do between one's own turns, from a game's states alone: each move of an AI,
 * from the state that gives it the turn to the state after its move, and the whole pause, from the
 * state that ends one's own turn to the state of the next. The pause is only timed where all others
 * are AIs: people think as long as they like. Pure state, for one game of one player.
 */
final class TurnWatch {

  /** Name of the measurement of one move of an AI. */
  static final String AI_TURN = "ai turn";

  /** Name of the measurement of the time between two turns of one's own. */
  static final String TURN_TOTAL = "turn total";

  private OptionalLong aiSinceMillis = OptionalLong.empty();
  private OptionalLong pauseSinceMillis = OptionalLong.empty();
  private boolean mine;

  /**
   * A state came in the ordinary course of the game.
   *
   * @param seat one's own
   * @param grew whether there is a move in it that was in none before
   * @return what it ended
   */
  List<Measurement> state(GameState state, int seat, boolean grew, long atMillis) {
    List<Measurement> ended = new ArrayList<>();
    boolean ofAi = running(state) && state.aiAt(state.turn());
    if (grew) {
      endAiTurn(atMillis).ifPresent(ended::add);
    }
    if (!ofAi) {
      aiSinceMillis = OptionalLong.empty();
    } else if (aiSinceMillis.isEmpty()) {
      aiSinceMillis = OptionalLong.of(atMillis);
    }
    boolean wasMine = mine;
    mine = running(state) && state.turn() == seat;
    if (mine && pauseSinceMillis.isPresent()) {
      ended.add(Measurement.ok(TURN_TOTAL, pauseSinceMillis.getAsLong(), atMillis));
      pauseSinceMillis = OptionalLong.empty();
    } else if (wasMine && ofAi && againstAisOnly(state, seat)) {
      pauseSinceMillis = OptionalLong.of(atMillis);
    }
    return ended;
  }

  /**
   * The game is over.
   *
   * @param grew whether by a move
   * @return the AI's last turn, if that was the move
   */
  Optional<Measurement> over(boolean grew, long atMillis) {
    Optional<Measurement> last = grew ? endAiTurn(atMillis) : Optional.empty();
    forget();
    return last;
  }

  /** The game is given up: an AI that has not moved by now is to blame. */
  Optional<Measurement> givenUp(long atMillis) {
    Optional<Measurement> open =
        aiSinceMillis.isPresent()
            ? Optional.of(
                new Measurement(
                    AI_TURN,
                    aiSinceMillis.getAsLong(),
                    atMillis,
                    Outcome.TIMEOUT,
                    "no move when the game was given up"))
            : Optional.empty();
    forget();
    return open;
  }

  /** Whether an AI is to move, which will be timed. */
  boolean waitsForAi() {
    return aiSinceMillis.isPresent();
  }

  /** States may have been missed: nothing that began before can be timed. */
  void forget() {
    aiSinceMillis = OptionalLong.empty();
    pauseSinceMillis = OptionalLong.empty();
    mine = false;
  }

  /** A state that was asked for: it tells whose turn it is, not since when. */
  void resumed(GameState state, int seat) {
    forget();
    mine = running(state) && state.turn() == seat;
  }

  private Optional<Measurement> endAiTurn(long atMillis) {
    if (aiSinceMillis.isEmpty()) {
      return Optional.empty();
    }
    Measurement turn = Measurement.ok(AI_TURN, aiSinceMillis.getAsLong(), atMillis);
    aiSinceMillis = OptionalLong.empty();
    return Optional.of(turn);
  }

  private static boolean running(GameState state) {
    return state.status() == GameStatus.RUNNING;
  }

  private static boolean againstAisOnly(GameState state, int seat) {
    return state.seats().stream().allMatch(other -> other.ai() || other.number() == seat);
  }
}
