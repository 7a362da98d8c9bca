package cleansignal.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** What all players of a benchmark saw together; used by one thread. */
final class CapacityCounts {
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Histogram answerNanos = new Histogram(SIGNIFICANT_DIGITS);
  private long moves;
  private long frames;
  private long bytes;
  private long ended;
  private long failures;

  /** A move was sent. */
  void sent() {
    moves++;
  }

  /** The first frame after a move came, so long after it. */
  void answered(long nanos) {
    answerNanos.recordValue(nanos);
  }

  /** A frame of this length came. */
  void received(int length) {
    frames++;
    bytes += length;
  }

  /** A game was over. */
  void gameEnded() {
    ended++;
  }

  /** Something was refused. */
  void failed() {
    failures++;
  }

  /** Begins anew; returns itself. */
  CapacityCounts reset() {
    answerNanos.reset();
    moves = 0;
    frames = 0;
    bytes = 0;
    ended = 0;
    failures = 0;
    return this;
  }

  /** In one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d moves, answered after %.1f ms (median), %.1f (p95), %.1f (p99), %.1f (max);"
            + " %d frames of %.1f kB on average; %d games ended, %d errors",
        moves,
        answerMillis(50),
        answerMillis(95),
        answerMillis(99),
        answerMillis(100),
        frames,
        bytes / 1e3 / Math.max(1, frames),
        ended,
        failures);
  }

  private double answerMillis(double percentile) {
    return answerNanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
  }
}
