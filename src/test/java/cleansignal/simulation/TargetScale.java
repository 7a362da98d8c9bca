package cleansignal.simulation;

/** {@code -Dscenario=target-scale}. */
public final class TargetScale extends SuiteSimulation {

  /** Prepares the run. */
  public TargetScale() {
    super("target-scale");
  }
}
