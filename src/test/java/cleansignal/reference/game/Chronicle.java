package cleansignal.reference.game;

import cleansignal.reference.game.HistoryItem.Move;

/**
 * The two histories of a game as text: every entry of the move history, and one long entry for each
 * move that a player made. They only grow, so each entry is written once.
 */
public final class Chronicle {
  private final Ascii moves = new Ascii();
  private final Ascii history = new Ascii();
  private Summary before;
  private int count;
  private String lastItem = "";

  /** Of a game that starts so. */
  public Chronicle(GameState start) {
    this.before = new Summary(start);
  }

  /**
   * Notes a turn that is done.
   *
   * @throws IllegalStateException if it still rests in a decision
   */
  public void add(Turn turn, String timestamp) {
    if (turn.decision().isPresent()) {
      throw new IllegalStateException("the turn rests in a decision");
    }
    Grid grid = turn.state().grid();
    int number = count + 1;
    for (HistoryItem item : turn.items()) {
      count++;
      lastItem = MoveText.historyItem(grid, item, number, count, timestamp);
      moves.add(count == 1 ? "" : ",").add(lastItem);
    }
    Summary after = new Summary(turn.state());
    Move move = (Move) turn.items().get(0);
    history
        .add(history.length() == 0 ? "" : ",")
        .add("{\"moveNumber\":" + number + ",\"action\":")
        .add(MoveText.historyItem(grid, move, number, number, timestamp))
        .add(",\"actor\":" + move.player())
        .add(",\"phaseBefore\":\"" + before.phase() + "\",\"phaseAfter\":\"" + after.phase())
        .add("\",\"statusBefore\":\"active\",\"statusAfter\":\"" + after.status())
        .add("\",\"progressBefore\":" + before.progress())
        .add(",\"progressAfter\":" + after.progress())
        .add(",\"stateHashBefore\":\"" + before.hash())
        .add("\",\"stateHashAfter\":\"" + after.hash())
        .add("\",\"boardBeforeSummary\":" + before.board())
        .add(",\"boardAfterSummary\":" + after.board())
        .add("}");
    before = after;
  }

  /** Entries of the move history so far. */
  public int count() {
    return count;
  }

  /** The last entry of the move history, empty before the first. */
  public String lastItem() {
    return lastItem;
  }

  /** The move history, without its brackets. */
  Ascii moves() {
    return moves;
  }

  /** The long entries, without their brackets. */
  Ascii history() {
    return history;
  }
}
