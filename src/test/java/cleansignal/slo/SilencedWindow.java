package cleansignal.slo;

import cleansignal.measure.RunMeasures;
import cleansignal.measure.Span;
import java.util.Locale;
import java.util.Optional;

/**
 * A steady window that holds far fewer requests than planned. Users who wait out a limiter send
 * nothing, so a limiter that strikes during the ramp leaves a window without noise: judged there,
 * its budget would look kept. A noise budget is then judged over the whole run.
 */
final class SilencedWindow {

  /** Below this share of the planned requests the window says nothing about noise. */
  private static final double TELLING_SHARE = 0.5;

  private SilencedWindow() {}

  /**
   * What is missing, as a sentence; empty when the window holds enough, or there is none. Where the
   * plan is unknown, one request is enough.
   */
  static Optional<String> of(RunMeasures measures, RunFacts facts) {
    long planned = facts.planned().map(plan -> plan.steadyRequests()).orElse(0L);
    return measures
        .steady()
        .map(SilencedWindow::requests)
        .filter(held -> held == 0 || held < planned * TELLING_SHARE)
        .map(held -> sentence(held, planned));
  }

  private static long requests(Span window) {
    return window.requests(name -> true).tally().all();
  }

  private static String sentence(long held, long planned) {
    return String.format(
        Locale.ROOT, "the steady window holds %d of about %d planned requests", held, planned);
  }
}
