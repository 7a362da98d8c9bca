package cleansignal.measure;

import java.util.Map;

/**
 * Running games of a span, from the game markers.
 *
 * @param games games at once
 * @param players occupied seats at once, AI seats included
 * @param humans seats of virtual users at once
 * @param ais AI seats at once
 * @param started games that began running during the span
 * @param ended games that ended during the span, by reason as written in the marker
 */
public record Games(
    Concurrency games,
    Concurrency players,
    Concurrency humans,
    Concurrency ais,
    long started,
    Map<String, Long> ended) {

  /** Copies the map. */
  public Games {
    ended = Map.copyOf(ended);
  }
}
