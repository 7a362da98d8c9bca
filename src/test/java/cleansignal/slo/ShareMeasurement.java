package cleansignal.slo;

import cleansignal.measure.RequestStats;
import cleansignal.measure.Tally;
import java.util.List;
import java.util.Optional;

/**
 * The share of the requests that ended in certain outcomes, in percent.
 *
 * @param requests which requests
 * @param outcomes which outcomes count
 * @param of which of the requests they are a share of, for example all valid ones
 */
public record ShareMeasurement(RequestNames requests, OutcomeFilter outcomes, OutcomeFilter of)
    implements Proportion {

  @Override
  public List<Comparison> comparisons() {
    return List.of(Comparison.LESS, Comparison.AT_MOST, Comparison.AT_LEAST);
  }

  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<RequestStats> stats = judged.stats(requests);
    if (stats.isEmpty()) {
      return Finding.noData(Judged.NO_WINDOW);
    }
    Cluster total = cluster(stats.get().tally());
    List<Cluster> slices =
        stats.get().slices().stream().map(slice -> cluster(slice.tally())).toList();
    return Finding.share(
            bar,
            ShareBounds.of(total.k(), total.n(), DesignEffect.of(slices)),
            "no such " + requests.noun() + " in " + judged.text())
        .with(Strip.ofShares(stats.get().slices(), slice -> cluster(slice.tally()), bar));
  }

  private Cluster cluster(Tally tally) {
    return new Cluster(outcomes.count(tally), of.count(tally));
  }
}
