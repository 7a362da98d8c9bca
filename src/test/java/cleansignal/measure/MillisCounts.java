package cleansignal.measure;

import java.util.Arrays;

/**
 * How often each whole number of milliseconds was seen: exact, and as small as there are different
 * values. The measures keep one for each request name and each 62nd of a run; as HdrHistograms of 4
 * digits these would take 128 KiB each, or packed ones ten times as long to fill.
 */
final class MillisCounts {

  private static final int EMPTY = -1;

  /** Open addressing over a power of two of slots, never more than half full. */
  private int[] values = emptySlots(8);

  private long[] counts = new long[8];
  private int used;

  /** Takes each value with its count. */
  interface Taker {
    void take(int value, long count);
  }

  /**
   * @param value not negative
   */
  void add(int value, long count) {
    int slot = slot(value);
    if (values[slot] == EMPTY) {
      if (2 * (used + 1) > values.length) {
        grow();
        slot = slot(value);
      }
      values[slot] = value;
      used++;
    }
    counts[slot] += count;
  }

  void addAll(MillisCounts other) {
    other.forEach(this::add);
  }

  /** In no order. */
  void forEach(Taker taker) {
    for (int slot = 0; slot < values.length; slot++) {
      if (values[slot] != EMPTY) {
        taker.take(values[slot], counts[slot]);
      }
    }
  }

  private int slot(int value) {
    int mask = values.length - 1;
    // Fibonacci hashing: spreads runs of neighbouring values, which latencies are.
    int slot = (value * 0x9E3779B9) >>> (Integer.SIZE - Integer.bitCount(mask));
    while (values[slot] != EMPTY && values[slot] != value) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldValues = values;
    long[] oldCounts = counts;
    values = emptySlots(2 * oldValues.length);
    counts = new long[values.length];
    for (int old = 0; old < oldValues.length; old++) {
      if (oldValues[old] != EMPTY) {
        int slot = slot(oldValues[old]);
        values[slot] = oldValues[old];
        counts[slot] = oldCounts[old];
      }
    }
  }

  private static int[] emptySlots(int size) {
    int[] slots = new int[size];
    Arrays.fill(slots, EMPTY);
    return slots;
  }
}
