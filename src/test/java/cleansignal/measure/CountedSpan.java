package cleansignal.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A span over counted requests. */
record CountedSpan(Window window, RequestCounts counts) implements Span {

  /** A span of that window without any request. */
  static Span empty(Window window) {
    return new CountedSpan(window, new RequestCounts(new Grid(List.of(window))));
  }

  @Override
  public Set<String> names() {
    return counts.names(counts.grid().startCell(window), counts.grid().endCell(window));
  }

  @Override
  public RequestStats requests(Predicate<String> wanted) {
    Cell whole = new Cell();
    List<Slice> slices = new ArrayList<>(Grid.SLICES);
    for (Window slice : Grid.slices(window)) {
      Cell part = counts.sum(wanted, counts.grid().startCell(slice), counts.grid().endCell(slice));
      slices.add(new Slice(slice, part.tally(), part.okLatencies()));
      whole.addAll(part);
    }
    return new RequestStats(whole.tally(), whole.okLatencies(), whole.allLatencies(), slices);
  }
}
