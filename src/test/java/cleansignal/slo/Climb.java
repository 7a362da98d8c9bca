package cleansignal.slo;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run that climbed from level to level: how many users the target carries.
 *
 * @param levels in order of time, each with more users than the one before; at least one
 */
public record Climb(List<LevelResult> levels) {

  /** Copies the list. */
  public Climb {
    levels = List.copyOf(levels);
  }

  /** The first level that missed an objective; empty when none did. */
  public Optional<LevelResult> firstMissed() {
    return levels.stream()
        .filter(level -> level.standing() == LevelResult.Standing.MISSED)
        .findFirst();
  }

  /** The highest level below the first missed one that met all objectives; empty without any. */
  public Optional<LevelResult> lastMet() {
    int end = firstMissed().map(levels::indexOf).orElse(levels.size());
    return levels.subList(0, end).stream()
        .filter(level -> level.standing() == LevelResult.Standing.MET)
        .reduce((lower, higher) -> higher);
  }

  /**
   * The level of the highest power, throughput by mean response time (Kleinrock's definition of the
   * knee): above it more users cost more time than they bring answers. Levels that were not
   * reached, or did not carry their load, take no part.
   *
   * @return empty without two levels to compare, and when the highest is the best: then the knee
   *     lies above what was tried
   */
  public Optional<LevelResult> knee() {
    List<LevelResult> comparable = levels.stream().filter(LevelResult::isComparable).toList();
    if (comparable.size() < 2) {
      return Optional.empty();
    }
    return comparable.stream()
        .max(Comparator.comparingDouble(level -> level.measured().power()))
        .filter(best -> best != comparable.get(comparable.size() - 1));
  }

  /**
   * The level with the most requests a second before the target degraded: below the first missed
   * one, and not above the knee. Levels that were not reached, or did not carry their load, take no
   * part.
   *
   * @return empty without such a level
   */
  public Optional<LevelResult> highestBeforeDegradation() {
    int missed = firstMissed().map(levels::indexOf).orElse(levels.size());
    int aboveKnee = knee().map(level -> levels.indexOf(level) + 1).orElse(levels.size());
    return levels.subList(0, Math.min(missed, aboveKnee)).stream()
        .filter(LevelResult::isComparable)
        .max(Comparator.comparingDouble(level -> level.measured().requestsPerSecond()));
  }

  /** Whether any level says something of the target: that it carried it, or that it did not. */
  public boolean isJudged() {
    return levels.stream().anyMatch(LevelResult::isJudged);
  }
}
