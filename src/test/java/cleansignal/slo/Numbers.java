package cleansignal.slo;

import cleansignal.measure.RunMeasures;
import cleansignal.telemetry.TargetSample;
import java.util.List;
import java.util.Optional;

/**
 * Every number of a run.
 *
 * @param measures what the log shows
 * @param readings what the target's own counters said; empty when nobody read them
 * @param telemetry what the target told of itself during the run; empty when nobody asked
 * @param pace time compression, at least 1
 */
record Numbers(
    RunMeasures measures, Optional<Readings> readings, List<TargetSample> telemetry, double pace) {

  /** Copies the list. */
  Numbers {
    telemetry = List.copyOf(telemetry);
  }

  /** The numbers of a run at its own pace, of whose target nobody asked anything but counters. */
  Numbers(RunMeasures measures, Optional<Readings> readings) {
    this(measures, readings, List.of(), 1);
  }

  /** The numbers of a run of which that is known. */
  static Numbers of(RunMeasures measures, RunFacts facts) {
    return new Numbers(measures, facts.readings(), facts.telemetry(), facts.pace());
  }

  /** The same numbers in that window. */
  Judged in(JudgedWindow window) {
    return new Judged(this, window);
  }
}
