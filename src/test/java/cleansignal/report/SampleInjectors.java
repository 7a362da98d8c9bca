package cleansignal.report;

import cleansignal.slo.InjectorCheck;
import cleansignal.slo.InjectorFigure;
import cleansignal.slo.InjectorFigure.Standing;
import cleansignal.slo.InjectorHealth;
import cleansignal.telemetry.InjectorNumbers;
import cleansignal.telemetry.SampleInjector;
import java.util.List;
import java.util.Optional;

/** Input data of tests: how the injectors of the sample runs fared. */
final class SampleInjectors {

  private static final long ZERO = 1_735_787_045_782L;

  /** Nothing to complain about. */
  static final InjectorHealth FINE =
      health(3, Standing.WITHIN, "0 of 280 ticks later, the latest by 4 ms", 168);

  /** Its process was stopped again and again. */
  static final InjectorHealth SATURATED =
      health(148, Standing.BEYOND, "121 of 280 ticks later, the latest by 151 ms", 1_240);

  private SampleInjectors() {}

  private static InjectorHealth health(
      double lagMillis, Standing standing, String ticks, long latestStart) {
    return new InjectorHealth(
        List.of(
            new InjectorFigure(
                InjectorCheck.TIMER_LAG, "timer lag p95", lagMillis, 50, 31_000, standing, ticks),
            within(InjectorCheck.GC_PAUSE, "GC pause", 12, 200),
            within(InjectorCheck.HEAP_AFTER_GC, "heap after GC", 2.25, 85),
            within(InjectorCheck.CPU_3S, "CPU for 3 s", 16.98, 85),
            within(InjectorCheck.DESCRIPTORS, "descriptors", 0.03, 90)),
        Optional.empty(),
        Optional.of(
            InjectorNumbers.over(
                SampleInjector.atEase(ZERO, 60).log(), ZERO + 25_500, ZERO + 54_000)),
        new InjectorHealth.Starts(66, latestStart > 1_000 ? 2 : 0, latestStart));
  }

  private static InjectorFigure within(
      InjectorCheck check, String title, double value, double limit) {
    return new InjectorFigure(check, title, value, limit, 26_000, Standing.WITHIN, "");
  }
}
