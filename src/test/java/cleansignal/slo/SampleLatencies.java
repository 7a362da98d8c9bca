package cleansignal.slo;

import cleansignal.measure.Latencies;
import java.util.Arrays;

/** Input data of tests: response times in a sorted array, every figure taken by its definition. */
record SampleLatencies(long[] sorted) implements Latencies {

  static SampleLatencies of(long... millis) {
    long[] copy = millis.clone();
    Arrays.sort(copy);
    return new SampleLatencies(copy);
  }

  @Override
  public long count() {
    return sorted.length;
  }

  @Override
  public long minMillis() {
    return sorted.length == 0 ? 0 : sorted[0];
  }

  @Override
  public long maxMillis() {
    return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
  }

  @Override
  public long sumMillis() {
    return Arrays.stream(sorted).sum();
  }

  @Override
  public long percentileMillis(double percentile) {
    int rank = (int) Math.ceil(percentile / 100 * sorted.length);
    return sorted.length == 0 ? 0 : sorted[Math.max(1, rank) - 1];
  }

  @Override
  public void forEach(Taker taker) {
    Arrays.stream(sorted).forEach(millis -> taker.take(millis, 1));
  }

  @Override
  public long slowerThan(long millis) {
    return Arrays.stream(sorted).filter(each -> each > millis).count();
  }
}
