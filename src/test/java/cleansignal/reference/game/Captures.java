package cleansignal.reference.game;

import cleansignal.reference.game.HistoryItem.Move;
import java.util.ArrayList;
import java.util.List;

/**
 * Captures: a stack jumps in a straight line over the first stack in its way, whose cap must not be
 * larger than its own, and lands beyond it, its own height away at least.
 */
final class Captures {
  private Captures() {}

  /** All captures of the stack on this cell, as moves of this type. */
  static List<Move> from(GameState state, int cell, MoveType type) {
    Position position = state.position();
    List<Move> captures = new ArrayList<>();
    for (int[] ray : state.grid().rays(cell)) {
      int target = 0;
      while (target < ray.length && position.isPassable(ray[target])) {
        target++;
      }
      if (target == ray.length
          || !position.hasStack(ray[target])
          || position.cap(ray[target]) > position.cap(cell)) {
        continue;
      }
      for (int d = target + 1; d < ray.length && position.isPassable(ray[d]); d++) {
        if (d + 1 >= position.height(cell) && position.isFree(ray[d])) {
          captures.add(Move.capture(type, state.player(), cell, ray[target], ray[d]));
        }
      }
    }
    return captures;
  }
}
