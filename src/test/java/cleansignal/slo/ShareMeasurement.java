package cleansignal.slo;

import cleansignal.measure.RequestStats;
import cleansignal.measure.Span;
import cleansignal.measure.Tally;
import cleansignal.slo.ObjectiveResult.Share;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The share of the requests that ended in certain outcomes, in percent.
 *
 * @param requests which requests
 * @param outcomes which outcomes count
 * @param of which of the requests they are a share of, for example all valid ones
 */
public record ShareMeasurement(RequestNames requests, OutcomeFilter outcomes, OutcomeFilter of)
    implements Measurement {

  @Override
  public Family family() {
    return Family.RATE;
  }

  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<Span> span = judged.span();
    if (span.isEmpty()) {
      return Finding.noData("the run has no steady window");
    }
    RequestStats stats = span.get().requests(requests);
    Cluster total = cluster(stats.tally());
    Share share = ShareBounds.of(total.k(), total.n(), DesignEffect.of(clusters(stats)));
    if (share.n() == 0) {
      return Finding.noData("no such request in " + judged.text());
    }
    double percent = 100.0 * share.k() / share.n();
    ShareProof proof = new ShareProof(share, bar.comparison(), bar.limit() / 100);
    return new Finding(
        bar.point() ? bar.byPoint(percent) : proof.status(),
        OptionalDouble.of(percent),
        Optional.of(share),
        share.n(),
        bar.point() ? "" : proof.note());
  }

  @Override
  public OptionalLong samplesNeeded(Bar bar) {
    return bar.point()
        ? OptionalLong.empty()
        : OptionalLong.of(
            new ShareProof(ShareBounds.of(0, 0, 1), bar.comparison(), bar.limit() / 100)
                .samplesNeeded());
  }

  private List<Cluster> clusters(RequestStats stats) {
    return stats.slices().stream().map(slice -> cluster(slice.tally())).toList();
  }

  private Cluster cluster(Tally tally) {
    return new Cluster(outcomes.count(tally), of.count(tally));
  }
}
