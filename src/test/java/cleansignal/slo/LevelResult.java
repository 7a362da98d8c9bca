package cleansignal.slo;

import cleansignal.measure.Window;
import java.util.List;

/**
 * One level of a run that climbs, judged by itself.
 *
 * @param users virtual users planned at work on it
 * @param window where it was judged, ms since time zero
 * @param standing how it ended
 * @param reasons what speaks for that, a sentence each; empty when it met all
 * @param missed ids of the objectives that it missed, in the catalogue's order
 * @param measured what was measured on it; all 0 when it was not reached
 */
public record LevelResult(
    int users,
    Window window,
    Standing standing,
    List<String> reasons,
    List<String> missed,
    Measured measured) {

  /** How a level ended. */
  public enum Standing {
    /** All critical and high objectives met. */
    MET("met"),
    /** A critical or high objective missed, or the target lost on it or on the way to it. */
    MISSED("missed"),
    /** Nothing missed, but not all of them proved. */
    UNPROVEN("unproven"),
    /** The load was not that of the level: noise, or too few users at work. */
    INVALID("invalid"),
    /** The run ended before the level did. */
    NOT_REACHED("not reached");

    private final String text;

    Standing(String text) {
      this.text = text;
    }

    /** Its name in reports. */
    public String text() {
      return text;
    }
  }

  /**
   * What was measured in the window of a level, or in the part of it that the run lived to see.
   *
   * @param requestsPerSecond requests that were answered well
   * @param movesPerSecond moves that were answered well
   * @param samples API calls that were answered well
   * @param meanMillis their mean latency
   * @param p95Millis their 95th percentile
   * @param p99Millis their 99th percentile
   * @param valid requests but for noise
   * @param trueErrors how many of them failed
   */
  public record Measured(
      double requestsPerSecond,
      double movesPerSecond,
      long samples,
      double meanMillis,
      long p95Millis,
      long p99Millis,
      long valid,
      long trueErrors) {

    /** Nothing was measured. */
    public static final Measured NONE = new Measured(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Throughput by response time, which is highest where more load begins to cost more time than
     * it brings answers; 0 without samples.
     */
    double power() {
      // The clock's resolution is 1 ms: less is no measurement.
      return samples == 0 ? 0 : requestsPerSecond / Math.max(1, meanMillis);
    }
  }

  /** Copies the lists. */
  public LevelResult {
    reasons = List.copyOf(reasons);
    missed = List.copyOf(missed);
  }

  /** Whether its figures are those of its load, so that they can be held against other levels'. */
  boolean isComparable() {
    return isJudged() && measured.samples() > 0;
  }

  /** Whether its standing is the target's doing. */
  boolean isJudged() {
    return switch (standing) {
      case MET, MISSED, UNPROVEN -> true;
      case INVALID, NOT_REACHED -> false;
    };
  }
}
