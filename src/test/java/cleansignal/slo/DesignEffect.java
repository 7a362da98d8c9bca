package cleansignal.slo;

import java.util.List;

/**
 * By how much dependence between a run's requests shrinks the number of samples.
 *
 * <p>Failures come in bursts, so n requests tell less than n independent ones. The slices of the
 * window are taken as clusters; the design effect is the variance of the share as the slices show
 * it (ratio estimator, linearised) over the variance that n independent requests would have:
 *
 * <pre>
 * p    = K / N                            K = sum of k, N = sum of n, over the m slices with n &gt; 0
 * v    = m / (m − 1) · Σ (k − p·n)² / N²
 * deff = v / (p (1 − p) / N), at least 1
 * </pre>
 *
 * <p>Source: E. L. Korn, B. I. Graubard, Confidence intervals for proportions with small expected
 * number of positive counts estimated from survey data, Survey Methodology 24 (1998), 193–201. A
 * worked example stands in {@code docs/statistics.md}.
 */
public final class DesignEffect {

  private DesignEffect() {}

  /**
   * The design effect of the clusters.
   *
   * @return at least 1; exactly 1 when nothing or everything counted, or with fewer than two
   *     clusters that hold anything, because then they show no spread
   */
  public static double of(List<Cluster> clusters) {
    List<Cluster> filled = clusters.stream().filter(cluster -> cluster.n() > 0).toList();
    double k = filled.stream().mapToLong(Cluster::k).sum();
    double n = filled.stream().mapToLong(Cluster::n).sum();
    int m = filled.size();
    if (m < 2 || k == 0 || k == n) {
      return 1;
    }
    double p = k / n;
    double squares =
        filled.stream().mapToDouble(each -> Math.pow(each.k() - p * each.n(), 2)).sum();
    double variance = m / (m - 1.0) * squares / (n * n);
    return Math.max(1, variance / (p * (1 - p) / n));
  }
}
