package cleansignal.slo;

import cleansignal.measure.Latencies;

/**
 * Input data of tests: response times of less than {@value #MILLIS} ms, counted by the millisecond,
 * so that a great many can be asked a great many things.
 */
final class CountedLatencies implements Latencies {

  /** One more than the longest time. */
  static final int MILLIS = 2_048;

  /** At i, how many took at most i ms. */
  private final long[] atMost;

  private CountedLatencies(long[] atMost) {
    this.atMost = atMost;
  }

  /**
   * @param byMillis how many took i ms
   */
  static CountedLatencies of(long[] byMillis) {
    long[] atMost = byMillis.clone();
    for (int i = 1; i < MILLIS; i++) {
      atMost[i] += atMost[i - 1];
    }
    return new CountedLatencies(atMost);
  }

  /** The other ones as well. */
  static CountedLatencies sum(CountedLatencies... parts) {
    long[] atMost = new long[MILLIS];
    for (CountedLatencies part : parts) {
      for (int i = 0; i < MILLIS; i++) {
        atMost[i] += part.atMost[i];
      }
    }
    return new CountedLatencies(atMost);
  }

  @Override
  public long count() {
    return atMost[MILLIS - 1];
  }

  @Override
  public long minMillis() {
    return count() == 0 ? 0 : reached(1);
  }

  @Override
  public long maxMillis() {
    return count() == 0 ? 0 : reached(count());
  }

  @Override
  public long sumMillis() {
    long sum = 0;
    for (int i = 1; i < MILLIS; i++) {
      sum += i * (atMost[i] - atMost[i - 1]);
    }
    return sum;
  }

  @Override
  public void forEach(Taker taker) {
    long below = 0;
    for (int i = 0; i < MILLIS; i++) {
      if (atMost[i] > below) {
        taker.take(i, atMost[i] - below);
      }
      below = atMost[i];
    }
  }

  @Override
  public long percentileMillis(double percentile) {
    return count() == 0 ? 0 : reached((long) Math.ceil(percentile * count() / 100));
  }

  @Override
  public long slowerThan(long millis) {
    return millis >= MILLIS ? 0 : count() - (millis < 0 ? 0 : atMost[(int) millis]);
  }

  /** The first time by which so many have answered. */
  private int reached(long rank) {
    int low = 0;
    int high = MILLIS - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (atMost[middle] >= rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
