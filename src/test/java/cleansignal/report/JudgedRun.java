package cleansignal.report;

import cleansignal.measure.RunMeasures;
import cleansignal.runlog.RunManifest;
import cleansignal.slo.Climb;
import cleansignal.slo.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * All that a report can show of one run.
 *
 * @param id the run folder's name, or the file's name for a bare log; never a path
 * @param manifest what {@code run.json} says; empty for a bare log
 * @param measures the numbers; empty when the log could not be read at all
 * @param verdict the judgement
 * @param failures the first true errors in the order of the log, {@link #MAX_FAILURES} at most
 * @param climb how each level did, of a run that climbs; empty for any other
 */
public record JudgedRun(
    String id,
    Optional<RunManifest> manifest,
    Optional<RunMeasures> measures,
    Verdict verdict,
    List<Failure> failures,
    Optional<Climb> climb) {

  /** How many true errors a report lists one by one. */
  public static final int MAX_FAILURES = 200;

  /** Copies the list. */
  public JudgedRun {
    failures = List.copyOf(failures);
  }

  /** A run that does not climb. */
  public JudgedRun(
      String id,
      Optional<RunManifest> manifest,
      Optional<RunMeasures> measures,
      Verdict verdict,
      List<Failure> failures) {
    this(id, manifest, measures, verdict, failures, Optional.empty());
  }

  /** The same run with these failures. */
  public JudgedRun withFailures(List<Failure> known) {
    return new JudgedRun(id, manifest, measures, verdict, known, climb);
  }

  /**
   * What the run is called: the scenario of its manifest, else the simulation's simple class name,
   * else its id.
   */
  public String name() {
    return manifest
        .map(RunManifest::scenario)
        .or(() -> measures.map(numbers -> simpleName(numbers.header().simulationClass())))
        .orElse(id);
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
