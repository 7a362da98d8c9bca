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
  /** How late the ticks of a 100 ms timer come. */
  TIMER_LAG("timer lag", "ms", InjectorNumbers::worstLag),
  /** The longest pause for a garbage collection. */
  GC_PAUSE("GC pause", "ms", InjectorNumbers::longestGcPause),
  /** Most that a collection left in the heap. */
  HEAP_AFTER_GC("heap after GC", "%", InjectorNumbers::largestHeap),
  /** CPU used in each of three samples in a row. */
  CPU_3S("CPU for 3 s", "%", InjectorNumbers::sustainedCpu),
  /** Open descriptors. */
  DESCRIPTORS("descriptors", "%", InjectorNumbers::mostDescriptors);

  private static final int P99 = 99;
  private static final int P95 = 95;

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
              return this == TIMER_LAG
                  ? lag(numbers, (long) limit, at)
                  : figure(peak.value(), limit, at);
            });
  }

  private InjectorFigure figure(double value, double limit, long atMillis) {
    Standing standing = value > limit ? Standing.BEYOND : Standing.WITHIN;
    return new InjectorFigure(this, title, value, limit, atMillis, standing, "");
  }

  /**
   * As with an objective, the limit counts as passed only when the share of later ticks is too
   * large by its lower 95 % bound, and a p99 takes 299 samples: a window with fewer ticks, as only
   * compressed runs have it, can show no more than a p95. Ticks are taken at even distances from
   * the one window that is asked about, not as examples of other windows, so that they come late
   * together is no reason to doubt them: no design effect.
   */
  private InjectorFigure lag(InjectorNumbers numbers, long limit, long atMillis) {
    List<Long> ticks = numbers.lags();
    int percentile = ticks.size() < ShareBounds.samplesNeeded(beyond(P99)) ? P95 : P99;
    double value = numbers.lagPercentile(percentile).orElseThrow();
    long late = numbers.ticksLaterThan(limit);
    boolean proven = ShareBounds.of(late, ticks.size(), 1).lower() > beyond(percentile);
    Standing standing =
        value <= limit ? Standing.WITHIN : proven ? Standing.BEYOND : Standing.DOUBTFUL;
    return new InjectorFigure(
        this,
        title + " p" + percentile,
        value,
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

  private static double beyond(int percentile) {
    return (100 - percentile) / 100.0;
  }
}
