package cleansignal.simulation;

/** {@code -Dscenario=auth-lifecycle}. */
public final class AuthLifecycle extends SuiteSimulation {

  /** Prepares the run. */
  public AuthLifecycle() {
    super("auth-lifecycle");
  }
}
