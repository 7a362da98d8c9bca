package cleansignal.simulation;

/** {@code -Dscenario=ai-heavy}. */
public final class AiHeavy extends SuiteSimulation {

  /** Prepares the run. */
  public AiHeavy() {
    super("ai-heavy");
  }
}
