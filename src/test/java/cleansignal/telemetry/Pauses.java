package cleansignal.telemetry;

import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** What garbage collections did to the JVM. Thread-safe. */
final class Pauses {

  /** Collectors that work beside the program report the whole cycle under such a name. */
  private static final String CONCURRENT = "Cycles";

  private final Set<String> heapPools;
  private final long heapMaxBytes;
  private OptionalDouble heapAfterPercent = OptionalDouble.empty();
  private Drained since = Drained.NONE;

  /**
   * The pauses since the last time that somebody asked.
   *
   * @param count how many
   * @param longestMillis the longest; 0 without any
   */
  record Drained(int count, long longestMillis) {
    private static final Drained NONE = new Drained(0, 0);
  }

  /**
   * Nothing was collected yet.
   *
   * @param heapPools names of the memory pools that make up the heap
   * @param heapMaxBytes how large it may get
   */
  Pauses(Set<String> heapPools, long heapMaxBytes) {
    this.heapPools = Set.copyOf(heapPools);
    this.heapMaxBytes = heapMaxBytes;
  }

  /**
   * A collection is over.
   *
   * @param collector its name
   * @param millis how long it took
   * @param after the memory pools when it was over
   */
  synchronized void collected(String collector, long millis, Map<String, MemoryUsage> after) {
    long used =
        after.entrySet().stream()
            .filter(pool -> heapPools.contains(pool.getKey()))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum();
    heapAfterPercent = OptionalDouble.of(100.0 * used / heapMaxBytes);
    if (!collector.endsWith(CONCURRENT)) {
      since = new Drained(since.count + 1, Math.max(since.longestMillis, millis));
    }
  }

  /** What the last collection left, of the heap's largest size; empty before the first. */
  synchronized OptionalDouble heapAfterPercent() {
    return heapAfterPercent;
  }

  /** The pauses since the last call. */
  synchronized Drained drain() {
    Drained drained = since;
    since = Drained.NONE;
    return drained;
  }
}
