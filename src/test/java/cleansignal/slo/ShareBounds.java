package cleansignal.slo;

import cleansignal.slo.ObjectiveResult.Share;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * One-sided 95 % bounds of a share after Clopper and Pearson, on the effective number of samples:
 * {@code n / deff} and {@code k / deff} with the {@link DesignEffect} (Korn and Graubard).
 *
 * <pre>
 * upper = Beta⁻¹(0.95; k + 1, n − k)       1 when k = n
 * lower = Beta⁻¹(0.05; k, n − k + 1)       0 when k = 0
 * </pre>
 *
 * <p>Each bound is wrong in at most 5 % of all runs. Source: C. J. Clopper, E. S. Pearson, The use
 * of confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26 (1934),
 * 404–413.
 */
public final class ShareBounds {

  /** How sure a bound is. */
  public static final double CONFIDENCE = 0.95;

  private ShareBounds() {}

  /**
   * The share of k in n.
   *
   * @param k 0 to n
   * @param designEffect at least 1
   * @return bounds 0 and 1 when n is 0
   */
  public static Share of(long k, long n, double designEffect) {
    double effectiveK = k / designEffect;
    double effectiveRest = (n - k) / designEffect;
    double lower =
        k == 0
            ? 0
            : BetaDistribution.of(effectiveK, effectiveRest + 1)
                .inverseCumulativeProbability(1 - CONFIDENCE);
    double upper =
        k == n
            ? 1
            : BetaDistribution.of(effectiveK + 1, effectiveRest)
                .inverseCumulativeProbability(CONFIDENCE);
    return new Share(k, n, lower, upper, designEffect);
  }

  /**
   * How many independent samples prove that a share is at most that, when none counts: the smallest
   * n with {@code 1 − 0.05^(1/n) ≤ share}.
   *
   * @param share more than 0, less than 1
   */
  public static long samplesNeeded(double share) {
    return (long) Math.ceil(Math.log(1 - CONFIDENCE) / Math.log1p(-share));
  }
}
