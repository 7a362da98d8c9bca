package cleansignal.measure;

import java.util.Arrays;

/** Input data of tests: response times in a sorted array, every figure taken by its definition. */
public record ListedMillis(long[] sorted) implements Latencies {

  /** Those times in ms, in any order. */
  public static Latencies of(long... millis) {
    long[] copy = millis.clone();
    Arrays.sort(copy);
    return new ListedMillis(copy);
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
  public long slowerThan(long millis) {
    return Arrays.stream(sorted).filter(each -> each > millis).count();
  }

  @Override
  public void forEach(Taker taker) {
    long[] values = Arrays.stream(sorted).distinct().toArray();
    for (long value : values) {
      taker.take(value, Arrays.stream(sorted).filter(each -> each == value).count());
    }
  }
}
