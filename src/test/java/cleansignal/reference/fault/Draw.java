package cleansignal.reference.fault;

import java.util.List;
import java.util.Optional;

/**
 * What the faults decided for one request.
 *
 * @param delayMillis sum of the delays that hit; 0 with none
 * @param delays how many delays hit
 * @param hits the other faults that hit, in the order in which they were armed
 */
public record Draw(double delayMillis, int delays, List<Hit> hits) {

  /**
   * A fault that hit.
   *
   * @param fault which
   * @param millis what its distribution gave, 0 if it has none
   */
  public record Hit(Fault fault, double millis) {}

  /** A request that no fault hit. */
  public static final Draw NOTHING = new Draw(0, 0, List.of());

  /** The first fault of this kind that hit, if any. */
  public Optional<Fault> first(FaultKind kind) {
    return hit(kind).map(Hit::fault);
  }

  /** As {@link #first}, with the length of time that was drawn for it. */
  public Optional<Hit> hit(FaultKind kind) {
    return hits.stream().filter(hit -> hit.fault().kind() == kind).findFirst();
  }

  /** Whether a fault of this kind hit. */
  public boolean has(FaultKind kind) {
    return hit(kind).isPresent();
  }

  /** The faults that hit and were no delays, in the order in which they were armed. */
  public List<Fault> others() {
    return hits.stream().map(Hit::fault).toList();
  }
}
