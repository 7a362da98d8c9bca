package cleansignal.plan;

import cleansignal.config.Shard;
import java.time.Duration;
import java.util.OptionalInt;

/** Plans for tests, with the suite's default polling and game life. */
final class Plans {
  /** Of real targets; the embedded server's players are four times as quick. */
  private static final Duration THINK = Duration.ofSeconds(2);

  private static final Duration PING = Duration.ofSeconds(5);

  private Plans() {}

  static LoadPlan plan(String name, double pace, double loginsPerSecond) {
    return Planner.plan(request(Catalogue.load().find(name), pace, loginsPerSecond));
  }

  static PlanRequest request(RunSpec run, double pace, double loginsPerSecond) {
    return new PlanRequest(
        run.name(),
        run.workload(),
        run.seats(),
        run.spare(),
        run.sockets().at(THINK.dividedBy((long) Math.max(1, Math.min(4, pace))), PING),
        run.manner()
            .solo()
            .filter(Solo.LIFECYCLE::equals)
            .map(solo -> AuthMixes.settings(1, 0, 0, 0, 0, 1_000_000)),
        pace,
        loginsPerSecond,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        run.manner().gameLife().orElse(Duration.ofSeconds(600)),
        OptionalInt.empty(),
        new Shard(0, 1));
  }
}
