package cleansignal.reference.limit;

/**
 * How much a limiter lets through.
 *
 * @param points requests in one window, 1 or more
 * @param windowSeconds length of the fixed window, which starts with its first request
 * @param blockSeconds how long the key is refused once it went over, counted from that request
 */
public record LimitRule(long points, int windowSeconds, int blockSeconds) {

  /**
   * Refuses empty windows.
   *
   * @throws IllegalArgumentException if a number is below 1
   */
  public LimitRule {
    if (points < 1 || windowSeconds < 1 || blockSeconds < 1) {
      throw new IllegalArgumentException(
          "a limit needs points, windowSeconds and blockSeconds of 1 or more");
    }
  }
}
