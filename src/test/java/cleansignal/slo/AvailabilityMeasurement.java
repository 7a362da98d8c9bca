package cleansignal.slo;

import cleansignal.measure.Availability;
import cleansignal.slo.ObjectiveResult.Share;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * In how many of the seconds that could be judged the target answered, in percent. A census of the
 * run's seconds: its bounds are the value itself.
 */
public record AvailabilityMeasurement() implements Measurement {

  @Override
  public Family family() {
    return Family.RATE;
  }

  @Override
  public String unit() {
    return PERCENT;
  }

  @Override
  public List<Comparison> comparisons() {
    return List.of(Comparison.AT_LEAST);
  }

  @Override
  public boolean isCensus() {
    return true;
  }

  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<Availability> seconds = judged.availability();
    if (seconds.isEmpty()) {
      return Finding.noData(Judged.NO_WINDOW);
    }
    long up = seconds.get().up();
    long all = seconds.get().judged();
    if (all == 0) {
      return Finding.noData("no second with a valid request in " + judged.text());
    }
    double share = (double) up / all;
    double percent = 100.0 * up / all;
    return new Finding(
        bar.byPoint(percent),
        OptionalDouble.of(percent),
        Optional.of(new Share(up, all, share, share, 1)),
        all,
        "");
  }

  @Override
  public OptionalLong samplesNeeded(Bar bar) {
    return OptionalLong.empty();
  }
}
