package cleansignal.reference.fault;

import java.util.List;
import java.util.Optional;

/**
 * What the faults decided for one request.
 *
 * @param delayMillis sum of the delays that hit; 0 with none
 * @param delays how many delays hit
 * @param others the other faults that hit, in the order in which they were armed
 */
public record Draw(double delayMillis, int delays, List<Fault> others) {

  /** A request that no fault hit. */
  public static final Draw NOTHING = new Draw(0, 0, List.of());

  /** The first fault of this kind that hit, if any. */
  public Optional<Fault> first(FaultKind kind) {
    return others.stream().filter(fault -> fault.kind() == kind).findFirst();
  }
}
