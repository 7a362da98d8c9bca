package cleansignal.reference.game;

import cleansignal.reference.game.HistoryItem.Claim;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Regions that can be claimed: groups of own markers in which each touches another. */
final class Regions {
  /** Markers that a group needs, in a game of two and in larger ones. */
  private static final int SMALLEST_OF_TWO = 4;

  private static final int SMALLEST_OF_MORE = 3;

  private Regions() {}

  /** The claims open to the player whose turn it is, in the order of their first cells. */
  static List<HistoryItem> claims(GameState state) {
    int smallest = state.seats().size() == 2 ? SMALLEST_OF_TWO : SMALLEST_OF_MORE;
    BitSet seen = new BitSet();
    List<HistoryItem> claims = new ArrayList<>();
    for (int cell = 0; cell < state.grid().cells(); cell++) {
      if (!seen.get(cell) && state.position().marker(cell) == state.player()) {
        int[] group = group(state, cell, seen);
        if (group.length >= smallest) {
          claims.add(new Claim(state.player(), claims.size(), group));
        }
      }
    }
    return claims;
  }

  private static int[] group(GameState state, int start, BitSet seen) {
    BitSet group = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    seen.set(start);
    while (!open.isEmpty()) {
      int cell = open.remove();
      group.set(cell);
      for (int[] ray : state.grid().rays(cell)) {
        if (ray.length > 0
            && !seen.get(ray[0])
            && state.position().marker(ray[0]) == state.player()) {
          seen.set(ray[0]);
          open.add(ray[0]);
        }
      }
    }
    return group.stream().toArray();
  }
}
