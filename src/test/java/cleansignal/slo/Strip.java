package cleansignal.slo;

import cleansignal.measure.Slice;
import cleansignal.measure.Window;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When an objective was out: one mark for each of the 30 equal slices of the window that it is
 * judged in. A slice is held against the limit by its own value alone, so a strip shows when to
 * look, and proves nothing.
 *
 * @param window what the slices divide
 * @param marks in order of time
 */
public record Strip(Window window, List<Mark> marks) {

  /** How one slice stood to the limit. */
  public enum Mark {
    /** Within. */
    IN('.'),
    /** Beyond. */
    OUT('#'),
    /** It holds nothing to be judged. */
    EMPTY('-');

    private final char sign;

    Mark(char sign) {
      this.sign = sign;
    }

    /** In or out. */
    static Mark of(boolean in) {
      return in ? IN : OUT;
    }
  }

  /** Copies the list. */
  public Strip {
    marks = List.copyOf(marks);
  }

  /** The marks of slices that divide a window without gaps; at least one. */
  static Strip of(List<Slice> slices, Function<Slice, Mark> mark) {
    return new Strip(
        new Window(
            slices.get(0).window().startMillis(),
            slices.get(slices.size() - 1).window().endMillis()),
        slices.stream().map(mark).toList());
  }

  /** Slices whose share, in percent, is held against the limit. */
  static Strip ofShares(List<Slice> slices, Function<Slice, Cluster> share, Bar bar) {
    return of(
        slices,
        slice -> {
          Cluster in = share.apply(slice);
          return in.n() == 0
              ? Mark.EMPTY
              : Mark.of(bar.comparison().holds(100.0 * in.k() / in.n(), bar.limit()));
        });
  }

  /** Whether any slice is out. */
  public boolean isOut() {
    return marks.contains(Mark.OUT);
  }

  /** A sign a slice: {@code .} in, {@code #} out, {@code -} nothing to be judged. */
  public String text() {
    return marks.stream().map(mark -> String.valueOf(mark.sign)).collect(Collectors.joining());
  }
}
