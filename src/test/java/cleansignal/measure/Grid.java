package cleansignal.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The cells of time in which requests are counted: the finest division of which every slice of
 * every span is a row of whole cells. So each request is counted once, however many spans it
 * belongs to, and slices add up exactly to their span.
 */
final class Grid {

  /** So many equal slices has a span. */
  static final int SLICES = 30;

  /** Outside all spans. */
  static final int NO_CELL = -1;

  /** Cell i is {@code [cuts[i], cuts[i + 1])}. */
  private final long[] cuts;

  private int last;

  Grid(List<Window> spans) {
    TreeSet<Long> all = new TreeSet<>();
    for (Window span : spans) {
      all.add(span.startMillis());
      for (Window slice : slices(span)) {
        all.add(slice.endMillis());
      }
    }
    cuts = all.stream().mapToLong(Long::longValue).toArray();
  }

  /** A span in 30 slices, equal to the millisecond, without gaps. */
  static List<Window> slices(Window span) {
    List<Window> slices = new ArrayList<>(SLICES);
    for (int i = 0; i < SLICES; i++) {
      slices.add(new Window(cut(span, i), cut(span, i + 1)));
    }
    return slices;
  }

  private static long cut(Window span, int i) {
    return span.startMillis() + span.lengthMillis() * i / SLICES;
  }

  int cells() {
    return Math.max(0, cuts.length - 1);
  }

  /** The cell that a time belongs to, or {@link #NO_CELL}. */
  int cell(long millis) {
    // Records come almost in time order, so it is nearly always the cell of the one before.
    if (last < cells() && cuts[last] <= millis && millis < cuts[last + 1]) {
      return last;
    }
    int found = Arrays.binarySearch(cuts, millis);
    int cell = found >= 0 ? found : -found - 2;
    if (cell < 0 || cell >= cells()) {
      return NO_CELL;
    }
    last = cell;
    return cell;
  }

  /**
   * The first cell of a window that is a span or a slice of one.
   *
   * @return equal to {@link #endCell} for an empty window
   */
  int startCell(Window window) {
    return index(window.startMillis());
  }

  /** The cell behind the last one of such a window. */
  int endCell(Window window) {
    return index(window.endMillis());
  }

  private int index(long cut) {
    int index = Arrays.binarySearch(cuts, cut);
    if (index < 0) {
      throw new IllegalArgumentException("not a cut of this grid: " + cut);
    }
    return index;
  }
}
