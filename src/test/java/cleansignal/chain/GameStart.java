package cleansignal.chain;

/** From when on a game counts as running. */
public enum GameStart {
  /** From the last join, for games that nobody plays: they wait on the server for ever. */
  WHEN_FULL,
  /** From the first state that says so. */
  WHEN_PLAYED
}
