package cleansignal.slo;

import cleansignal.measure.Latencies;
import cleansignal.measure.RequestStats;
import cleansignal.measure.Slice;
import cleansignal.measure.Span;
import cleansignal.measure.Tally;
import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Input data of tests: the requests of a window, kept as a list. */
record SampleSpan(Window window, List<Request> requests) implements Span {

  private static final int SLICES = 30;

  /** One request record. */
  record Request(String name, long startMillis, long millis, Outcome outcome, int status) {}

  /** Those of the requests that start in the window. */
  static SampleSpan of(Window window, List<Request> all) {
    return new SampleSpan(window, in(window, all));
  }

  @Override
  public Set<String> names() {
    return requests.stream().map(Request::name).collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public RequestStats requests(Predicate<String> wanted) {
    List<Request> found = requests.stream().filter(each -> wanted.test(each.name())).toList();
    return new RequestStats(
        tally(found),
        ok(found),
        latencies(found),
        IntStream.range(0, SLICES)
            .mapToObj(this::slice)
            .map(slice -> new Slice(slice, tally(in(slice, found)), ok(in(slice, found))))
            .toList());
  }

  private Window slice(int index) {
    long length = window.lengthMillis();
    return new Window(
        window.startMillis() + length * index / SLICES,
        window.startMillis() + length * (index + 1) / SLICES);
  }

  private static List<Request> in(Window window, List<Request> requests) {
    return requests.stream().filter(each -> window.contains(each.startMillis())).toList();
  }

  private static Tally tally(List<Request> requests) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    requests.forEach(each -> counts.merge(each.outcome(), 1L, Long::sum));
    return new Tally(counts, requests.stream().filter(each -> each.status() / 100 == 5).count());
  }

  private static Latencies ok(List<Request> requests) {
    return latencies(requests.stream().filter(each -> each.outcome() == Outcome.OK).toList());
  }

  private static Latencies latencies(List<Request> requests) {
    return SampleLatencies.of(requests.stream().mapToLong(Request::millis).toArray());
  }
}
