package cleansignal.plan;

/**
 * A span of the plan, {@code [start, end)}, ms since time zero.
 *
 * @param startMillis inclusive, at least 0
 * @param endMillis exclusive, after start
 */
public record PlanWindow(long startMillis, long endMillis) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException when it is empty or starts before time zero
   */
  public PlanWindow {
    if (startMillis < 0 || endMillis <= startMillis) {
      throw new IllegalArgumentException("window " + startMillis + " to " + endMillis);
    }
  }

  /**
   * Its length.
   *
   * @return ms, above 0
   */
  public long lengthMillis() {
    return endMillis - startMillis;
  }

  /**
   * Whether an instant lies within.
   *
   * @param millis ms since time zero
   * @return true from start to just before end
   */
  public boolean contains(long millis) {
    return startMillis <= millis && millis < endMillis;
  }

  /**
   * How long another span and this one overlap.
   *
   * @param fromMillis start of the other span
   * @param toMillis end of the other span
   * @return ms, 0 when they don't meet
   */
  public long overlapMillis(long fromMillis, long toMillis) {
    return Math.max(0, Math.min(endMillis, toMillis) - Math.max(startMillis, fromMillis));
  }
}
