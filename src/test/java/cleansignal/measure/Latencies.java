package cleansignal.measure;

/**
 * A set of response times in whole milliseconds. With no samples every figure but the counts is 0.
 */
public interface Latencies {

  /** Number of samples. */
  long count();

  /** Smallest, exact; 0 with no data. */
  long minMillis();

  /** Largest, exact; 0 with no data. */
  long maxMillis();

  /** Sum of all, exact. */
  long sumMillis();

  /**
   * The nearest-rank percentile, exact to 4 significant digits (so exact below 10 s).
   *
   * @param percentile in (0, 100]
   * @return ms; 0 with no data
   */
  long percentileMillis(double percentile);

  /** How many samples are slower than that, exact below 10 s. */
  long slowerThan(long millis);

  /**
   * Gives every different value with the number of its samples, in ascending order; values of 10 s
   * and more as exact as percentiles are.
   */
  void forEach(Taker taker);

  /** Takes a value in ms and how many samples have it. */
  @FunctionalInterface
  interface Taker {
    void take(long millis, long samples);
  }

  /** Arithmetic mean in ms; 0 with no data. */
  default double meanMillis() {
    return count() == 0 ? 0 : (double) sumMillis() / count();
  }
}
