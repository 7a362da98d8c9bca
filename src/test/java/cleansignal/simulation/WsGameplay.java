package cleansignal.simulation;

/** {@code -Dscenario=ws-gameplay}. */
public final class WsGameplay extends SuiteSimulation {

  /** Prepares the run. */
  public WsGameplay() {
    super("ws-gameplay");
  }
}
