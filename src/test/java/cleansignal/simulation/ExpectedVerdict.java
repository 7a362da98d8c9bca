package cleansignal.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the gate must make of a seeded truth.
 *
 * @param verdict its name
 * @param blamed the objectives that must be its reasons
 * @param alone whether no other objective may be one
 * @param because an expression that a reason must contain; empty when every reason must be about an
 *     objective
 * @param objectives what must have become of these, whether they decide or not: met, missed or
 *     unproven
 * @param counts how many requests of the whole run ended how; every other outcome but {@code ok}
 *     must not occur
 * @param warning an expression that a warning must contain; empty when it does not matter
 * @param readable whether there is a log to be counted at all
 */
record ExpectedVerdict(
    String verdict,
    Set<String> blamed,
    boolean alone,
    Optional<String> because,
    Map<String, String> objectives,
    List<TruthCount> counts,
    Optional<String> warning,
    boolean readable) {

  /** A verdict without anything that would speak for it. */
  static ExpectedVerdict of(String verdict) {
    return new ExpectedVerdict(
        verdict, Set.of(), true, Optional.empty(), Map.of(), List.of(), Optional.empty(), true);
  }

  /** For these reasons and no others. */
  ExpectedVerdict blaming(String... ids) {
    return new ExpectedVerdict(
        verdict, new TreeSet<>(Set.of(ids)), true, because, objectives, counts, warning, readable);
  }

  /** For these reasons and perhaps others, because it hangs on the moment what else is hit. */
  ExpectedVerdict blamingAtLeast(String... ids) {
    return new ExpectedVerdict(
        verdict, new TreeSet<>(Set.of(ids)), false, because, objectives, counts, warning, readable);
  }

  /** For a reason in these words. */
  ExpectedVerdict because(String expression) {
    return new ExpectedVerdict(
        verdict, blamed, alone, Optional.of(expression), objectives, counts, warning, readable);
  }

  /** With these objectives met. */
  ExpectedVerdict met(String... ids) {
    return with("met", ids);
  }

  /** With these objectives missed. */
  ExpectedVerdict missed(String... ids) {
    return with("missed", ids);
  }

  /** With these objectives unproven. */
  ExpectedVerdict unproven(String... ids) {
    return with("unproven", ids);
  }

  private ExpectedVerdict with(String status, String... ids) {
    Map<String, String> more = new TreeMap<>(objectives);
    for (String id : ids) {
      more.put(id, status);
    }
    return new ExpectedVerdict(verdict, blamed, alone, because, more, counts, warning, readable);
  }

  /** With as many requests that ended so as the server says. */
  ExpectedVerdict counting(TruthCount count) {
    List<TruthCount> more = new ArrayList<>(counts);
    more.add(count);
    return new ExpectedVerdict(
        verdict, blamed, alone, because, objectives, more, warning, readable);
  }

  /** With a warning. */
  ExpectedVerdict warning(String expression) {
    return new ExpectedVerdict(
        verdict, blamed, alone, because, objectives, counts, Optional.of(expression), readable);
  }

  /** Of a log that can't be read. */
  ExpectedVerdict unreadable() {
    return new ExpectedVerdict(verdict, blamed, alone, because, objectives, counts, warning, false);
  }
}
