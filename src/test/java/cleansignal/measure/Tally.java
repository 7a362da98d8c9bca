package cleansignal.measure;

import cleansignal.outcome.Outcome;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Counts of requests by outcome.
 *
 * @param byOutcome a count for each outcome; outcomes that did not happen may be missing
 * @param status5xx how many of them had a status of 500 to 599
 */
public record Tally(Map<Outcome, Long> byOutcome, long status5xx) {

  /** Nothing counted. */
  public static final Tally NONE = new Tally(Map.of(), 0);

  /** Copies the map. */
  public Tally {
    byOutcome = Map.copyOf(byOutcome);
  }

  /** How many ended so; 0 when none did. */
  public long of(Outcome outcome) {
    return byOutcome.getOrDefault(outcome, 0L);
  }

  /** All requests, noise and script errors included. */
  public long all() {
    return count(outcome -> true);
  }

  /** All requests but noise and script errors. */
  public long valid() {
    return count(Outcome::isValid);
  }

  /** Valid requests that failed. */
  public long trueErrors() {
    return count(Outcome::isTrueError);
  }

  private long count(Predicate<Outcome> wanted) {
    return Arrays.stream(Outcome.values()).filter(wanted).mapToLong(this::of).sum();
  }
}
