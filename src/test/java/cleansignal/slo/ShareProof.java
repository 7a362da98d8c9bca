package cleansignal.slo;

import cleansignal.slo.ObjectiveResult.Share;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Whether a share's bounds prove that it keeps to a limit.
 *
 * @param share the share and its bounds
 * @param comparison how the share must stand to the limit
 * @param limit a fraction
 */
record ShareProof(Share share, Comparison comparison, double limit) {

  /** From where on a design effect is worth a word. */
  private static final double NOTABLE_DESIGN_EFFECT = 1.05;

  /** Met when the worse bound keeps the limit, missed when even the better one does not. */
  ObjectiveStatus status() {
    double worse = comparison.smallerIsBetter() ? share.upper() : share.lower();
    double better = comparison.smallerIsBetter() ? share.lower() : share.upper();
    if (comparison.holds(worse, limit)) {
      return ObjectiveStatus.MET;
    }
    return comparison.holds(better, limit) ? ObjectiveStatus.UNPROVEN : ObjectiveStatus.MISSED;
  }

  /** How many samples would prove the limit when every one is good. */
  long samplesNeeded() {
    return ShareBounds.samplesNeeded(comparison.smallerIsBetter() ? limit : 1 - limit);
  }

  /**
   * How many samples would prove a limit in percent when every one is good; empty where the point
   * value decides.
   */
  static OptionalLong samplesNeeded(Bar bar) {
    return bar.point()
        ? OptionalLong.empty()
        : OptionalLong.of(
            new ShareProof(ShareBounds.of(0, 0, 1), bar.comparison(), bar.limit() / 100)
                .samplesNeeded());
  }

  /** Why it is unproven, in figures; empty when it is not. */
  String note() {
    if (status() != ObjectiveStatus.UNPROVEN) {
      return "";
    }
    long needed = samplesNeeded();
    if (share.n() < needed) {
      return String.format(
          Locale.ROOT, "too few: %d samples, at least %d are needed", share.n(), needed);
    }
    String dependence =
        share.designEffect() < NOTABLE_DESIGN_EFFECT
            ? ""
            : String.format(Locale.ROOT, ", design effect %.1f", share.designEffect());
    return String.format(
        "can't tell at 95 %%: between %s and %s of %d%s; %d would do if every one were good",
        Figures.percent(100 * share.lower()),
        Figures.percent(100 * share.upper()),
        share.n(),
        dependence,
        needed);
  }
}
