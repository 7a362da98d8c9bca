package cleansignal.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A plateau that is higher than all before it: a load that the target gets for a while.
 *
 * @param users virtual users at work on it
 * @param window from the end of its ramp and the time to settle to its end
 */
public record Level(int users, PlanWindow window) {

  /**
   * The levels of a run, in order of time; plateaus that are over before they have settled are
   * none.
   *
   * @param workload the stages
   * @param plan the plan made of them, of this shard
   */
  public static List<Level> of(Workload workload, LoadPlan plan) {
    List<Level> levels = new ArrayList<>();
    long settle = Math.round(Timeline.SETTLE_MILLIS / plan.pace());
    long unpaced = 0;
    int highest = 0;
    int before = 0;
    for (Stage stage : workload.stages()) {
      long from = Math.round(unpaced / plan.pace()) + plan.preLogin().toMillis() + settle;
      unpaced += stage.duration().toMillis();
      long to = Math.round(unpaced / plan.pace()) + plan.preLogin().toMillis();
      if (stage.games() == before && stage.games() > highest && to > from) {
        levels.add(new Level(atWork(plan, from), new PlanWindow(from, to)));
        highest = stage.games();
      }
      before = stage.games();
    }
    return levels;
  }

  private static int atWork(LoadPlan plan, long atMillis) {
    return (int)
        plan.users().stream()
            .filter(user -> user.play().toMillis() <= atMillis)
            .filter(user -> user.end().toMillis() > atMillis)
            .count();
  }
}
