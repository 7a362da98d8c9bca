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
 * is met when that is enough and no slice exceeds the ceiling; it is missed when too few would be
 * within even if all those were that are not proved to be out, or one is proved to exceed the
 * ceiling. A slice holds few samples, and chance alone puts some of them out. It needs {@value
 * #FEWEST_SLICES} slices of {@value #FEWEST_SAMPLES} samples at least.
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
  static final String SUFFIX = "_coverage";

  private record Sliced(CoverageSlice slice, long millis) {

    /** Whether the slice's samples prove that its percentile is beyond a limit. */
    boolean isBeyond(Comparison how, double limit, double percentile) {
      long slow = slice.slowerThan((long) Math.floor(how == Comparison.LESS ? limit - 1 : limit));
      Share share = ShareBounds.of(slow, slice.count(), 1);
      return new ShareProof(share, Comparison.AT_MOST, (100 - percentile) / 100).status()
          == ObjectiveStatus.MISSED;
    }
  }

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
            Evidence.PROVEN,
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
    if (slices.size() < FEWEST_SLICES) {
      return finding(slices, ObjectiveStatus.UNPROVEN, tooFew(slices.size()), false);
    }
    ObjectiveStatus status = status(slices, comparison, limitMillis, bar);
    double tolerated = limitMillis * (100 + marginPercent) / 100;
    return finding(
        slices,
        status,
        status == ObjectiveStatus.UNPROVEN ? cantTell(slices) : worst(slices),
        status == ObjectiveStatus.MISSED
            && status(slices, Comparison.AT_MOST, tolerated, bar) != ObjectiveStatus.MISSED);
  }

  private Finding finding(
      List<Sliced> slices, ObjectiveStatus status, String note, boolean tolerable) {
    long inside = inside(slices, comparison, limitMillis);
    double share = (double) inside / slices.size();
    return new Finding(
        status,
        OptionalDouble.of(100 * share),
        Optional.of(new Share(inside, slices.size(), share, share, 1)),
        slices.size(),
        note,
        tolerable,
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

  /** How the slices stand to that limit, and to the ceiling over it. */
  private ObjectiveStatus status(List<Sliced> slices, Comparison how, double limit, Bar bar) {
    double ceiling = limit * ceilingFactor;
    boolean over =
        slices.stream()
            .anyMatch(each -> each.isBeyond(Comparison.AT_MOST, ceiling, percentile.percentile()));
    if (over || !isEnough(slices.size() - out(slices, how, limit), slices, bar)) {
      return ObjectiveStatus.MISSED;
    }
    boolean below = slices.stream().allMatch(each -> each.millis() <= ceiling);
    return below && isEnough(inside(slices, how, limit), slices, bar)
        ? ObjectiveStatus.MET
        : ObjectiveStatus.UNPROVEN;
  }

  private static boolean isEnough(long inside, List<Sliced> slices, Bar bar) {
    return bar.comparison().holds(100.0 * inside / slices.size(), bar.limit());
  }

  /** Slices that are proved to be out. */
  private long out(List<Sliced> slices, Comparison how, double limit) {
    return slices.stream()
        .filter(each -> each.isBeyond(how, limit, percentile.percentile()))
        .count();
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

  private String cantTell(List<Sliced> slices) {
    return String.format(
        Locale.ROOT,
        "can't tell at 95 %%: %d of %d slices out for sure; %s",
        out(slices, comparison, limitMillis),
        slices.size(),
        worst(slices));
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
