package cleansignal.slo;

import cleansignal.measure.RunMeasures;
import cleansignal.measure.Window;
import cleansignal.slo.InjectorFigure.Standing;
import cleansignal.telemetry.InjectorLog;
import cleansignal.telemetry.InjectorNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the injector fared in the steady window, or in the whole run when there is none: whether what
 * was measured can be the target's doing. A run that was stopped is asked for no more of it than it
 * lived to see.
 *
 * @param figures each figure against its limit, in the order of {@link InjectorCheck}; those
 *     without data are missing
 * @param unknown why nothing, or not all, is known; empty when enough of the span was watched
 * @param numbers the figures behind it; empty when nothing was watched in that span
 * @param starts how users started, over the whole run
 */
public record InjectorHealth(
    List<InjectorFigure> figures,
    Optional<String> unknown,
    Optional<InjectorNumbers> numbers,
    Starts starts) {

  /** Nobody watched. */
  public static final InjectorHealth UNKNOWN =
      new InjectorHealth(
          List.of(), InjectorLog.MISSING.problem(), Optional.empty(), new Starts(0, 0, 0));

  /**
   * How virtual users started.
   *
   * @param told of how many the injector told
   * @param late how many of them started later than planned by more than is allowed
   * @param latestMillis how much later than planned the latest started; 0 without any
   */
  public record Starts(long told, long late, long latestMillis) {}

  /** Copies the list. */
  public InjectorHealth {
    figures = List.copyOf(figures);
  }

  /**
   * Holds what is known of an injector against its limits.
   *
   * @param cutShort whether the run ended before its plan for a reason that is known; only then
   *     nobody need have watched the rest of the judged span
   */
  static InjectorHealth of(
      InjectorLog log, RunMeasures measures, InjectorLimits limits, boolean cutShort) {
    long zero = measures.header().startEpochMillis() + measures.timeZeroMillis();
    Window judged = cutShort ? measures.seen() : measures.judged().window();
    InjectorNumbers numbers =
        InjectorNumbers.over(log, zero + judged.startMillis(), zero + judged.endMillis());
    return new InjectorHealth(
        Arrays.stream(InjectorCheck.values())
            .flatMap(check -> check.find(numbers, limits.of(check), zero).stream())
            .toList(),
        unknown(log, numbers, judged, limits.coveragePercent()),
        Optional.of(numbers).filter(any -> any.samples() > 0),
        starts(log, limits.startLateMillis()));
  }

  private static Optional<String> unknown(
      InjectorLog log, InjectorNumbers numbers, Window judged, double neededPercent) {
    if (!log.samples().isEmpty() && judged.lengthMillis() == 0) {
      return Optional.of("the run ended before the judged window began");
    }
    if (!log.samples().isEmpty()
        && numbers.coveredMillis() * 100 >= judged.lengthMillis() * neededPercent) {
      return Optional.empty();
    }
    String why = log.problem().map(problem -> problem + ", ").orElse("");
    return Optional.of(
        log.samples().isEmpty()
            ? log.problem().orElse("nothing was written")
            : String.format(
                Locale.ROOT,
                "%swatched for %s of %s s",
                why,
                seconds(numbers.coveredMillis()),
                seconds(judged.lengthMillis())));
  }

  private static Starts starts(InjectorLog log, long allowedMillis) {
    List<Long> late =
        log.samples().stream().flatMap(sample -> sample.startsLateMillis().stream()).toList();
    return new Starts(
        late.size(),
        late.stream().filter(millis -> millis > allowedMillis).count(),
        late.stream().mapToLong(Long::longValue).max().orElse(0));
  }

  /** {@code saturated}, {@code unknown} or {@code fine}. */
  public String status() {
    if (isSaturated()) {
      return "saturated";
    }
    return unknown.isPresent() ? "unknown" : "fine";
  }

  /** Whether a figure is beyond its limit. */
  public boolean isSaturated() {
    return figures.stream().anyMatch(figure -> figure.standing() == Standing.BEYOND);
  }

  /** Why the evidence can't be trusted, a sentence each. */
  List<String> problems() {
    return complaints(Standing.BEYOND).map(text -> "injector saturated: " + text).toList();
  }

  /** What should be read beside the verdict, a sentence each. */
  List<String> warnings() {
    Stream<String> doubts =
        complaints(Standing.DOUBTFUL)
            .map(text -> "injector perhaps saturated, too few samples to tell: " + text);
    Stream<String> lateness =
        starts.late == 0
            ? Stream.empty()
            : Stream.of(
                String.format(
                    Locale.ROOT,
                    "%d of %d virtual users started late, the latest %s s behind the plan",
                    starts.late,
                    starts.told,
                    seconds(starts.latestMillis)));
    return Stream.concat(doubts, lateness).toList();
  }

  private Stream<String> complaints(Standing standing) {
    return figures.stream()
        .filter(figure -> figure.standing() == standing)
        .map(InjectorFigure::complaint);
  }

  private static String seconds(long millis) {
    return Figures.seconds(millis);
  }
}
