package cleansignal.measure;

import org.HdrHistogram.HistogramIterationValue;
import org.HdrHistogram.PackedHistogram;

/**
 * Latencies in an HdrHistogram of 4 significant digits: to the millisecond below 32,768 ms. Its
 * percentile is the nearest rank. Count, sum, smallest and largest are kept beside it, exact.
 */
final class HdrLatencies implements Latencies {

  private static final int SIGNIFICANT_DIGITS = 4;

  private final PackedHistogram histogram = new PackedHistogram(SIGNIFICANT_DIGITS);
  private long sum;
  private long min = Long.MAX_VALUE;
  private long max;

  HdrLatencies(MillisCounts counts) {
    histogram.setAutoResize(true);
    counts.forEach(this::add);
  }

  private void add(int millis, long count) {
    histogram.recordValueWithCount(millis, count);
    sum += millis * count;
    min = Math.min(min, millis);
    max = Math.max(max, millis);
  }

  @Override
  public long count() {
    return histogram.getTotalCount();
  }

  @Override
  public long minMillis() {
    return count() == 0 ? 0 : min;
  }

  @Override
  public long maxMillis() {
    return max;
  }

  @Override
  public long sumMillis() {
    return sum;
  }

  @Override
  public long percentileMillis(double percentile) {
    if (!(percentile > 0 && percentile <= 100)) {
      throw new IllegalArgumentException("percentile must be in (0, 100]: " + percentile);
    }
    // The histogram answers with the upper end of its step, which may lie above the largest value.
    return Math.min(histogram.getValueAtPercentile(percentile), max);
  }

  @Override
  public void forEach(Taker taker) {
    for (HistogramIterationValue step : histogram.recordedValues()) {
      taker.take(Math.min(step.getValueIteratedTo(), max), step.getCountAtValueIteratedTo());
    }
  }

  @Override
  public long slowerThan(long millis) {
    if (millis < 0) {
      return count();
    }
    return millis >= max ? 0 : count() - histogram.getCountBetweenValues(0, millis);
  }
}
