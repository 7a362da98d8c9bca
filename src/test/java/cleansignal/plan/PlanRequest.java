package cleansignal.plan;

import cleansignal.config.LifecycleSettings;
import cleansignal.config.Shard;
import cleansignal.config.SuiteConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything that a plan is made from.
 *
 * @param name the run's name, for its description
 * @param workload the stages
 * @param seats who sits at the tables; tables take them in turn; empty = no games, only users
 *     without a table
 * @param spare games on top of the stages' levels
 * @param sockets what the run does over sockets
 * @param lifecycle what users do that come and go; empty in runs of players and held sockets
 * @param pace time compression, at least 1: divides stages, settle time, polling interval and game
 *     life
 * @param loginsPerSecond how many logins may start per second, over all shards; never paced
 * @param pollMin shortest pause between two polls, before the pace
 * @param pollMax longest pause between two polls, before the pace
 * @param gameLife age at which a game is left and the next one opened, before the pace
 * @param poolSize identities of the pool, over all shards; fewer than the plan needs are taken for
 *     as many; empty = as many as the plan needs
 * @param shard which part of the tables this injector carries
 */
public record PlanRequest(
    String name,
    Workload workload,
    List<SeatPlan> seats,
    Spare spare,
    Sockets sockets,
    Optional<LifecycleSettings> lifecycle,
    double pace,
    double loginsPerSecond,
    Duration pollMin,
    Duration pollMax,
    Duration gameLife,
    OptionalInt poolSize,
    Shard shard) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is out of range, or there is nothing to plan
   */
  public PlanRequest {
    seats = List.copyOf(seats);
    require(
        !seats.isEmpty() || sockets.held() > 0 || lifecycle.isPresent(),
        "no seat plan and no held socket");
    require(pace >= 1 && Double.isFinite(pace), "pace " + pace + ": at least 1");
    require(
        loginsPerSecond > 0 && Double.isFinite(loginsPerSecond),
        "login rate " + loginsPerSecond + "/s: above 0");
    require(
        !pollMin.isNegative() && pollMin.compareTo(pollMax) <= 0 && !pollMax.isZero(),
        "polling every " + pollMin + " to " + pollMax);
    require(gameLife.compareTo(Duration.ZERO) > 0, "game life " + gameLife);
  }

  /** A request for players and held sockets alone. */
  public PlanRequest(
      String name,
      Workload workload,
      List<SeatPlan> seats,
      Spare spare,
      Sockets sockets,
      double pace,
      double loginsPerSecond,
      Duration pollMin,
      Duration pollMax,
      Duration gameLife,
      OptionalInt poolSize,
      Shard shard) {
    this(
        name,
        workload,
        seats,
        spare,
        sockets,
        Optional.empty(),
        pace,
        loginsPerSecond,
        pollMin,
        pollMax,
        gameLife,
        poolSize,
        shard);
  }

  /**
   * What that run asks for under that configuration.
   *
   * @param run what to run
   * @param config how fast, with which pool and which part of it
   * @return the request
   */
  public static PlanRequest of(RunSpec run, SuiteConfig config) {
    Duration meanThink = config.play().thinkMin().plus(config.play().thinkMax()).dividedBy(2);
    return new PlanRequest(
        run.name(),
        run.workload(),
        run.seats(),
        run.spare(),
        run.sockets()
            .at(meanThink, config.sockets().pingInterval())
            .movingOverHttp(run.manner().movesOverHttp()),
        run.manner().solo().filter(Solo.LIFECYCLE::equals).map(solo -> config.lifecycle()),
        config.run().pace(),
        config.auth().loginRate(),
        config.games().pollMin(),
        config.games().pollMax(),
        run.manner().gameLife().orElse(config.games().maxLifetime()),
        config.pool().size(),
        config.run().shard());
  }

  /** The same at pace 1, in one part, with as many identities as it needs. */
  PlanRequest whole() {
    return inOnePart(1, OptionalInt.empty());
  }

  /**
   * The same in one part: what all injectors together would do.
   *
   * @return the request
   */
  public PlanRequest ofAllShards() {
    return inOnePart(pace, poolSize);
  }

  private PlanRequest inOnePart(double otherPace, OptionalInt otherPool) {
    return new PlanRequest(
        name,
        workload,
        seats,
        spare,
        sockets,
        lifecycle,
        otherPace,
        loginsPerSecond,
        pollMin,
        pollMax,
        gameLife,
        otherPool,
        new Shard(0, 1));
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
