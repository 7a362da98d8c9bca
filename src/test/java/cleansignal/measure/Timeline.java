package cleansignal.measure;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many of something there are at any time, from its ups and downs, which may come in any order.
 * Ups and downs of the same millisecond are kept as one, so memory is bounded by the length of the
 * run.
 */
final class Timeline {

  private static final int TIME_SHIFT = 32;

  /** Time in the upper half, change in the lower: sorting brings them into time order. */
  private long[] changes = new long[256];

  private int size;

  /**
   * Notes that from that time on there are so many more, or fewer.
   *
   * @param millis on any clock, the same for all calls
   */
  void change(int millis, int delta) {
    if (size == changes.length) {
      compact();
      if (size > changes.length / 2) {
        changes = Arrays.copyOf(changes, 2 * changes.length);
      }
    }
    changes[size++] = ((long) millis << TIME_SHIFT) | (delta & 0xFFFFFFFFL);
  }

  /**
   * The figures over a window; all 0 when it is empty. The percentile is the nearest rank over the
   * window's milliseconds.
   *
   * @param fromMillis inclusive, on the clock of the changes
   * @param toMillis exclusive
   */
  Concurrency over(long fromMillis, long toMillis) {
    compact();
    TreeMap<Long, Long> millisByLevel = new TreeMap<>();
    long level = 0;
    long at = fromMillis;
    for (int i = 0; i < size && at < toMillis; i++) {
      long next = Math.min(changes[i] >> TIME_SHIFT, toMillis);
      if (next > at) {
        millisByLevel.merge(level, next - at, Long::sum);
        at = next;
      }
      level += (int) changes[i];
    }
    if (at < toMillis) {
      millisByLevel.merge(level, toMillis - at, Long::sum);
    }
    return figures(millisByLevel, toMillis - fromMillis);
  }

  private static Concurrency figures(TreeMap<Long, Long> millisByLevel, long length) {
    if (millisByLevel.isEmpty()) {
      return new Concurrency(0, 0, 0, 0);
    }
    double sum = 0;
    long seen = 0;
    long percentile5 = millisByLevel.lastKey();
    boolean found = false;
    for (Map.Entry<Long, Long> entry : millisByLevel.entrySet()) {
      sum += (double) entry.getKey() * entry.getValue();
      seen += entry.getValue();
      if (!found && 20 * seen >= length) {
        percentile5 = entry.getKey();
        found = true;
      }
    }
    return new Concurrency(
        percentile5, sum / length, millisByLevel.firstKey(), millisByLevel.lastKey());
  }

  private void compact() {
    Arrays.sort(changes, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      long time = changes[i] >> TIME_SHIFT;
      if (kept > 0 && changes[kept - 1] >> TIME_SHIFT == time) {
        int delta = (int) changes[kept - 1] + (int) changes[i];
        changes[kept - 1] = (time << TIME_SHIFT) | (delta & 0xFFFFFFFFL);
      } else {
        changes[kept++] = changes[i];
      }
    }
    size = kept;
  }
}
