package cleansignal.slo;

import cleansignal.measure.RequestStats;
import cleansignal.measure.Slice;
import cleansignal.measure.Span;
import cleansignal.measure.Tally;
import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Input data of tests: a steady window of one kind of request, made from how many failed and how
 * long the others took in each of its slices. Far cheaper than a list of requests.
 *
 * @param name the requests' name
 * @param stats what they did
 */
record SyntheticSpan(String name, RequestStats stats) implements Span {

  private static final CountedLatencies NONE =
      CountedLatencies.of(new long[CountedLatencies.MILLIS]);

  /**
   * @param failed how many failed with a 500, by slice
   * @param ok how long the others took, by slice
   */
  static SyntheticSpan of(String name, long[] failed, CountedLatencies... ok) {
    CountedLatencies all = CountedLatencies.sum(ok);
    return new SyntheticSpan(
        name,
        new RequestStats(
            tally(IntStream.range(0, failed.length).mapToLong(i -> failed[i]).sum(), all.count()),
            all,
            all,
            IntStream.range(0, failed.length)
                .mapToObj(i -> slice(i, failed.length, failed[i], ok[i]))
                .toList()));
  }

  @Override
  public Window window() {
    return SampleRun.STEADY;
  }

  @Override
  public Set<String> names() {
    return Set.of(name);
  }

  @Override
  public RequestStats requests(Predicate<String> wanted) {
    return wanted.test(name)
        ? stats
        : of(
                name,
                new long[stats.slices().size()],
                Stream.generate(() -> NONE)
                    .limit(stats.slices().size())
                    .toArray(CountedLatencies[]::new))
            .stats();
  }

  private static Slice slice(int index, int of, long failed, CountedLatencies ok) {
    long length = SampleRun.STEADY.lengthMillis();
    long start = SampleRun.STEADY.startMillis();
    return new Slice(
        new Window(start + length * index / of, start + length * (index + 1) / of),
        tally(failed, ok.count()),
        ok);
  }

  private static Tally tally(long failed, long ok) {
    return new Tally(Map.of(Outcome.OK, ok, Outcome.SERVER_ERROR, failed), failed);
  }
}
