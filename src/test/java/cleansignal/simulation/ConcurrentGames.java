package cleansignal.simulation;

/** {@code -Dscenario=concurrent-games}. */
public final class ConcurrentGames extends SuiteSimulation {

  /** Prepares the run. */
  public ConcurrentGames() {
    super("concurrent-games");
  }
}
