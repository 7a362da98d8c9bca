package cleansignal.slo;

import cleansignal.slo.ObjectiveResult.Share;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a measurement came to.
 *
 * @param status met, missed or unproven
 * @param value in the objective's unit; empty with no data
 * @param share what was counted, where the measurement is a share
 * @param samples how many samples the value rests on
 * @param note why it is unproven; otherwise empty, or what should be read beside the value
 * @param tolerable whether it is missed within the margin, where the value alone does not show that
 * @param strip when it was out; empty where that was not looked at
 */
record Finding(
    ObjectiveStatus status,
    OptionalDouble value,
    Optional<Share> share,
    long samples,
    String note,
    boolean tolerable,
    Optional<Strip> strip) {

  /** A finding whose value shows by how much it is missed, without a strip. */
  Finding(
      ObjectiveStatus status,
      OptionalDouble value,
      Optional<Share> share,
      long samples,
      String note) {
    this(status, value, share, samples, note, false, Optional.empty());
  }

  /** No data, for that reason: never met. */
  static Finding noData(String why) {
    return new Finding(ObjectiveStatus.UNPROVEN, OptionalDouble.empty(), Optional.empty(), 0, why);
  }

  /**
   * A share, in percent: its point value decides where the bar says so, else its bounds.
   *
   * @param nothing why there is no data when the share is one of nothing
   */
  static Finding share(Bar bar, Share share, String nothing) {
    if (share.n() == 0) {
      return noData(nothing);
    }
    double percent = 100.0 * share.k() / share.n();
    ShareProof proof = new ShareProof(share, bar.comparison(), bar.limit() / 100);
    return new Finding(
        bar.point() ? bar.byPoint(percent) : proof.status(),
        OptionalDouble.of(percent),
        Optional.of(share),
        share.n(),
        bar.point() ? "" : proof.note());
  }

  /** A census: the value is what it is, without a bound. */
  static Finding census(Bar bar, double value, long samples) {
    return new Finding(bar.byPoint(value), OptionalDouble.of(value), Optional.empty(), samples, "");
  }

  /** The same with that strip; no data has none. */
  Finding with(Strip when) {
    return value.isEmpty()
        ? this
        : new Finding(status, value, share, samples, note, tolerable, Optional.of(when));
  }
}
