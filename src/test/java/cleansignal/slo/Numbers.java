package cleansignal.slo;

import cleansignal.measure.RunMeasures;
import java.util.Optional;

/**
 * Every number of a run.
 *
 * @param measures what the log shows
 * @param readings what the target's own counters said; empty when nobody read them
 */
record Numbers(RunMeasures measures, Optional<Readings> readings) {

  /** The same numbers in that window. */
  Judged in(JudgedWindow window) {
    return new Judged(this, window);
  }
}
