package cleansignal.slo;

import java.util.Map;
import java.util.OptionalLong;

/**
 * What the target's own counters said before the run and after it. A counter that a reading lacks
 * is unknown, not 0.
 *
 * @param before read before the first request
 * @param after read after the last one
 */
public record Readings(Map<Counter, Long> before, Map<Counter, Long> after) {

  /** Copies the maps. */
  public Readings {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /**
   * By how much a counter grew; negative when it went back, which a restarted target's does.
   *
   * @return empty when one of the readings lacks it
   */
  public OptionalLong growth(Counter counter) {
    Long from = before.get(counter);
    Long to = after.get(counter);
    return from == null || to == null ? OptionalLong.empty() : OptionalLong.of(to - from);
  }
}
