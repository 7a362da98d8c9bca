package cleansignal.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A span over counted requests, of which none may be added any more. */
final class CountedSpan implements Span {

  private final Window window;
  private final RequestCounts counts;
  private final Set<String> names;

  /** Several objectives ask for the same requests, and each answer adds up thousands of cells. */
  private final Map<Set<String>, RequestStats> known = new ConcurrentHashMap<>();

  CountedSpan(Window window, RequestCounts counts) {
    this.window = window;
    this.counts = counts;
    this.names = counts.names(counts.grid().startCell(window), counts.grid().endCell(window));
  }

  /** A span of that window without any request. */
  static Span empty(Window window) {
    return new CountedSpan(window, new RequestCounts(new Grid(List.of(window))));
  }

  @Override
  public Window window() {
    return window;
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public RequestStats requests(Predicate<String> wanted) {
    return known.computeIfAbsent(
        names.stream().filter(wanted).collect(Collectors.toUnmodifiableSet()), this::added);
  }

  private RequestStats added(Set<String> wanted) {
    Cell whole = new Cell();
    List<Slice> slices = new ArrayList<>(Grid.SLICES);
    for (Window slice : Grid.slices(window)) {
      Cell part =
          counts.sum(
              wanted::contains, counts.grid().startCell(slice), counts.grid().endCell(slice));
      slices.add(new Slice(slice, part.tally(), part.okLatencies()));
      whole.addAll(part);
    }
    return new RequestStats(whole.tally(), whole.okLatencies(), whole.allLatencies(), slices);
  }
}
