package cleansignal.measure;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How a figure moves over time: the slope of Theil and Sen, which is the median of the slopes
 * between any two points, so that a few wild points do not turn it; and its one-sided 95 % bounds
 * from a block bootstrap, because neighbouring points resemble each other.
 *
 * <p>The residuals of the fitted line are cut into overlapping blocks of neighbours (as many as the
 * cube root of the points, rounded up; behind the last point comes the first), blocks drawn with
 * replacement are laid on the line again, and the slope is taken anew, {@value #ROUNDS} times. The
 * bounds are the 5th and the 95th percentile. The draws are always the same, so a run that is
 * judged again has the same bounds.
 *
 * <p>Sources: P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, Journal of
 * the American Statistical Association 63 (1968), 1379–1389; H. R. Künsch, The jackknife and the
 * bootstrap for general stationary observations, Annals of Statistics 17 (1989), 1217–1241.
 *
 * @param perHour the slope, in the figure's unit per hour
 * @param lower lower bound of the slope
 * @param upper upper bound of the slope
 */
public record Trend(double perHour, double lower, double upper) {

  private static final int ROUNDS = 999;
  private static final int FEWEST = 5;
  private static final double CONFIDENCE = 0.95;
  private static final long SEED = 1;

  /**
   * A figure at a time.
   *
   * @param hours since any moment, the same for all points
   * @param value the figure
   */
  public record Point(double hours, double value) {}

  /**
   * The trend of points in order of time.
   *
   * @throws IllegalArgumentException for fewer than {@value #FEWEST} points, or when two are at the
   *     same time
   */
  public static Trend of(List<Point> points) {
    double[] hours = points.stream().mapToDouble(Point::hours).toArray();
    double[] values = points.stream().mapToDouble(Point::value).toArray();
    for (int i = 1; i < hours.length; i++) {
      if (hours[i] <= hours[i - 1]) {
        throw new IllegalArgumentException("points must be in order of time");
      }
    }
    if (hours.length < FEWEST) {
      throw new IllegalArgumentException("a trend needs " + FEWEST + " points: " + hours.length);
    }
    double slope = slope(hours, values);
    int block = (int) Math.ceil(Math.cbrt(hours.length));
    double[] slopes = resampled(hours, values, slope, block);
    double widen = widening(hours.length, block);
    return new Trend(
        slope,
        slope + widen * (slopes[ROUNDS / 20] - slope),
        slope + widen * (slopes[ROUNDS - 1 - ROUNDS / 20] - slope));
  }

  private static double widening(int n, int block) {
    int blocks = (n + block - 1) / block;
    double student = TDistribution.of(blocks - 1).inverseCumulativeProbability(CONFIDENCE);
    double normal = NormalDistribution.of(0, 1).inverseCumulativeProbability(CONFIDENCE);
    return student / normal * Math.sqrt(n / (n - 2.0)) * Math.sqrt(n / (double) (n - block));
  }

  private static double[] resampled(double[] hours, double[] values, double slope, int block) {
    int n = hours.length;
    double[] residuals = new double[n];
    Arrays.setAll(residuals, i -> values[i] - slope * hours[i]);
    SplittableRandom random = new SplittableRandom(SEED);
    double[] slopes = new double[ROUNDS];
    double[] drawn = new double[n];
    for (int round = 0; round < ROUNDS; round++) {
      for (int from = 0; from < n; from += block) {
        int start = random.nextInt(n);
        for (int i = from; i < Math.min(n, from + block); i++) {
          drawn[i] = slope * hours[i] + residuals[(start + i - from) % n];
        }
      }
      slopes[round] = slope(hours, drawn);
    }
    Arrays.sort(slopes);
    return slopes;
  }

  /** The median of the slopes between any two points. */
  static double slope(double[] hours, double[] values) {
    int n = hours.length;
    double[] slopes = new double[n * (n - 1) / 2];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[count++] = (values[j] - values[i]) / (hours[j] - hours[i]);
      }
    }
    Arrays.sort(slopes);
    return (slopes[(count - 1) / 2] + slopes[count / 2]) / 2;
  }
}
