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
 * @param note why it is unproven; empty otherwise
 */
record Finding(
    ObjectiveStatus status,
    OptionalDouble value,
    Optional<Share> share,
    long samples,
    String note) {

  /** No data, for that reason: never met. */
  static Finding noData(String why) {
    return new Finding(ObjectiveStatus.UNPROVEN, OptionalDouble.empty(), Optional.empty(), 0, why);
  }

  /** A census: the value is what it is, without a bound. */
  static Finding census(Bar bar, double value, long samples) {
    return new Finding(bar.byPoint(value), OptionalDouble.of(value), Optional.empty(), samples, "");
  }
}
