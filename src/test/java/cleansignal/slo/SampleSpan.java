package cleansignal.slo;

import cleansignal.measure.Latencies;
import cleansignal.measure.ListedMillis;
import cleansignal.measure.RequestStats;
import cleansignal.measure.Slice;
import cleansignal.measure.Span;
import cleansignal.measure.Tally;
import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Input data of tests: the requests of a window, kept as a list. */
final class SampleSpan implements Span {

  private static final int SLICES = 30;

  private final Window window;
  private final List<Request> requests;
  private final Set<String> names;
  private final Map<Set<String>, RequestStats> known = new HashMap<>();

  private SampleSpan(Window window, List<Request> requests) {
    this.window = window;
    this.requests = requests;
    this.names =
        requests.stream().map(Request::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** One request record. */
  record Request(String name, long startMillis, long millis, Outcome outcome, int status) {}

  /** Those of the requests that start in the window. */
  static SampleSpan of(Window window, List<Request> all) {
    return new SampleSpan(
        window, all.stream().filter(each -> window.contains(each.startMillis())).toList());
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
        names.stream().filter(wanted).collect(Collectors.toSet()), this::stats);
  }

  private RequestStats stats(Set<String> wanted) {
    List<Request> found = requests.stream().filter(each -> wanted.contains(each.name())).toList();
    Map<Integer, List<Request>> slices = found.stream().collect(Collectors.groupingBy(this::slice));
    return new RequestStats(
        tally(found),
        ok(found),
        latencies(found),
        IntStream.range(0, SLICES)
            .mapToObj(i -> slice(i, slices.getOrDefault(i, List.of())))
            .toList());
  }

  private int slice(Request request) {
    return (int) ((request.startMillis() - window.startMillis()) * SLICES / window.lengthMillis());
  }

  private Slice slice(int index, List<Request> in) {
    long length = window.lengthMillis();
    return new Slice(
        new Window(
            window.startMillis() + length * index / SLICES,
            window.startMillis() + length * (index + 1) / SLICES),
        tally(in),
        ok(in));
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
    return ListedMillis.of(requests.stream().mapToLong(Request::millis).toArray());
  }
}
