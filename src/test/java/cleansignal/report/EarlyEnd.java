package cleansignal.report;

import cleansignal.measure.RunMeasures;
import cleansignal.measure.Users;
import cleansignal.measure.Window;
import cleansignal.runlog.RunManifest.Planned;
import java.util.List;
import java.util.Optional;

/**
 * Finds a log that ends too early although its last record is whole: Gatling was killed, and the
 * last of its writes happened to end with a record. Such a log has no mark, but in a complete one
 * every user has ended, and the health probe has gone on to the plan's end, whatever became of the
 * others.
 */
final class EarlyEnd {
  /** The probe asks every second and the last answer may take its time. */
  private static final long SLACK_MILLIS = 3_000;

  private EarlyEnd() {}

  /**
   * What is wrong with the evidence.
   *
   * @param steady the declared window, which must be whole where the plan is unknown
   * @param planned what the plan wanted; empty when it is unknown
   * @return one sentence; empty for a complete log, one that is known to be truncated, and a run
   *     that stopped because its target was lost
   */
  static List<String> problems(
      RunMeasures measures, Optional<Window> steady, Optional<Planned> planned) {
    if (measures.end().truncated() || measures.probe().lost().isPresent()) {
      return List.of();
    }
    Users users = measures.users();
    if (users.started() == 0) {
      return List.of("no virtual user ever started: there is nothing to judge");
    }
    if (users.ended() < users.started()) {
      return List.of(
          "%d of %d virtual users never ended: the run was cut short"
              .formatted(users.started() - users.ended(), users.started()));
    }
    long end = measures.whole().window().endMillis();
    return planned
        .map(plan -> until(end, plan.durationMillis() - SLACK_MILLIS, "the plan"))
        .or(() -> steady.map(window -> until(end, window.endMillis(), "the steady window")))
        .orElse(List.of());
  }

  /** Whether a log ends before its plan does, the time of the last answers granted. */
  static boolean isBefore(RunMeasures measures, Planned plan) {
    return measures.whole().window().endMillis() < plan.durationMillis() - SLACK_MILLIS;
  }

  private static List<String> until(long end, long needed, String what) {
    return end >= needed
        ? List.of()
        : List.of(
            "the log ends at %s, before %s does: the run was cut short"
                .formatted(Numbers.duration(end), what));
  }
}
