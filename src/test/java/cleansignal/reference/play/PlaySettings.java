package cleansignal.reference.play;

/**
 * How long games wait.
 *
 * @param choiceTimeoutMillis for the answer to a question
 * @param decisionTimeoutMillis for a player whose capture chain must go on, before the server moves
 *     for him
 * @param decisionWarningMillis how long before that he is warned
 * @param reconnectWindowMillis for a player whose socket is gone
 * @param lockRetryMillis before the first retry for a game's lock; then twice as long, then four
 *     times
 * @param lockLifeMillis after which a lock is free although it was not given back
 */
public record PlaySettings(
    long choiceTimeoutMillis,
    long decisionTimeoutMillis,
    long decisionWarningMillis,
    long reconnectWindowMillis,
    long lockRetryMillis,
    long lockLifeMillis) {

  /** As on the target. */
  public static final PlaySettings DEFAULTS =
      new PlaySettings(30_000, 30_000, 5_000, 30_000, 250, 15_000);

  /**
   * Refuses times that are none.
   *
   * @throws IllegalArgumentException if a time is below 1, or the warning comes too early
   */
  public PlaySettings {
    if (choiceTimeoutMillis < 1
        || decisionTimeoutMillis < 1
        || decisionWarningMillis < 1
        || reconnectWindowMillis < 1
        || lockRetryMillis < 1
        || lockLifeMillis < 1) {
      throw new IllegalArgumentException("play: all times must be 1 or more");
    }
    if (decisionWarningMillis >= decisionTimeoutMillis) {
      throw new IllegalArgumentException(
          "play: decisionWarningMillis must be below decisionTimeoutMillis");
    }
  }
}
