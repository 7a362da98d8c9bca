package cleansignal.simulation;

/** {@code -Dscenario=concurrent-games}. */
public final class ConcurrentGamesRun extends SuiteSimulation {

  /** Prepares the run. */
  public ConcurrentGamesRun() {
    super("concurrent-games");
  }
}
