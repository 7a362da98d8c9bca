package cleansignal.simulation;

/** {@code -Dscenario=target-scale-short}. */
public final class TargetScaleShort extends SuiteSimulation {

  /** Prepares the run. */
  public TargetScaleShort() {
    super("target-scale-short");
  }
}
