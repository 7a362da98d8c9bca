package cleansignal.compare;

import cleansignal.measure.Latencies;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Response times of many slices, ready to be put together again in other proportions. */
final class SlicedLatencies {

  /** Every different value, ascending. */
  private final long[] values;

  /** Places in {@link #values}, by slice. */
  private final int[][] places;

  /** How many samples stand there, by slice. */
  private final long[][] samples;

  private final long[] totals;

  SlicedLatencies(List<Latencies> slices) {
    TreeSet<Long> all = new TreeSet<>();
    slices.forEach(slice -> slice.forEach((millis, count) -> all.add(millis)));
    values = all.stream().mapToLong(Long::longValue).toArray();
    places = new int[slices.size()][];
    samples = new long[slices.size()][];
    totals = new long[slices.size()];
    for (int i = 0; i < slices.size(); i++) {
      fill(i, slices.get(i));
    }
  }

  private void fill(int slice, Latencies latencies) {
    int[] place = new int[values.length];
    long[] count = new long[values.length];
    int[] used = {0};
    latencies.forEach(
        (millis, counted) -> {
          place[used[0]] = Arrays.binarySearch(values, millis);
          count[used[0]++] = counted;
        });
    places[slice] = Arrays.copyOf(place, used[0]);
    samples[slice] = Arrays.copyOf(count, used[0]);
    totals[slice] = latencies.count();
  }

  /** How many slices hold any sample. */
  int filled() {
    return (int) Arrays.stream(totals).filter(total -> total > 0).count();
  }

  /** All samples. */
  long count() {
    return Arrays.stream(totals).sum();
  }

  /** The percentile of all samples; throws where there is none. */
  double percentile(double percentile) {
    int[] once = new int[totals.length];
    Arrays.fill(once, 1);
    return percentile(once, percentile);
  }

  /**
   * The nearest-rank percentile of the samples, each as often as its slice weighs.
   *
   * @param weights by slice, none negative
   * @param percentile in (0, 100]
   * @return ms; NaN when no slice with a sample has any weight
   */
  double percentile(int[] weights, double percentile) {
    long[] merged = new long[values.length];
    long total = 0;
    for (int slice = 0; slice < weights.length; slice++) {
      int weight = weights[slice];
      if (weight > 0) {
        total += weight * totals[slice];
        int[] place = places[slice];
        long[] count = samples[slice];
        for (int i = 0; i < place.length; i++) {
          merged[place[i]] += weight * count[i];
        }
      }
    }
    long rank = (long) Math.ceil(percentile / 100 * total);
    long seen = 0;
    for (int i = 0; i < merged.length; i++) {
      seen += merged[i];
      if (merged[i] > 0 && seen >= rank) {
        return values[i];
      }
    }
    return Double.NaN;
  }
}
