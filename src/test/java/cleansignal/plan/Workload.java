package cleansignal.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many games run when.
 *
 * @param name what {@code -Dworkload} calls it, or the named run whose own stages these are
 * @param stages the ramps in order, at least one, at least one of them above 0 games
 */
public record Workload(String name, List<Stage> stages) {

  private static final int RAMP_SHARE = 5;

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
   * The same as steps: to each level in a fifth of the step, then on it; down from the last in one
   * step.
   *
   * @param levels games, rising; empty = the plateaus of these stages
   * @param step how long a level takes; empty = as long as the first of these stages' plateaus,
   *     ramp included
   * @throws IllegalArgumentException when they do not rise
   */
  Workload climbing(List<Integer> levels, Optional<Duration> step) {
    List<Integer> heights = levels.isEmpty() ? plateaus() : levels;
    Duration length = step.orElseGet(() -> stages.get(0).duration().plus(stages.get(1).duration()));
    Duration ramp = length.dividedBy(RAMP_SHARE);
    List<Stage> climb = new ArrayList<>();
    int before = 0;
    for (int height : heights) {
      if (height <= before) {
        throw new IllegalArgumentException(
            "the levels of "
                + name
                + " must rise: "
                + heights.stream().map(String::valueOf).collect(Collectors.joining(", ")));
      }
      climb.add(new Stage(ramp, height));
      climb.add(new Stage(length.minus(ramp), height));
      before = height;
    }
    climb.add(new Stage(length, 0));
    return new Workload(name, climb);
  }

  private List<Integer> plateaus() {
    return IntStream.range(1, stages.size())
        .filter(stage -> stages.get(stage).games() == stages.get(stage - 1).games())
        .mapToObj(stage -> stages.get(stage).games())
        .toList();
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
