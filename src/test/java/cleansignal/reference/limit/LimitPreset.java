package cleansignal.reference.limit;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which numbers the limiters start from. */
public enum LimitPreset {
  /** Same windows, keys and headers, but nobody ever reaches the limit. */
  RELAXED("relaxed"),
  /** The target's defaults. */
  STRICT("strict");

  /** As high as the captured server's "limits off". */
  private static final long OUT_OF_REACH_POINTS = 100_000_000;

  private final String wireName;

  LimitPreset(String wireName) {
    this.wireName = wireName;
  }

  /** The name in settings and orders. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The rule of this limiter under this preset. */
  public LimitRule rule(LimiterName name) {
    LimitRule strict = name.strict();
    return this == STRICT
        ? strict
        : new LimitRule(OUT_OF_REACH_POINTS, strict.windowSeconds(), strict.blockSeconds());
  }
}
