package cleansignal.slo;

import cleansignal.measure.Latencies;
import cleansignal.measure.RequestStats;
import cleansignal.slo.ObjectiveResult.Share;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A percentile of the lengths of the {@code ok} requests or derived records, in ms.
 *
 * <p>"p95 at most L" is judged as what it says: at most 5 % of the requests are slower than L. So
 * the same bounds hold as for any other share, without an assumption on the distribution. Response
 * times are whole milliseconds: "less than L" means "at most L − 1". The other way round, "p50 more
 * than L" says that at most 50 % are L or shorter.
 *
 * @param requests which requests or derived records
 * @param percentile between 0 and 100, for example 95
 * @param failuresToo whether the records that failed count as well: a socket's life that the target
 *     cut short is a life. Slices tell nothing of them, so there is no design effect to be seen
 */
public record PercentileMeasurement(RequestNames requests, double percentile, boolean failuresToo)
    implements Measurement {

  /** Looks at {@code ok} records alone. */
  public PercentileMeasurement(RequestNames requests, double percentile) {
    this(requests, percentile, false);
  }

  @Override
  public Family family() {
    return Family.LATENCY;
  }

  @Override
  public String unit() {
    return "ms";
  }

  @Override
  public List<Comparison> comparisons() {
    return List.of(Comparison.LESS, Comparison.AT_MOST, Comparison.MORE);
  }

  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<RequestStats> found = judged.stats(requests);
    if (found.isEmpty()) {
      return Finding.noData(Judged.NO_WINDOW);
    }
    Latencies samples = failuresToo ? found.get().all() : found.get().ok();
    if (samples.count() == 0) {
      return Finding.noData(
          "no such " + requests.noun() + (failuresToo ? " in " : " ended ok in ") + judged.text());
    }
    Cluster total = beyond(samples, bar);
    Share share = ShareBounds.of(total.k(), total.n(), designEffect(found.get(), bar));
    ShareProof proof = proof(share, bar);
    double value = samples.percentileMillis(percentile);
    return new Finding(
        bar.point() ? bar.byPoint(value) : proof.status(),
        OptionalDouble.of(value),
        Optional.of(share),
        share.n(),
        bar.point() ? "" : proof.note(),
        false,
        failuresToo
            ? Optional.empty()
            : Optional.of(Strip.of(found.get().slices(), slice -> mark(slice.ok(), bar))));
  }

  @Override
  public OptionalLong samplesNeeded(Bar bar) {
    return bar.point()
        ? OptionalLong.empty()
        : OptionalLong.of(proof(ShareBounds.of(0, 0, 1), bar).samplesNeeded());
  }

  /** At most that share may lie beyond the limit. */
  private ShareProof proof(Share share, Bar bar) {
    double allowed = bar.comparison().smallerIsBetter() ? 100 - percentile : percentile;
    return new ShareProof(share, Comparison.AT_MOST, allowed / 100);
  }

  private double designEffect(RequestStats stats, Bar bar) {
    return failuresToo
        ? 1
        : DesignEffect.of(stats.slices().stream().map(slice -> beyond(slice.ok(), bar)).toList());
  }

  private Strip.Mark mark(Latencies ok, Bar bar) {
    return ok.count() == 0
        ? Strip.Mark.EMPTY
        : Strip.Mark.of(bar.comparison().holds(ok.percentileMillis(percentile), bar.limit()));
  }

  private static Cluster beyond(Latencies samples, Bar bar) {
    long limit = Math.round(bar.limit());
    long slow = samples.slowerThan(bar.comparison() == Comparison.LESS ? limit - 1 : limit);
    long k = bar.comparison().smallerIsBetter() ? slow : samples.count() - slow;
    return new Cluster(k, samples.count());
  }
}
