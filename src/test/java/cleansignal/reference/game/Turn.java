package cleansignal.reference.game;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a move led to. As long as there is a decision to take, the move is not done: its history
 * items count only once the last decision is taken.
 *
 * @param state the game now
 * @param items what goes into the history, in order
 * @param decision what must be asked first, if anything
 * @param ending how it ended the game, if it did
 */
public record Turn(
    GameState state,
    List<HistoryItem> items,
    Optional<Decision> decision,
    Optional<Ending> ending) {

  /** Copies the list. */
  public Turn {
    items = List.copyOf(items);
  }

  /** Whose move it was. */
  public int player() {
    return items.get(0).player();
  }

  static Turn asking(GameState state, List<HistoryItem> items, Decision decision) {
    return new Turn(state, items, Optional.of(decision), Optional.empty());
  }

  static Turn done(GameState state, List<HistoryItem> items, Optional<Ending> ending) {
    return new Turn(state.withMoves(state.moves() + items.size()), items, Optional.empty(), ending);
  }

  List<HistoryItem> itemsAnd(HistoryItem last) {
    List<HistoryItem> all = new ArrayList<>(items);
    all.add(last);
    return all;
  }
}
