package cleansignal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The level of a workload over time, paced, in exact integers: half games times the workload's
 * peak, so that scaling by (peak + spare) / peak needs no fraction.
 */
final class Timeline {
  /** Time that tables get to form before the steady window starts, before the pace. */
  static final long SETTLE_MILLIS = 15_000;

  /** Nominal length of a coverage slice, before the pace. */
  static final long SLICE_MILLIS = 10_000;

  /** Fewer slices can prove no coverage, so a plateau without them has no steady window. */
  static final int MIN_SLICES = 10;

  /** A ramp in paced ms, with the games of the stages at both ends. */
  private record Ramp(long from, long to, int gamesFrom, int gamesTo) {}

  /** When a slot is occupied, in paced ms. */
  record Occupied(long from, long to) {}

  private final List<Ramp> ramps;
  private final int peak;
  private final int tables;
  private final double pace;

  Timeline(Workload workload, int spare, double pace) {
    this.pace = pace;
    this.peak = workload.peak();
    this.tables = peak + spare;
    List<Ramp> list = new ArrayList<>();
    long unpaced = 0;
    long from = 0;
    int games = 0;
    for (Stage stage : workload.stages()) {
      unpaced += stage.duration().toMillis();
      long to = Math.round(unpaced / pace);
      list.add(new Ramp(from, to, games, stage.games()));
      from = to;
      games = stage.games();
    }
    this.ramps = List.copyOf(list);
  }

  /** Tables at the peak, spare ones included. */
  int tables() {
    return tables;
  }

  /**
   * When a slot is occupied: while the level, rounded to the nearest whole number, is above the
   * slot's index. On a plateau of N that is exactly for slots 0 to N − 1; the last one starts
   * before the ramp's end.
   */
  List<Occupied> occupied(int slot) {
    long threshold = (2L * slot + 1) * peak;
    List<Occupied> spans = new ArrayList<>();
    OptionalLong since = OptionalLong.empty();
    for (Ramp ramp : ramps) {
      long before = level(ramp.gamesFrom);
      long after = level(ramp.gamesTo);
      long length = ramp.to - ramp.from;
      if (since.isEmpty() && after >= threshold) {
        long rise = (threshold - before) * length;
        since = OptionalLong.of(ramp.from + (rise + after - before - 1) / (after - before));
      } else if (since.isPresent() && after < threshold) {
        long until = ramp.from + (before - threshold) * length / (before - after);
        add(spans, since.getAsLong(), until);
        since = OptionalLong.empty();
      }
    }
    if (since.isPresent()) {
      add(spans, since.getAsLong(), ramps.get(ramps.size() - 1).to);
    }
    return spans;
  }

  /** The longest plateau at the peak without its settle time; empty when it is too short. */
  Optional<PlanWindow> steady() {
    long settle = Math.round(SETTLE_MILLIS / pace);
    long needed = settle + Math.round(MIN_SLICES * SLICE_MILLIS / pace);
    long bestFrom = 0;
    long bestTo = 0;
    long from = -1;
    for (Ramp ramp : ramps) {
      boolean flat = ramp.gamesFrom == peak && ramp.gamesTo == peak;
      if (!flat) {
        from = -1;
        continue;
      }
      from = from < 0 ? ramp.from : from;
      if (ramp.to - from > bestTo - bestFrom) {
        bestFrom = from;
        bestTo = ramp.to;
      }
    }
    return bestTo - bestFrom < needed
        ? Optional.empty()
        : Optional.of(new PlanWindow(bestFrom + settle, bestTo));
  }

  private long level(int games) {
    return 2L * games * tables;
  }

  private static void add(List<Occupied> spans, long from, long to) {
    if (to > from) {
      spans.add(new Occupied(from, to));
    }
  }
}
