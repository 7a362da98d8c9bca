package cleansignal.simulation;

import io.gatling.javaapi.core.Simulation;

/**
 * What all simulations of the suite share; a subclass only names its scenario, so that its runs
 * have their own folders.
 */
public abstract class SuiteSimulation extends Simulation {

  private final Launch launch;

  /**
   * Prepares the run, or ends this JVM with exit status 1 and a clear line when it can't start.
   *
   * @param scenario a name that {@code -Dscenario} takes
   */
  protected SuiteSimulation(String scenario) {
    launch = Launch.orExit(() -> Preparation.of(scenario, getClass().getSimpleName()));
    setUp(launch.populations())
        .protocols(launch.protocol())
        .assertions(launch.assertions())
        .maxDuration(launch.longest());
  }

  /** Says what the run will cost and can prove. */
  @Override
  public final void before() {
    launch.begin();
  }

  /** Judges the run. Never throws, because Gatling would then write no report. */
  @Override
  public final void after() {
    launch.finish();
  }
}
