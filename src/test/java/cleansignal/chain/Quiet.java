package cleansignal.chain;

/**
 * Keeps joins away from a decision that a player leaves unanswered on purpose: the server holds the
 * game's lock meanwhile and would refuse them, which would be our own doing. Thread-safe.
 */
final class Quiet {

  private int joining;
  private boolean kept;

  /**
   * Somebody wants to join the running game.
   *
   * @return whether it may; then {@link #joinEnded} must follow
   */
  synchronized boolean tryJoin() {
    if (!kept) {
      joining++;
    }
    return !kept;
  }

  /** A join that was allowed has been answered, or nobody waits for its answer any more. */
  synchronized void joinEnded() {
    joining--;
  }

  /**
   * A player wants to leave a decision unanswered.
   *
   * @return whether nobody is joining, so that it may; then {@link #release} must follow
   */
  synchronized boolean tryKeep() {
    if (joining == 0 && !kept) {
      kept = true;
      return true;
    }
    return false;
  }

  /** The decision waits no more. */
  synchronized void release() {
    kept = false;
  }
}
