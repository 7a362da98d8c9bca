package cleansignal.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Starts and ends of things that run for a while, which may stand out of time order in the log.
 * They name no single thing, only its kind: an end belongs to any running thing of that kind.
 *
 * @param <K> the kind; equal kinds are the same
 */
final class Marks<K> {

  private static final int MAX_REASONS = 100;

  /** At the same millisecond a start comes first, or what ended at once would be lost. */
  private static final Comparator<Mark<?>> IN_TIME =
      Comparator.<Mark<?>>comparingInt(Mark::millis).thenComparing(mark -> mark.start() ? 0 : 1);

  private final List<Mark<K>> marks = new ArrayList<>();

  private record Mark<K>(int millis, K kind, boolean start, String reason) {}

  /** Takes how many of a kind begin or end at a time. */
  @FunctionalInterface
  interface Change<K> {
    void apply(int millis, K kind, int count);
  }

  void start(int millis, K kind) {
    marks.add(new Mark<>(millis, kind, true, ""));
  }

  void end(int millis, K kind, String reason) {
    marks.add(new Mark<>(millis, kind, false, reason));
  }

  /**
   * Pairs ends with starts.
   *
   * @param endMillis where things end that are still running: one ms behind the log's last time
   * @param change told of every start and end, those at the log's end included
   * @param unmatched takes the kinds of ends without anything running, which are otherwise ignored
   */
  Paired pair(int endMillis, Change<K> change, Consumer<K> unmatched) {
    marks.sort(IN_TIME);
    Map<K, Integer> running = new HashMap<>();
    List<Mark<?>> paired = new ArrayList<>(marks.size());
    for (Mark<K> mark : marks) {
      int delta = mark.start() ? 1 : -1;
      if (delta < 0 && running.getOrDefault(mark.kind(), 0) == 0) {
        unmatched.accept(mark.kind());
        continue;
      }
      running.merge(mark.kind(), delta, Integer::sum);
      change.apply(mark.millis(), mark.kind(), delta);
      paired.add(mark);
    }
    running.forEach((kind, count) -> change.apply(endMillis, kind, -count));
    return new Paired(paired);
  }

  /** Starts and ends of which every end has its start. */
  static final class Paired {

    private final List<Mark<?>> marks;

    private Paired(List<Mark<?>> marks) {
      this.marks = marks;
    }

    /** How many started from the first time to before the second. */
    long started(long fromMillis, long toMillis) {
      return marks.stream()
          .filter(mark -> mark.start() && mark.millis() >= fromMillis && mark.millis() < toMillis)
          .count();
    }

    /** How many ended then, by reason. */
    Map<String, Long> ended(long fromMillis, long toMillis) {
      CappedCounts counts = new CappedCounts(MAX_REASONS);
      marks.stream()
          .filter(mark -> !mark.start() && mark.millis() >= fromMillis && mark.millis() < toMillis)
          .forEach(mark -> counts.add(mark.reason()));
      return counts.counts();
    }
  }
}
