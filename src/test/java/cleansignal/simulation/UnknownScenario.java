package cleansignal.simulation;

import io.gatling.javaapi.core.Simulation;

/**
 * What Gatling is given when {@code -Dscenario} is missing or no profile of the build knows its
 * value: lists the known names and starts nothing.
 */
public final class UnknownScenario extends Simulation {

  /** Ends this JVM with exit status 1. */
  public UnknownScenario() {
    Launch.orExit(Preparation::unknownScenario);
  }
}
