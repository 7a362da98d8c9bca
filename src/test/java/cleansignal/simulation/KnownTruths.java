package cleansignal.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The matrix of known truths: what was done to a run on purpose, and what the gate must make of it.
 * {@code docs/known-truths.md} is made from it.
 */
final class KnownTruths {

  private KnownTruths() {}

  /** The rows by what they are about, in the order in which they are documented and run. */
  static Map<String, List<KnownTruth>> groups() {
    Map<String, List<KnownTruth>> groups = new LinkedHashMap<>();
    groups.put("Wrong answers", ErrorTruths.rows());
    groups.put("Noise, alone and beside faults", NoiseTruths.rows());
    groups.put("Late answers", LatencyTruths.rows());
    groups.put("A target that stops answering", TargetTruths.rows());
    groups.put("Live play", PlayTruths.rows());
    groups.put("Options of play", OptionTruths.rows());
    groups.put("Sockets and logins", SocketTruths.rows());
    groups.put("Capacity and coverage", CapacityTruths.rows());
    groups.put("Drift", DriftTruths.rows());
    groups.put("Evidence and load", EvidenceTruths.rows());
    return groups;
  }

  /** All rows. */
  static List<KnownTruth> rows() {
    return groups().values().stream().flatMap(List::stream).toList();
  }
}
