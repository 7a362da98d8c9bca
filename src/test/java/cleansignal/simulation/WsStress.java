package cleansignal.simulation;

/** {@code -Dscenario=ws-stress}. */
public final class WsStress extends SuiteSimulation {

  /** Prepares the run. */
  public WsStress() {
    super("ws-stress");
  }
}
