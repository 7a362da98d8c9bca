package cleansignal.runlog;

import java.util.List;

/**
 * The first record of a log.
 *
 * @param gatlingVersion the version that wrote the log
 * @param simulationClass fully qualified class name
 * @param startEpochMillis start of the run, ms since the epoch; all other times of the log count
 *     from here
 * @param description free text given by {@code -Dgatling.runDescription}; may be empty
 * @param scenarios scenario names; a user record names its scenario by index in this list
 */
public record RunHeader(
    String gatlingVersion,
    String simulationClass,
    long startEpochMillis,
    String description,
    List<String> scenarios) {

  /** Copies the list. */
  public RunHeader {
    scenarios = List.copyOf(scenarios);
  }
}
