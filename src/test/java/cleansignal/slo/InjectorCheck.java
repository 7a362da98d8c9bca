package cleansignal.slo;

import cleansignal.slo.InjectorFigure.Standing;
import cleansignal.telemetry.InjectorNumbers;
import cleansignal.telemetry.InjectorNumbers.Peak;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What an injector is looked at for. Names and meaning stand in {@code slo/injector.json}. */
public enum InjectorCheck {
  /** How late the ticks of a 100 ms timer come, at the 99th percentile. */
  TIMER_LAG_P99("timer lag p99", "ms", InjectorNumbers::worstLag),
  /** The longest pause for a garbage collection. */
  GC_PAUSE("GC pause", "ms", InjectorNumbers::longestGcPause),
  /** Most that a collection left in the heap. */
  HEAP_AFTER_GC("heap after GC", "%", InjectorNumbers::largestHeap),
  /** CPU used in each of three samples in a row. */
  CPU_3S("CPU for 3 s", "%", InjectorNumbers::sustainedCpu),
  /** Open descriptors. */
  DESCRIPTORS("descriptors", "%", InjectorNumbers::mostDescriptors);

  private static final double PERCENTILE = 99;

  /** Of the ticks that may be late. */
  private static final double LATE_SHARE = 0.01;

  private final String title;
  private final String unit;
  private final Function<InjectorNumbers, Optional<Peak>> worst;

  InjectorCheck(String title, String unit, Function<InjectorNumbers, Optional<Peak>> worst) {
    this.title = title;
    this.unit = unit;
    this.worst = worst;
  }

  /** The check of that name; empty when there is none. */
  static Optional<InjectorCheck> ofId(String id) {
    return Arrays.stream(values()).filter(check -> check.id().equals(id)).findFirst();
  }

  /** Its name in files, for example {@code gc_pause}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name in a sentence. */
  public String title() {
    return title;
  }

  /** Its unit, {@code ms} or {@code %}. */
  public String unit() {
    return unit;
  }

  /**
   * Holds an injector's figure against a limit.
   *
   * @param zeroMillis time zero, ms since the epoch
   * @return empty when the injector has no such figure
   */
  Optional<InjectorFigure> find(InjectorNumbers numbers, double limit, long zeroMillis) {
    return worst
        .apply(numbers)
        .map(
            peak -> {
              long at = peak.atMillis() - zeroMillis;
              return this == TIMER_LAG_P99
                  ? lag(numbers, (long) limit, at)
                  : figure(peak.value(), limit, at);
            });
  }

  private InjectorFigure figure(double value, double limit, long atMillis) {
    Standing standing = value > limit ? Standing.BEYOND : Standing.WITHIN;
    return new InjectorFigure(this, value, limit, atMillis, standing, "");
  }

  /**
   * A short window has few ticks, and one of 75 is more than 1 %: so the limit counts as passed
   * only when the share of late ticks is above 1 % by its lower 95 % bound, as with an objective.
   * Ticks are taken at even distances from the one window that is asked about, not as examples of
   * other windows, so that they come late together is no reason to doubt them: no design effect.
   */
  private InjectorFigure lag(InjectorNumbers numbers, long limit, long atMillis) {
    double p99 = numbers.lagPercentile(PERCENTILE).orElseThrow();
    long late = numbers.ticksLaterThan(limit);
    List<Long> ticks = numbers.lags();
    boolean proven = ShareBounds.of(late, ticks.size(), 1).lower() > LATE_SHARE;
    Standing standing =
        p99 <= limit ? Standing.WITHIN : proven ? Standing.BEYOND : Standing.DOUBTFUL;
    return new InjectorFigure(
        this,
        p99,
        limit,
        atMillis,
        standing,
        String.format(
            Locale.ROOT,
            "%,d of %,d ticks later, the latest by %,d ms",
            late,
            ticks.size(),
            ticks.get(ticks.size() - 1)));
  }
}
