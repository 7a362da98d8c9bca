package cleansignal.slo;

import cleansignal.measure.RequestStats;
import cleansignal.measure.Slice;
import cleansignal.slo.ObjectiveResult.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * In how many of the window's slices a percentile keeps to its limit, in percent of the slices. It
 * is met when that is enough and no slice exceeds the ceiling. A census of the slices: it has no
 * bound, but needs {@value #FEWEST_SLICES} slices of {@value #FEWEST_SAMPLES} samples at least.
 *
 * @param parent the id of the objective whose coverage it is
 * @param percentile what is taken in each slice
 * @param comparison how a slice's percentile must stand to the limit
 * @param limitMillis the percentile's limit
 * @param ceilingFactor no slice may exceed so many times the limit
 * @param marginPercent by how much the limit may be exceeded for the coverage to be missed within
 *     its margin
 */
public record CoverageMeasurement(
    String parent,
    PercentileMeasurement percentile,
    Comparison comparison,
    double limitMillis,
    double ceilingFactor,
    double marginPercent)
    implements Measurement {

  /** The samples without which a slice has no p95 that could be within a limit for sure. */
  static final int FEWEST_SAMPLES = 59;

  /** The slices without which a share of them says nothing. */
  static final int FEWEST_SLICES = 10;

  /** What follows the percentile's id in the coverage's own. */
  private static final String SUFFIX = "_coverage";

  private record Sliced(CoverageSlice slice, long millis) {}

  /**
   * The coverage that a policy asks for of a percentile, as an objective of its own: of the same
   * weight, for the same runs, with the same hint.
   */
  static Requirement of(Requirement parent, Coverage coverage, double marginPercent) {
    Objective objective = parent.objective();
    PercentileMeasurement percentile = (PercentileMeasurement) objective.measurement();
    Objective covered =
        new Objective(
            objective.id() + SUFFIX,
            "Slices of the window within the limit: " + objective.title(),
            new CoverageMeasurement(
                objective.id(),
                percentile,
                objective.comparison(),
                parent.limit(),
                coverage.ceilingFactor(),
                marginPercent),
            parent.window(),
            PERCENT,
            Comparison.AT_LEAST,
            parent.priority(),
            Evidence.point("every slice is counted"),
            objective.unlessMissed(),
            objective.flatteredBy(),
            objective.onlyIf(),
            objective.source(),
            objective.triage());
    return new Requirement(
        covered,
        parent.priority(),
        coverage.sharePercent(),
        parent.sloEnvironment(),
        covered.evidence(),
        parent.window(),
        parent.notApplicable());
  }

  /** Whether slices can tell how much of the window an objective covers. */
  static boolean isFor(Objective objective) {
    return objective.measurement() instanceof PercentileMeasurement percentile
        && !percentile.failuresToo()
        && objective.comparison().smallerIsBetter()
        && objective.window() == JudgedWindow.STEADY;
  }

  @Override
  public Family family() {
    return Family.LATENCY;
  }

  @Override
  public String unit() {
    return PERCENT;
  }

  @Override
  public List<Comparison> comparisons() {
    return List.of(Comparison.AT_LEAST);
  }

  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<RequestStats> stats = judged.stats(percentile.requests());
    if (stats.isEmpty()) {
      return Finding.noData(Judged.NO_WINDOW);
    }
    if (stats.get().ok().count() == 0) {
      return Finding.noData(
          "no such " + percentile.requests().noun() + " ended ok in " + judged.text());
    }
    List<Sliced> slices =
        CoverageSlice.of(stats.get().slices(), FEWEST_SAMPLES).stream()
            .map(slice -> new Sliced(slice, slice.percentileMillis(percentile.percentile())))
            .toList();
    long inside = inside(slices, comparison, limitMillis);
    double share = (double) inside / slices.size();
    boolean enough = slices.size() >= FEWEST_SLICES;
    boolean met = holds(slices, comparison, limitMillis, bar);
    double tolerated = limitMillis * (100 + marginPercent) / 100;
    return new Finding(
        enough ? met ? ObjectiveStatus.MET : ObjectiveStatus.MISSED : ObjectiveStatus.UNPROVEN,
        OptionalDouble.of(100 * share),
        Optional.of(new Share(inside, slices.size(), share, share, 1)),
        slices.size(),
        enough ? worst(slices) : tooFew(slices.size()),
        enough && !met && holds(slices, Comparison.AT_MOST, tolerated, bar),
        Optional.of(strip(slices)));
  }

  @Override
  public OptionalLong samplesNeeded(Bar bar) {
    return OptionalLong.of(FEWEST_SLICES);
  }

  @Override
  public RequestNames requests() {
    return percentile.requests();
  }

  @Override
  public boolean isCensus() {
    return true;
  }

  /** Whether enough slices keep to that limit, and all to the ceiling over it. */
  private boolean holds(List<Sliced> slices, Comparison how, double limit, Bar bar) {
    double covered = 100.0 * inside(slices, how, limit) / slices.size();
    return bar.comparison().holds(covered, bar.limit())
        && slices.stream().allMatch(slice -> slice.millis() <= limit * ceilingFactor);
  }

  private static long inside(List<Sliced> slices, Comparison how, double limit) {
    return slices.stream().filter(slice -> how.holds(slice.millis(), limit)).count();
  }

  private String worst(List<Sliced> slices) {
    Sliced worst = slices.stream().max(Comparator.comparingLong(Sliced::millis)).orElseThrow();
    return String.format(
        Locale.ROOT,
        "worst slice %d ms at %s to %s s, at most %s ms",
        worst.millis(),
        Figures.plain(worst.slice().window().startMillis() / 1000.0),
        Figures.plain(worst.slice().window().endMillis() / 1000.0),
        Figures.plain(limitMillis * ceilingFactor));
  }

  private static String tooFew(int slices) {
    return String.format(
        Locale.ROOT,
        "too few: %d slices of %d samples, at least %d are needed",
        slices,
        FEWEST_SAMPLES,
        FEWEST_SLICES);
  }

  /** In the window's own slices, so that all strips of a run stand under each other. */
  private Strip strip(List<Sliced> slices) {
    List<Slice> all = slices.stream().flatMap(each -> each.slice().slices().stream()).toList();
    return Strip.of(
        all,
        one ->
            slices.stream()
                .filter(each -> each.slice().window().contains(one.window().startMillis()))
                .map(each -> Strip.Mark.of(comparison.holds(each.millis(), limitMillis)))
                .findFirst()
                .orElseThrow());
  }
}
