package cleansignal.plan;

import cleansignal.config.Shard;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * Everything that a plan is made from.
 *
 * @param name the run's name, for its description
 * @param workload the stages
 * @param seats who sits at the tables; tables take them in turn, at least one
 * @param spare games on top of the stages' levels
 * @param pace time compression, at least 1: divides stages, settle time, polling interval and game
 *     life
 * @param loginsPerSecond how many logins may start per second, over all shards; never paced
 * @param pollMin shortest pause between two polls, before the pace
 * @param pollMax longest pause between two polls, before the pace
 * @param gameLife age at which a game is left and the next one opened, before the pace
 * @param poolSize identities of the pool, over all shards; empty = as many as the plan needs
 * @param shard which part of the tables this injector carries
 */
public record PlanRequest(
    String name,
    Workload workload,
    List<SeatPlan> seats,
    Spare spare,
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
   * @throws IllegalArgumentException when one is out of range, or there is no seat plan
   */
  public PlanRequest {
    seats = List.copyOf(seats);
    require(!seats.isEmpty(), "no seat plan");
    require(pace >= 1 && Double.isFinite(pace), "pace " + pace + ": at least 1");
    require(
        loginsPerSecond > 0 && Double.isFinite(loginsPerSecond),
        "login rate " + loginsPerSecond + "/s: above 0");
    require(
        !pollMin.isNegative() && pollMin.compareTo(pollMax) <= 0 && !pollMax.isZero(),
        "polling every " + pollMin + " to " + pollMax);
    require(gameLife.compareTo(Duration.ZERO) > 0, "game life " + gameLife);
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
