package cleansignal.report;

import cleansignal.measure.Latencies;
import java.util.List;

/** Response times written down one by one, for tests. */
record ListedLatencies(List<Long> sorted) implements Latencies {

  ListedLatencies {
    sorted = sorted.stream().sorted().toList();
  }

  @Override
  public long count() {
    return sorted.size();
  }

  @Override
  public long minMillis() {
    return sorted.isEmpty() ? 0 : sorted.get(0);
  }

  @Override
  public long maxMillis() {
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1);
  }

  @Override
  public long sumMillis() {
    return sorted.stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public long percentileMillis(double percentile) {
    if (sorted.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(percentile / 100 * sorted.size());
    return sorted.get(Math.max(1, rank) - 1);
  }

  @Override
  public void forEach(Taker taker) {
    sorted.forEach(millis -> taker.take(millis, 1));
  }

  @Override
  public long slowerThan(long millis) {
    return sorted.stream().filter(sample -> sample > millis).count();
  }
}
