package cleansignal.slo;

import cleansignal.measure.Latencies;
import cleansignal.measure.Slice;
import cleansignal.measure.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of the window that holds enough samples for a percentile of its own: one of its equal
 * slices, or several neighbours.
 *
 * @param window where it lies
 * @param slices the slices that it is made of, in order, at least one
 */
record CoverageSlice(Window window, List<Slice> slices) {

  /** Copies the list. */
  CoverageSlice {
    slices = List.copyOf(slices);
  }

  /**
   * Merges each slice with too few samples with the next one; too few at the end go to the stretch
   * before. So all samples are in one of them, and slices without any belong to the stretch that
   * ends their silence.
   *
   * @param slices in order, without gaps
   * @param fewest how many samples a stretch must hold
   * @return in order; a single one when there are too few samples in all
   */
  static List<CoverageSlice> of(List<Slice> slices, long fewest) {
    List<CoverageSlice> merged = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < slices.size(); i++) {
      CoverageSlice grown = of(slices.subList(from, i + 1));
      if (grown.count() >= fewest) {
        merged.add(grown);
        from = i + 1;
      }
    }
    if (from < slices.size()) {
      int start = merged.isEmpty() ? 0 : from - merged.get(merged.size() - 1).slices().size();
      if (!merged.isEmpty()) {
        merged.remove(merged.size() - 1);
      }
      merged.add(of(slices.subList(start, slices.size())));
    }
    return merged;
  }

  private static CoverageSlice of(List<Slice> slices) {
    Window span =
        new Window(
            slices.get(0).window().startMillis(),
            slices.get(slices.size() - 1).window().endMillis());
    return new CoverageSlice(span, slices);
  }

  /** How many {@code ok} samples it holds. */
  long count() {
    return slices.stream().map(Slice::ok).mapToLong(Latencies::count).sum();
  }

  /**
   * The nearest-rank percentile of its samples: the smallest time that so many of them do not
   * exceed.
   *
   * @param percentile in (0, 100]
   * @return ms; 0 with no samples
   */
  long percentileMillis(double percentile) {
    long count = count();
    long rank = (long) Math.ceil(percentile * count / 100);
    long low = 0;
    long high = slices.stream().map(Slice::ok).mapToLong(Latencies::maxMillis).max().orElse(0);
    while (low < high) {
      long middle = (low + high) / 2;
      if (count - slowerThan(middle) >= rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** How many of its samples took longer than that. */
  long slowerThan(long millis) {
    return slices.stream().map(Slice::ok).mapToLong(each -> each.slowerThan(millis)).sum();
  }
}
