package cleansignal.slo;

import cleansignal.measure.Tally;
import cleansignal.outcome.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Which outcomes an objective counts.
 *
 * @param tokens texts of outcomes ({@code rate-limited}) or of groups of them ({@link #GROUPS})
 */
public record OutcomeFilter(List<String> tokens) {

  /** Groups of outcomes, and how a tally counts them. */
  static final Map<String, ToLongFunction<Tally>> GROUPS =
      Map.of(
          "all", Tally::all,
          "valid", Tally::valid,
          "true-error", Tally::trueErrors,
          "not-ok", tally -> tally.all() - tally.of(Outcome.OK),
          "5xx", Tally::status5xx);

  /** Copies the list; refuses an unknown token, and a group beside anything else. */
  public OutcomeFilter {
    tokens = List.copyOf(tokens);
    for (String token : tokens) {
      if (!isKnown(token)) {
        throw new IllegalArgumentException("unknown outcome: " + token);
      }
    }
    if (tokens.size() > 1 && tokens.stream().anyMatch(GROUPS::containsKey)) {
      throw new IllegalArgumentException("a group of outcomes stands alone: " + tokens);
    }
  }

  /** Whether it is an outcome or a group of outcomes. */
  static boolean isKnown(String token) {
    return GROUPS.containsKey(token) || Outcome.ofText(token).isPresent();
  }

  /** All known tokens, groups first, sorted. */
  static List<String> known() {
    return Stream.concat(
            GROUPS.keySet().stream().sorted(), Stream.of(Outcome.values()).map(Outcome::text))
        .toList();
  }

  /** How many requests of the tally ended so. */
  public long count(Tally tally) {
    return tokens.stream().distinct().mapToLong(token -> count(token, tally)).sum();
  }

  private static long count(String token, Tally tally) {
    ToLongFunction<Tally> group = GROUPS.get(token);
    return group != null
        ? group.applyAsLong(tally)
        : Outcome.ofText(token).map(tally::of).orElseThrow();
  }
}
