package cleansignal.chain;

/** What a player says in a game and gets an answer to. */
enum Exchange {
  /** To take part; answered by a state. */
  JOIN("join"),
  /** To be told the present state once more; answered by a state. */
  REJOIN("rejoin"),
  /** Answered by a state whose history grew or that rests in a decision of mine, or by the end. */
  MOVE("move"),
  /** The answer to a choice; answered by the next state, choice or end. */
  DECISION("decision");

  private final String measurement;

  Exchange(String measurement) {
    this.measurement = measurement;
  }

  /** The name of its measurement. */
  String measurement() {
    return measurement;
  }

  /** Whether it asks for a state. */
  boolean joins() {
    return this == JOIN || this == REJOIN;
  }
}
