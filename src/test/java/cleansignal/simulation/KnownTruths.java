package cleansignal.simulation;

import java.util.List;
import java.util.stream.Stream;

/**
 * The matrix of known truths: what was done to a run on purpose, and what the gate must make of it.
 * {@code docs/known-truths.md} is made from it.
 */
final class KnownTruths {

  private KnownTruths() {}

  /** All rows, in the order in which they are documented and run. */
  static List<KnownTruth> rows() {
    return Stream.of(
            ErrorTruths.rows(),
            NoiseTruths.rows(),
            LatencyTruths.rows(),
            TargetTruths.rows(),
            PlayTruths.rows(),
            SocketTruths.rows(),
            CapacityTruths.rows(),
            EvidenceTruths.rows())
        .flatMap(List::stream)
        .toList();
  }
}
