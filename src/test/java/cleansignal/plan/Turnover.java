package cleansignal.plan;

/** Counts what the coming and going of games sends. */
final class Turnover {
  private long creates;
  private long joins;
  private long leaves;

  /** A game of so many humans, whose beginning and end may lie outside of what is counted. */
  void game(int humans, boolean created, boolean left) {
    creates += created ? 1 : 0;
    joins += created ? humans - 1 : 0;
    leaves += left ? humans : 0;
  }

  long creates() {
    return creates;
  }

  long joins() {
    return joins;
  }

  long leaves() {
    return leaves;
  }
}
