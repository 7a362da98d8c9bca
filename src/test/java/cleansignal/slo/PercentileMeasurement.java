package cleansignal.slo;

import cleansignal.measure.Latencies;
import cleansignal.measure.RequestStats;
import cleansignal.measure.Span;
import cleansignal.slo.ObjectiveResult.Share;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A percentile of the response times of the {@code ok} requests, in ms.
 *
 * <p>"p95 at most L" is judged as what it says: at most 5 % of the requests are slower than L. So
 * the same bounds hold as for any other share, without an assumption on the distribution. Response
 * times are whole milliseconds: "less than L" means "at most L − 1".
 *
 * @param requests which requests
 * @param percentile between 0 and 100, for example 95
 */
public record PercentileMeasurement(RequestNames requests, double percentile)
    implements Measurement {

  @Override
  public Family family() {
    return Family.LATENCY;
  }

  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<Span> span = judged.span();
    if (span.isEmpty()) {
      return Finding.noData("the run has no steady window");
    }
    RequestStats stats = span.get().requests(requests);
    if (stats.ok().count() == 0) {
      return Finding.noData("no such request ended ok in " + judged.text());
    }
    Share share = slower(stats, slowestAllowed(bar));
    ShareProof proof = proof(share);
    double value = stats.ok().percentileMillis(percentile);
    return new Finding(
        bar.point() ? bar.byPoint(value) : proof.status(),
        OptionalDouble.of(value),
        Optional.of(share),
        share.n(),
        bar.point() ? "" : proof.note());
  }

  @Override
  public OptionalLong samplesNeeded(Bar bar) {
    return bar.point()
        ? OptionalLong.empty()
        : OptionalLong.of(proof(ShareBounds.of(0, 0, 1)).samplesNeeded());
  }

  private ShareProof proof(Share share) {
    return new ShareProof(share, Comparison.AT_MOST, (100 - percentile) / 100);
  }

  private static long slowestAllowed(Bar bar) {
    long limit = Math.round(bar.limit());
    return bar.comparison() == Comparison.LESS ? limit - 1 : limit;
  }

  private static Share slower(RequestStats stats, long millis) {
    Cluster total = cluster(stats.ok(), millis);
    List<Cluster> slices =
        stats.slices().stream().map(slice -> cluster(slice.ok(), millis)).toList();
    return ShareBounds.of(total.k(), total.n(), DesignEffect.of(slices));
  }

  private static Cluster cluster(Latencies ok, long millis) {
    return new Cluster(ok.slowerThan(millis), ok.count());
  }
}
