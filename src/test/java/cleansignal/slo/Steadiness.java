package cleansignal.slo;

import cleansignal.measure.RequestStats;
import cleansignal.measure.Slice;
import cleansignal.measure.Tally;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the declared steady window was steady: its first half against its second, by request
 * rate, true error rate, and each p95 that the run is held to there. The window stays where it was
 * declared, whatever comes of it.
 */
final class Steadiness {

  private static final double P95 = 95;
  private static final double MILLIS_PER_SECOND = 1000;

  /** Less is not worth a word: the clock counts whole milliseconds, limits are hundreds. */
  private static final double FEW_MILLIS = 10;

  private Steadiness() {}

  /**
   * In what the halves disagree, as a sentence; empty when in nothing, or without a window that the
   * run saw the end of.
   */
  static Optional<String> disagreement(RunCase run) {
    if (!isWhole(run)) {
      return Optional.empty();
    }
    String figures = Stream.concat(traffic(run), latencies(run)).collect(Collectors.joining("; "));
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the steady window was not steady, first half against second (medians of its slices): "
                + figures);
  }

  private static boolean isWhole(RunCase run) {
    long end = run.measures().whole().window().endMillis();
    return run.measures().steady().filter(span -> span.window().endMillis() <= end).isPresent();
  }

  private static Stream<String> traffic(RunCase run) {
    return run.measures().steady().stream()
        .map(window -> window.requests(name -> true))
        .flatMap(
            all ->
                Stream.of(
                        compare("requests/s", "", all, 0, Steadiness::rate),
                        compare("true errors", "%", all, 0, Steadiness::errors))
                    .flatMap(Optional::stream));
  }

  private static Stream<String> latencies(RunCase run) {
    return run.judgements().stream()
        .map(Judgement::requirement)
        .filter(each -> each.isRequired() && each.window() == JudgedWindow.STEADY)
        .flatMap(each -> latency(run, each.objective()).stream());
  }

  private static Optional<String> latency(RunCase run, Objective objective) {
    return objective.measurement() instanceof PercentileMeasurement wanted
            && wanted.percentile() == P95
        ? run.numbers()
            .in(JudgedWindow.STEADY)
            .stats(wanted.requests())
            .flatMap(
                stats -> compare(objective.id(), "ms", stats, FEW_MILLIS, Steadiness::percentile))
        : Optional.empty();
  }

  private static Optional<String> compare(
      String what,
      String unit,
      RequestStats stats,
      double atLeast,
      Function<Slice, OptionalDouble> figure) {
    Halves halves = Halves.of(stats.slices().stream().map(figure).toList());
    return halves.disagree(atLeast)
        ? Optional.of(
            String.join(" ", what, rounded(halves.before()), "and", rounded(halves.after()), unit)
                .strip())
        : Optional.empty();
  }

  private static OptionalDouble rate(Slice slice) {
    long length = slice.window().lengthMillis();
    return length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(slice.tally().all() * MILLIS_PER_SECOND / length);
  }

  private static OptionalDouble errors(Slice slice) {
    Tally tally = slice.tally();
    return tally.valid() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100.0 * tally.trueErrors() / tally.valid());
  }

  private static OptionalDouble percentile(Slice slice) {
    return slice.ok().count() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(slice.ok().percentileMillis(P95));
  }

  private static String rounded(double value) {
    return Figures.plain(Math.round(value * 100) / 100.0);
  }
}
