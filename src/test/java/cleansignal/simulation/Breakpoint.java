package cleansignal.simulation;

/** {@code -Dscenario=breakpoint}. */
public final class Breakpoint extends SuiteSimulation {

  /** Prepares the run. */
  public Breakpoint() {
    super("breakpoint");
  }
}
