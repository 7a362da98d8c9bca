package cleansignal.request;

import io.gatling.commons.util.Clock;
import io.gatling.core.action.Action;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import java.time.Instant;

/**
 * Lets a run's clock tell Gatling's time. Gatling counts from its start and does not follow the
 * machine's clock when that is put right, so two clocks would tell two times of one frame, and a
 * record could end before it starts. No action of its own: it leaves nothing between the actions
 * around it.
 */
public final class GatlingClock implements ActionBuilder {

  private final RunClock clock;

  private GatlingClock(RunClock clock) {
    this.clock = clock;
  }

  /** Takes effect when Gatling builds the scenario, before any user starts. */
  public static GatlingClock toldBy(RunClock clock) {
    return new GatlingClock(clock);
  }

  @Override
  public io.gatling.core.action.builder.ActionBuilder asScala() {
    return this::build;
  }

  private Action build(ScenarioContext context, Action next) {
    Clock gatlings = context.coreComponents().clock();
    clock.follow(() -> Instant.ofEpochMilli(gatlings.nowMillis()));
    return next;
  }
}
