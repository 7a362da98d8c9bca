package cleansignal.measure;

import cleansignal.outcome.Outcome;
import java.util.Optional;

/**
 * What the health probe saw.
 *
 * @param asked probes sent
 * @param missed probes without a good answer
 * @param lost the first run of misses in a row that reached the limit; empty while the target lived
 */
public record ProbeHistory(long asked, long missed, Optional<Loss> lost) {

  /** So many probes in a row without a good answer mean that the target is lost. */
  public static final int MISSES_THAT_MEAN_LOST = 3;

  /**
   * The target stopped answering.
   *
   * @param atMillis when the first probe of the run of misses was sent, ms since the log's first
   *     user
   * @param outcome how the probe ended that made the limit full: {@code timeout} means hung,
   *     anything else died
   */
  public record Loss(long atMillis, Outcome outcome) {}
}
