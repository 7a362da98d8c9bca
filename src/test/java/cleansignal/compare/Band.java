package cleansignal.compare;

/**
 * The practical band: differences inside it concern nobody, however sure they are.
 *
 * @param percent how far a ratio may lie from 1, in percent; more than 0, less than 100
 * @param leastMillis a response time must differ by more than this as well; the log keeps whole
 *     milliseconds, so a difference of 1 can be one of almost 0
 */
public record Band(double percent, long leastMillis) {

  /** 10 %, and 2 ms. */
  public static final Band DEFAULT = new Band(10, 2);

  /** Refuses a band without two edges. */
  public Band {
    if (!(percent > 0 && percent < 100)) {
      throw new IllegalArgumentException("a band is more than 0 and less than 100 %: " + percent);
    }
    if (leastMillis < 0) {
      throw new IllegalArgumentException("a band is 0 ms or more: " + leastMillis);
    }
  }

  /** The largest ratio inside. */
  double upper() {
    return 1 + percent / 100;
  }

  /** The smallest ratio inside. */
  double lower() {
    return 1 - percent / 100;
  }
}
