package cleansignal.slo;

import cleansignal.measure.Latencies;
import cleansignal.measure.RequestStats;
import cleansignal.measure.Tally;
import java.util.List;
import java.util.Optional;

/**
 * The share of the requests that took longer than a threshold, in percent. Requests that ended in
 * certain outcomes count as slow however long they took: one that was never answered is slower than
 * any. All other failures are neither slow nor fast; they are left out.
 *
 * @param requests which requests
 * @param outcomes which outcomes are slow by themselves, for example {@code stalled}
 * @param slowerThanMillis a request of exactly that many ms is not slow
 */
public record SlowShareMeasurement(
    RequestNames requests, OutcomeFilter outcomes, long slowerThanMillis) implements Proportion {

  @Override
  public List<Comparison> comparisons() {
    return List.of(Comparison.LESS, Comparison.AT_MOST);
  }

  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<RequestStats> stats = judged.stats(requests);
    if (stats.isEmpty()) {
      return Finding.noData(Judged.NO_WINDOW);
    }
    Cluster total = cluster(stats.get().tally(), stats.get().ok());
    List<Cluster> slices =
        stats.get().slices().stream().map(slice -> cluster(slice.tally(), slice.ok())).toList();
    return Finding.share(
            bar,
            ShareBounds.of(total.k(), total.n(), DesignEffect.of(slices)),
            "no such request in " + judged.text())
        .with(
            Strip.ofShares(stats.get().slices(), slice -> cluster(slice.tally(), slice.ok()), bar));
  }

  private Cluster cluster(Tally tally, Latencies ok) {
    long unanswered = outcomes.count(tally);
    return new Cluster(ok.slowerThan(slowerThanMillis) + unanswered, ok.count() + unanswered);
  }
}
