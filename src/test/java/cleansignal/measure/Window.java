package cleansignal.measure;

/**
 * A span of the run, {@code [start, end)}, ms since time zero (the log's first user). A record
 * belongs to the window in which it starts.
 *
 * @param startMillis inclusive
 * @param endMillis exclusive, not before the start
 */
public record Window(long startMillis, long endMillis) {

  /** Refuses a window that ends before it starts. */
  public Window {
    if (endMillis < startMillis) {
      throw new IllegalArgumentException(
          "window ends before it starts: " + startMillis + " to " + endMillis);
    }
  }

  /** Whether a record that starts at that time belongs here. */
  public boolean contains(long millis) {
    return startMillis <= millis && millis < endMillis;
  }

  /** Its part before that time; empty when it starts no earlier. */
  public Window until(long millis) {
    return new Window(startMillis, Math.max(startMillis, Math.min(endMillis, millis)));
  }

  /** Length in ms; 0 for an empty window. */
  public long lengthMillis() {
    return endMillis - startMillis;
  }
}
