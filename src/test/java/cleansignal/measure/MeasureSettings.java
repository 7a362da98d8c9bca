package cleansignal.measure;

import cleansignal.outcome.Classified;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * How a log is to be measured.
 *
 * @param steady the declared steady window, ms since time zero; empty when the plan has none
 * @param technicalPrefix what the names of scenarios and requests that count nowhere start with
 * @param probeRequest the health probe's request name
 * @param missesInARow so many probes in a row without a good answer mean that the target is lost;
 *     at least 1
 * @param classifier what a record's status and message mean; must be a pure function, it is asked
 *     once for each distinct message
 */
public record MeasureSettings(
    Optional<Window> steady,
    String technicalPrefix,
    String probeRequest,
    int missesInARow,
    BiFunction<Boolean, String, Classified> classifier) {

  /** What the suite's own technical names start with. */
  static final String TECHNICAL_PREFIX = "~";

  /** Refuses settings under which nothing could be told. */
  public MeasureSettings {
    if (missesInARow < 1) {
      throw new IllegalArgumentException("misses in a row must be at least 1: " + missesInARow);
    }
    if (technicalPrefix.isEmpty()) {
      throw new IllegalArgumentException("an empty prefix would make every request technical");
    }
  }

  /**
   * The suite's own conventions: {@code ~} before technical names, {@code ~GET /health} every
   * second, lost after three misses in a row; no steady window.
   */
  public static MeasureSettings conventional(BiFunction<Boolean, String, Classified> classifier) {
    return new MeasureSettings(
        Optional.empty(),
        TECHNICAL_PREFIX,
        TECHNICAL_PREFIX + "GET /health",
        ProbeHistory.MISSES_THAT_MEAN_LOST,
        classifier);
  }

  /** The same with that steady window. */
  public MeasureSettings withSteady(Optional<Window> window) {
    return new MeasureSettings(window, technicalPrefix, probeRequest, missesInARow, classifier);
  }
}
