package cleansignal.report;

import cleansignal.measure.Latencies;
import cleansignal.measure.RequestStats;
import cleansignal.measure.Slice;
import cleansignal.measure.Span;
import cleansignal.measure.Tally;
import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** A span whose requests are written down one by one, for tests. */
record ListedSpan(Window window, List<Sample> samples) implements Span {

  /** One request. */
  record Sample(String name, long millis, Outcome outcome, boolean is5xx) {}

  /** So many ok requests that took from, from + 1, … ms. */
  static List<Sample> ok(String name, int count, long fromMillis) {
    return LongStream.range(0, count)
        .mapToObj(i -> new Sample(name, fromMillis + i % 50, Outcome.OK, false))
        .toList();
  }

  /** So many requests that failed so after 9 ms. */
  static List<Sample> failed(String name, int count, Outcome outcome) {
    Sample sample = new Sample(name, 9, outcome, outcome == Outcome.SERVER_ERROR);
    return Collections.nCopies(count, sample);
  }

  @Override
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    samples.forEach(sample -> names.add(sample.name()));
    return names;
  }

  @Override
  public RequestStats requests(Predicate<String> wanted) {
    List<Sample> mine = samples.stream().filter(sample -> wanted.test(sample.name())).toList();
    Tally tally = tally(mine);
    Latencies ok = latencies(mine, Outcome.OK::equals);
    return new RequestStats(
        tally, ok, latencies(mine, any -> true), List.of(new Slice(window, tally, ok)));
  }

  private static Tally tally(List<Sample> samples) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    samples.forEach(sample -> counts.merge(sample.outcome(), 1L, Long::sum));
    return new Tally(counts, samples.stream().filter(Sample::is5xx).count());
  }

  private static Latencies latencies(List<Sample> samples, Predicate<Outcome> wanted) {
    return new ListedLatencies(
        samples.stream()
            .filter(sample -> wanted.test(sample.outcome()))
            .map(Sample::millis)
            .toList());
  }
}
