package cleansignal.reference.game;

/** One entry of a game's move history. */
public sealed interface HistoryItem {

  /** Whose it is, from 1. */
  int player();

  /**
   * What a player chose from his valid moves. Cells that it does not need are -1.
   *
   * @param type what he does
   * @param player his number
   * @param from the stack that moves
   * @param target the stack that is captured
   * @param to where it goes; the first cell for those that go nowhere
   * @param count rings to place, 0 for the others
   * @param onStack whether they are placed on a stack
   */
  record Move(MoveType type, int player, int from, int target, int to, int count, boolean onStack)
      implements HistoryItem {
    private static final int NO_CELL = -1;

    static Move passive(MoveType type, int player) {
      return new Move(type, player, NO_CELL, NO_CELL, 0, 0, false);
    }

    static Move place(int player, int to, int count, boolean onStack) {
      return new Move(MoveType.PLACE_RING, player, NO_CELL, NO_CELL, to, count, onStack);
    }

    static Move move(int player, int from, int to) {
      return new Move(MoveType.MOVE_STACK, player, from, NO_CELL, to, 0, false);
    }

    static Move capture(MoveType type, int player, int from, int target, int to) {
      return new Move(type, player, from, target, to, 0, false);
    }
  }

  /**
   * A step that the server takes by itself because there is nothing to do in it.
   *
   * @param player whose turn it is
   * @param type {@code no_line_action} or {@code no_territory_action}
   */
  record Automatic(int player, String type) implements HistoryItem {}

  /**
   * Territory that a player claimed.
   *
   * @param player who
   * @param index the region's place among those that he could claim, from 0
   * @param cells its cells, in their order
   */
  record Claim(int player, int index, int[] cells) implements HistoryItem {}

  /**
   * A cap that a player gave up for it.
   *
   * @param player who
   * @param cell the stack
   * @param cap rings that went
   * @param height rings that it had
   */
  record Elimination(int player, int cell, int cap, int height) implements HistoryItem {}
}
