package cleansignal.reference.store;

/** The status of a game's row. */
public enum GameStatus {
  /** Between creation and the first socket that joins; for ever, where nobody opens one. */
  WAITING("waiting"),
  /** Being played; a game with AI seats is from its creation on. */
  ACTIVE("active"),
  /** Over. */
  COMPLETED("completed"),
  /** Left by everybody before it began. */
  ABANDONED("abandoned");

  private final String wireName;

  GameStatus(String wireName) {
    this.wireName = wireName;
  }

  /** The name in replies. */
  public String wireName() {
    return wireName;
  }

  /** Whether nothing can happen in it any more. */
  public boolean isOver() {
    return this == COMPLETED || this == ABANDONED;
  }
}
