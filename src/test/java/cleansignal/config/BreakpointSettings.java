package cleansignal.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The levels of {@code breakpoint}.
 *
 * @param levels virtual users, level by level, rising; empty = the run's own
 * @param step how long a level takes, ramp included, before the pace; empty = as the run's own
 */
public record BreakpointSettings(List<Integer> levels, Optional<Duration> step) {

  /** Copies the list. */
  public BreakpointSettings {
    levels = List.copyOf(levels);
  }
}
