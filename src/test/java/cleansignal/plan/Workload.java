package cleansignal.plan;

import java.util.Arrays;
import java.util.List;

/**
 * How many games run when.
 *
 * @param name what {@code -Dworkload} calls it, or the named run whose own stages these are
 * @param stages the ramps in order, at least one, at least one of them above 0 games
 */
public record Workload(String name, List<Stage> stages) {
  /**
   * Copies the stages.
   *
   * @throws IllegalArgumentException when no stage has a game
   */
  public Workload {
    stages = List.copyOf(stages);
    if (stages.stream().allMatch(stage -> stage.games() == 0)) {
      throw new IllegalArgumentException("workload " + name + " has no game");
    }
  }

  /**
   * Reads the form that stands in {@code workloads.conf}.
   *
   * @param name the workload's name
   * @param stages stages as {@link Stage#parse} takes them, separated by blanks
   * @return the workload
   * @throws IllegalArgumentException when a stage has another form or none has a game
   */
  public static Workload parse(String name, String stages) {
    return new Workload(
        name, Arrays.stream(stages.trim().split("\\s+")).map(Stage::parse).toList());
  }

  /**
   * The highest level.
   *
   * @return games, at least 1
   */
  public int peak() {
    return stages.stream().mapToInt(Stage::games).max().orElseThrow();
  }
}
