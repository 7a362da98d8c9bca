package cleansignal.slo;

import java.util.OptionalLong;

/** A measurement whose values are shares of samples, in percent, with binomial bounds. */
sealed interface Proportion extends Measurement
    permits CounterShareMeasurement, GameEndMeasurement, ShareMeasurement, SlowShareMeasurement {

  @Override
  default Family family() {
    return Family.RATE;
  }

  @Override
  default String unit() {
    return PERCENT;
  }

  @Override
  default OptionalLong samplesNeeded(Bar bar) {
    return ShareProof.samplesNeeded(bar);
  }
}
