package cleansignal.telemetry;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the injector of one run.
 *
 * @param samples in the order in which they were taken
 * @param problem why there are none, or not all; empty when all that was written could be read
 */
public record InjectorLog(List<InjectorSample> samples, Optional<String> problem) {

  /** Nobody watched the injector. */
  public static final InjectorLog MISSING =
      new InjectorLog(List.of(), Optional.of("no " + InjectorNdjson.FILE_NAME));

  /** Copies the list. */
  public InjectorLog {
    samples = List.copyOf(samples);
  }
}
