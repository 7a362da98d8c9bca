package cleansignal.measure;

/** Virtual users, probes left out by the caller. */
final class UserTally {

  private final Timeline active = new Timeline();
  private int started;
  private int ended;

  void add(boolean start, int millis) {
    if (start) {
      started++;
    } else {
      ended++;
    }
    active.change(millis, start ? 1 : -1);
  }

  /** Users whose end the log does not hold were cut short with the run. */
  void close(int endMillis) {
    active.change(endMillis, ended - started);
  }

  /** The figures, those at once over a window on the log's own clock. */
  Users users(long fromMillis, long toMillis) {
    return new Users(started, ended, active.over(fromMillis, toMillis));
  }
}
