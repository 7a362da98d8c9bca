package cleansignal.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;

import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * One user that sends nothing and stops the load when it is told to. It waits for nothing but the
 * time, so that a target that hangs can't hold it up.
 */
public final class StopGuard {

  /** The scenario's name: its user is none of the plan's. */
  public static final String NAME = "~guard";

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private StopGuard() {}

  /**
   * The guard's population. Gatling then ends the load at once, with the log and the report that it
   * has.
   *
   * @param loadGoesOn false as soon as there is nothing left to stop
   * @param stopOrdered true as soon as the load is to stop
   */
  public static PopulationBuilder of(BooleanSupplier loadGoesOn, BooleanSupplier stopOrdered) {
    return scenario(NAME)
        .exec(
            asLongAs(session -> loadGoesOn.getAsBoolean())
                .on(
                    pause(LOOK_AGAIN)
                        .exec(
                            stopLoadGeneratorIf(
                                session -> "the load was stopped before its end",
                                session -> stopOrdered.getAsBoolean()))))
        .injectOpen(atOnceUsers(1));
  }
}
