package cleansignal.slo;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One objective as a run is held to it: the catalogue's, with what limits, policy and run make of
 * it.
 *
 * @param objective the catalogue's
 * @param priority its weight in this run
 * @param limit in the objective's unit
 * @param sloEnvironment whose limit it is
 * @param evidence what it must show
 * @param window which part of the run it is judged in
 * @param notApplicable why it does not apply to this run; empty when it is required
 */
public record Requirement(
    Objective objective,
    Priority priority,
    double limit,
    String sloEnvironment,
    Evidence evidence,
    JudgedWindow window,
    Optional<String> notApplicable) {

  /** The same, judged over the whole run. */
  Requirement overWholeRun() {
    return new Requirement(
        objective, priority, limit, sloEnvironment, evidence, JudgedWindow.WHOLE, notApplicable);
  }

  /** Whether the run is held to it. */
  public boolean isRequired() {
    return notApplicable.isEmpty();
  }

  /**
   * How many samples in {@link #window()} would prove the limit at 95 % if every one were good:
   * what a plan must make at least.
   *
   * @return empty where no number of samples is asked for
   */
  public OptionalLong samplesNeeded() {
    return objective.measurement().samplesNeeded(bar());
  }

  Bar bar() {
    return new Bar(objective.comparison(), limit, evidence.point());
  }
}
