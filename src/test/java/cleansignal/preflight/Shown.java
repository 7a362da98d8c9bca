package cleansignal.preflight;

/** What an answer shows of one limiter. */
sealed interface Shown {

  /**
   * It counts the caller.
   *
   * @param points calls that it lets through in a window
   * @param left those that are left of them
   */
  record Counts(long points, long left) implements Shown {}

  /** It let the caller past: another that comes before it had the last word. */
  record Past() implements Shown {}

  /** It does not show. */
  record Nothing() implements Shown {}

  /**
   * It, or one before it, refuses the caller.
   *
   * @param seconds for so long; 0 when the answer does not tell
   */
  record Refused(long seconds) implements Shown {}
}
