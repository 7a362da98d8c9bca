package cleansignal.simulation;

/** {@code -Dscenario=baseline}. */
public final class Baseline extends SuiteSimulation {

  /** Prepares the run. */
  public Baseline() {
    super("baseline");
  }
}
