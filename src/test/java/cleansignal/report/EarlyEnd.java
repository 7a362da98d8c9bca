package cleansignal.report;

import cleansignal.measure.RunMeasures;
import cleansignal.measure.Window;
import cleansignal.runlog.RunManifest.Planned;
import java.util.List;
import java.util.Optional;

/**
 * Finds a log that ends too early although its last record is whole: Gatling was killed, and the
 * last of its writes happened to end with a record. Such a log has no mark, but in a complete one
 * the health probe goes on to the plan's end, whatever becomes of the other users.
 */
final class EarlyEnd {
  /** The probe asks every second and the last answer may take its time. */
  private static final long SLACK_MILLIS = 3_000;

  private EarlyEnd() {}

  /**
   * What is wrong with the evidence.
   *
   * @param steady the declared window, which must be whole
   * @param planned without a window, the plan's length counts; empty when it is unknown
   * @return one sentence; empty for a complete log, one that is known to be truncated, and a run
   *     that stopped because its target was lost
   */
  static List<String> problems(
      RunMeasures measures, Optional<Window> steady, Optional<Planned> planned) {
    long end = measures.whole().window().endMillis();
    if (measures.end().truncated() || measures.probe().lost().isPresent()) {
      return List.of();
    }
    return steady
        .map(window -> until(end, window.endMillis(), "the steady window"))
        .or(() -> planned.map(plan -> until(end, plan.durationMillis() - SLACK_MILLIS, "the plan")))
        .orElse(List.of());
  }

  private static List<String> until(long end, long needed, String what) {
    return end >= needed
        ? List.of()
        : List.of(
            "the log ends at %s, before %s does: the run was cut short"
                .formatted(Numbers.duration(end), what));
  }
}
