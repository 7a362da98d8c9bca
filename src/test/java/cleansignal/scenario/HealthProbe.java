package cleansignal.scenario;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.stopLoadGeneratorIf;

import cleansignal.config.ProbeSettings;
import cleansignal.measure.ProbeHistory;
import cleansignal.outcome.Outcome;
import cleansignal.request.Callers;
import cleansignal.request.Exchanges;
import cleansignal.request.Requests;
import cleansignal.request.RunClock;
import cleansignal.target.Route;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;

/**
 * One user that asks every second whether the target lives, outside all rates. A target that misses
 * several times in a row is dead or hung; the load then stops after a grace time, in which the
 * others' failures are still recorded.
 */
public final class HealthProbe {

  /** The scenario's name: its users are none of the plan's. */
  public static final String NAME = "~probe";

  private static final long ALIVE = Long.MAX_VALUE;

  private final ProbeSettings settings;
  private final RunClock clock;
  private int missed;
  private long stopAtMillis = ALIVE;

  HealthProbe(ProbeSettings settings, RunClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The probe's population.
   *
   * @param lasting how long it asks, from its start
   */
  public static PopulationBuilder of(
      Route health,
      Requests requests,
      Callers callers,
      RunClock clock,
      ProbeSettings settings,
      Duration lasting) {
    HealthProbe probe = new HealthProbe(settings, clock);
    return scenario(NAME)
        .exec(session -> callers.probe().into(session))
        .exec(
            asLongAs(session -> clock.elapsed() < lasting.toMillis())
                .on(
                    pace(settings.interval())
                        .exec(requests.probe(health, settings.timeout()))
                        .exec(probe::note)
                        .exec(
                            stopLoadGeneratorIf(
                                session -> "the target died or hung", probe::graceIsOver))))
        .injectOpen(atOnceUsers(1));
  }

  Session note(Session session) {
    missed = Exchanges.of(session).outcome() == Outcome.OK ? 0 : missed + 1;
    if (missed == ProbeHistory.MISSES_THAT_MEAN_LOST && stopAtMillis == ALIVE) {
      stopAtMillis = clock.now() + settings.stopAfter().toMillis();
    }
    return session;
  }

  boolean graceIsOver(Session session) {
    return clock.now() >= stopAtMillis;
  }
}
