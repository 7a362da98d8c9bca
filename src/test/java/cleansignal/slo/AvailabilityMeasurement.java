package cleansignal.slo;

import cleansignal.measure.Availability;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * In how many of the seconds that could be judged the target answered, in percent. A census of the
 * run's seconds.
 */
public record AvailabilityMeasurement() implements Measurement {

  @Override
  public Family family() {
    return Family.RATE;
  }

  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<Availability> seconds = judged.availability();
    if (seconds.isEmpty()) {
      return Finding.noData("the run has no steady window");
    }
    if (seconds.get().judged() == 0) {
      return Finding.noData("no second with a valid request in " + judged.text());
    }
    return Finding.census(
        bar, 100.0 * seconds.get().up() / seconds.get().judged(), seconds.get().judged());
  }

  @Override
  public OptionalLong samplesNeeded(Bar bar) {
    return OptionalLong.empty();
  }

  @Override
  public RequestNames requests() {
    return new RequestNames(List.of());
  }
}
