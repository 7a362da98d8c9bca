package cleansignal.slo;

import cleansignal.measure.RequestStats;
import cleansignal.measure.Sockets;
import cleansignal.measure.Tally;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many requests ended in certain outcomes, and how many sockets closed that should not. A
 * census: every request of the run was seen, so the count needs no bound, only enough requests that
 * it could have been otherwise.
 *
 * @param requests which requests
 * @param outcomes which outcomes count
 * @param minimumExposure how many valid requests must have been made for a count to say anything;
 *     at least 1
 * @param unplannedCloses whether sockets that closed for another reason than the plan's count as
 *     well: one that closes while nothing is asked of it fails no request
 */
public record CountMeasurement(
    RequestNames requests, OutcomeFilter outcomes, long minimumExposure, boolean unplannedCloses)
    implements Measurement {

  /** Counts requests alone. */
  public CountMeasurement(RequestNames requests, OutcomeFilter outcomes, long minimumExposure) {
    this(requests, outcomes, minimumExposure, false);
  }

  @Override
  public Family family() {
    return Family.RATE;
  }

  @Override
  public String unit() {
    return "count";
  }

  @Override
  public List<Comparison> comparisons() {
    return List.of(Comparison.AT_MOST, Comparison.EQUAL);
  }

  /** A count that misses its limit needs no exposure: what was seen was seen. */
  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<RequestStats> found = judged.stats(requests);
    if (found.isEmpty()) {
      return Finding.noData(Judged.NO_WINDOW);
    }
    Tally tally = found.get().tally();
    Finding counted =
        Finding.census(bar, outcomes.count(tally) + closes(judged), tally.valid())
            .with(Strip.of(found.get().slices(), slice -> mark(slice.tally(), bar)));
    if (counted.status() == ObjectiveStatus.MISSED || tally.valid() >= minimumExposure) {
      return counted;
    }
    return tally.valid() == 0
        ? Finding.noData("no such request in " + judged.text())
        : new Finding(
            ObjectiveStatus.UNPROVEN,
            counted.value(),
            counted.share(),
            counted.samples(),
            "too few: " + tally.valid() + " requests, at least " + minimumExposure + " are needed");
  }

  private Strip.Mark mark(Tally tally, Bar bar) {
    return tally.all() == 0
        ? Strip.Mark.EMPTY
        : Strip.Mark.of(bar.comparison().holds(outcomes.count(tally), bar.limit()));
  }

  private long closes(Judged judged) {
    return unplannedCloses ? judged.sockets().map(Sockets::unplanned).orElse(0L) : 0;
  }

  @Override
  public OptionalLong samplesNeeded(Bar bar) {
    return OptionalLong.of(minimumExposure);
  }
}
