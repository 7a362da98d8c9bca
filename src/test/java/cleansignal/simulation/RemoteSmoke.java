package cleansignal.simulation;

/** {@code -Dscenario=remote-smoke}. */
public final class RemoteSmoke extends SuiteSimulation {

  /** Prepares the run. */
  public RemoteSmoke() {
    super("remote-smoke");
  }
}
