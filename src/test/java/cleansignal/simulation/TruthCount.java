package cleansignal.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An outcome, and where the server counted the same.
 *
 * @param outcome its name
 * @param pointers JSON pointers into the truth, whose numbers add up; none when the server can't
 *     know
 * @param needed whether one such outcome at least must be there
 */
record TruthCount(String outcome, List<String> pointers, boolean needed) {

  /** As many as the server answered with that status. */
  static TruthCount ofStatus(String outcome, int status) {
    return new TruthCount(outcome, List.of("/totals/byStatus/" + status), true);
  }

  /** As many as there were faults of that kind on all routes below {@code /api}. */
  static TruthCount ofFault(String outcome, String kind) {
    return new TruthCount(outcome, List.of("/totals/faults/" + kind), true);
  }

  /** As many as there were faults of that kind at a point, such as {@code WS move}. */
  static TruthCount ofFaultAt(String outcome, String point, String kind) {
    return new TruthCount(outcome, List.of("/routes/" + point + "/faults/" + kind), true);
  }

  /** Some, of which the server knows nothing. */
  static TruthCount some(String outcome) {
    return new TruthCount(outcome, List.of(), true);
  }

  /** With what stands at another pointer added. */
  TruthCount and(String pointer) {
    return new TruthCount(
        outcome, Stream.concat(pointers.stream(), Stream.of(pointer)).toList(), needed);
  }

  /** The same where the moment decides whether there are any at all. */
  TruthCount perhaps() {
    return new TruthCount(outcome, pointers, false);
  }

  /** Whether the server knows how many there were. */
  boolean isKnown() {
    return !pointers.isEmpty();
  }

  /** How many the server says there were. */
  long in(JsonNode truth) {
    return pointers.stream().mapToLong(pointer -> truth.at(pointer).asLong()).sum();
  }

  /** For the table. */
  String text() {
    return isKnown()
        ? outcome
            + " = "
            + pointers.stream()
                .map(pointer -> pointer.substring(1).replace('/', '.'))
                .collect(Collectors.joining(" + "))
        : outcome + (needed ? ": some" : ": perhaps some");
  }
}
