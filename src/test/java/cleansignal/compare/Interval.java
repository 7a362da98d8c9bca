package cleansignal.compare;

import java.util.Arrays;

/**
 * Where the truth is likely to lie.
 *
 * @param lower its lower end
 * @param upper its upper end, not below the lower one; may be infinite
 */
public record Interval(double lower, double upper) {

  /** How sure an interval from the bootstrap is. */
  public static final double CONFIDENCE = 0.99;

  /** Refuses ends the wrong way round. */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("an interval from " + lower + " to " + upper);
    }
  }

  /**
   * The middle 99 % of what the replicates came to, nearest rank outwards.
   *
   * @param replicates at least one, in any order
   */
  static Interval ofMiddle(double[] replicates) {
    double[] sorted = replicates.clone();
    Arrays.sort(sorted);
    int cut = (int) Math.floor((1 - CONFIDENCE) / 2 * sorted.length);
    return new Interval(sorted[cut], sorted[sorted.length - 1 - cut]);
  }

  /** The smallest interval around both. */
  Interval hull(Interval other) {
    return new Interval(Math.min(lower, other.lower), Math.max(upper, other.upper));
  }
}
