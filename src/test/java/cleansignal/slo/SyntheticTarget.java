package cleansignal.slo;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Input data of tests: a target whose true behaviour is known, which shows itself in runs that are
 * all different.
 */
final class SyntheticTarget {

  private static final int SLICES = 30;

  /** Spread of the logarithm of the times: the p99 is 1.5 times the p95. */
  private static final double SPREAD = 0.6;

  /** So finely is the distribution of the times known. */
  private static final int QUANTILES = 1 << 16;

  private final double failing;
  private final int burst;
  private final double moods;

  /** What its times are drawn from. */
  private final double[] quantiles;

  private SyntheticTarget(double failing, int burst, double moods, double[] quantiles) {
    this.failing = failing;
    this.burst = burst;
    this.moods = moods;
    this.quantiles = quantiles;
  }

  private static double[] quantiles(double p95Millis, double moods) {
    // Moods widen the distribution over the window, so the median makes up for them.
    double widened = Math.sqrt(SPREAD * SPREAD + moods * moods);
    double normal95 = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.95);
    LogNormalDistribution times =
        LogNormalDistribution.of(Math.log(p95Millis) - normal95 * widened, SPREAD);
    return IntStream.range(0, QUANTILES)
        .mapToDouble(i -> times.inverseCumulativeProbability((i + 0.5) / QUANTILES))
        .toArray();
  }

  /**
   * A fast target of which some requests fail.
   *
   * @param share the true share of requests that fail, 0 to below 1
   * @param burst failures come in rows of so many, at one place of the window; 1: independently
   */
  static SyntheticTarget failing(double share, int burst) {
    return new SyntheticTarget(share, burst, 0, new double[] {20});
  }

  /**
   * A target without failures.
   *
   * @param p95Millis the true 95th percentile of its times, which are log-normal
   * @param moods how much the times of a whole slice swing around that, as a standard deviation of
   *     their logarithm; 0: not at all
   */
  static SyntheticTarget slow(double p95Millis, double moods) {
    return new SyntheticTarget(0, 1, moods, quantiles(p95Millis, moods));
  }

  /** What a run of so many requests shows, requests spread over the window at random. */
  SyntheticSpan run(String name, int requests, SplittableRandom random) {
    int[] inSlice = new int[SLICES];
    for (int i = 0; i < requests; i++) {
      inSlice[random.nextInt(SLICES)]++;
    }
    long[] failed = failures(inSlice, requests, random);
    return SyntheticSpan.of(
        name,
        failed,
        IntStream.range(0, SLICES)
            .mapToObj(i -> times(inSlice[i] - (int) failed[i], random))
            .toArray(CountedLatencies[]::new));
  }

  /** Every request may start a row of failures; a slice can't hold more than its requests. */
  private long[] failures(int[] inSlice, int requests, SplittableRandom random) {
    long[] failed = new long[SLICES];
    double start = failing / burst;
    for (long i = start == 0 ? requests : skip(start, random);
        i < requests;
        i += 1 + skip(start, random)) {
      int slice = random.nextInt(SLICES);
      failed[slice] = Math.min(inSlice[slice], failed[slice] + burst);
    }
    return failed;
  }

  /** How many requests go by until one of that chance. */
  private static long skip(double chance, SplittableRandom random) {
    return (long) (Math.log1p(-random.nextDouble()) / Math.log1p(-chance));
  }

  private CountedLatencies times(int count, SplittableRandom random) {
    long[] byMillis = new long[CountedLatencies.MILLIS];
    double mood = moods == 0 ? 1 : Math.exp(moods * random.nextGaussian());
    if (quantiles.length == 1) {
      byMillis[(int) quantiles[0]] = count;
      return CountedLatencies.of(byMillis);
    }
    for (int i = 0; i < count; i++) {
      double millis = mood * quantiles[random.nextInt(QUANTILES)];
      byMillis[(int) Math.min(CountedLatencies.MILLIS - 1, millis)]++;
    }
    return CountedLatencies.of(byMillis);
  }
}
