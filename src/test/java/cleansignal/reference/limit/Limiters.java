package cleansignal.reference.limit;

import java.util.EnumMap;
import java.util.Map;

/** All limiters, under one preset with single exceptions. */
public final class Limiters {
  private final Map<LimiterName, Limiter> byName = new EnumMap<>(LimiterName.class);

  /**
   * Starts with empty windows under this preset, each limiter in {@code overrides} by its own rule.
   */
  public Limiters(LimitPreset preset, Map<LimiterName, LimitRule> overrides) {
    reset(preset, overrides);
  }

  /** Changes the rules; all windows and blocks start anew. */
  public void reset(LimitPreset preset, Map<LimiterName, LimitRule> overrides) {
    for (LimiterName name : LimiterName.values()) {
      byName.put(name, new Limiter(overrides.getOrDefault(name, preset.rule(name))));
    }
  }

  /** Counts one request of {@code key} against this limiter. */
  public Limiter.Verdict consume(LimiterName name, String key, long nowMillis) {
    return byName.get(name).consume(key, nowMillis);
  }
}
