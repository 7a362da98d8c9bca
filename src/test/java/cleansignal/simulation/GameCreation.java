package cleansignal.simulation;

/** {@code -Dscenario=game-creation}. */
public final class GameCreation extends SuiteSimulation {

  /** Prepares the run. */
  public GameCreation() {
    super("game-creation");
  }
}
