package cleansignal.measure;

import java.util.HashMap;
import java.util.Map;

/** Counts by text, with a limit to how many texts are told apart. */
final class CappedCounts {

  /** Where everything is counted that came after the limit was reached. */
  static final String OTHER = "other";

  private final Map<String, Long> counts = new HashMap<>();
  private final int limit;

  /**
   * @param limit how many texts are told apart, {@link #OTHER} not among them
   */
  CappedCounts(int limit) {
    this.limit = limit;
  }

  void add(String text) {
    boolean known = counts.containsKey(text) || counts.size() < limit;
    counts.merge(known ? text : OTHER, 1L, Long::sum);
  }

  Map<String, Long> counts() {
    return Map.copyOf(counts);
  }
}
