package cleansignal.slo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a target counts itself and no client can see. Each target's own metrics are turned into
 * these: the formula for RingRift stands in its contract, §5.
 */
public enum Counter {
  /**
   * Moves that the target asked of its AI service: answered, failed, or not even sent because it
   * holds the service for dead.
   */
  AI_REQUESTS("ai-requests"),
  /** Of these, the ones that the target answered itself with something simpler. */
  AI_FALLBACKS("ai-fallbacks");

  private final String text;

  Counter(String text) {
    this.text = text;
  }

  /** The name used in SLO files, for example {@code ai-fallbacks}. */
  public String text() {
    return text;
  }

  /** The counter of that {@link #text()}; empty for any other text. */
  public static Optional<Counter> ofText(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
  }

  /** The texts of all counters. */
  static List<String> known() {
    return Arrays.stream(values()).map(Counter::text).toList();
  }
}
