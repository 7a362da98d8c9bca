package cleansignal.simulation;

/** {@code -Dscenario=player-moves}. */
public final class PlayerMoves extends SuiteSimulation {

  /** Prepares the run. */
  public PlayerMoves() {
    super("player-moves");
  }
}
