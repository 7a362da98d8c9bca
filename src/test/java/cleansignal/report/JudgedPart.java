package cleansignal.report;

import cleansignal.measure.RunMeasures;
import cleansignal.measure.Window;
import java.util.Optional;

/** Which part of a run was judged, in words: never more of it than there was. */
final class JudgedPart {

  private JudgedPart() {}

  /** The judged part, for example {@code steady window 21 s to 51 s}. */
  static String span(RunMeasures measures) {
    Window seen = measures.seen();
    String name = measures.steady().isPresent() ? "steady window" : "whole run";
    return seen.lengthMillis() == 0 && measures.steady().isPresent()
        ? name + ", not reached"
        : name + " " + between(seen);
  }

  private static String between(Window window) {
    return Numbers.duration(window.startMillis()) + " to " + Numbers.duration(window.endMillis());
  }

  /**
   * The judged part, and of a run that ended before its plan what it was to be, for example {@code
   * steady window 55 s to 1 min 31 s, planned 55 s to 2 min 40 s; the run lasted 1 min 31 s of 4
   * min 0 s}.
   */
  static String explained(JudgedRun run, RunMeasures measures) {
    Window planned = measures.judged().window();
    String window = measures.seen().equals(planned) ? "" : ", planned " + between(planned);
    return span(measures) + window + length(run, measures).map(text -> "; " + text).orElse("");
  }

  private static Optional<String> length(JudgedRun run, RunMeasures measures) {
    return run.manifest()
        .map(manifest -> manifest.planned())
        .filter(plan -> EarlyEnd.isBefore(measures, plan))
        .map(
            plan ->
                "the run lasted %s of %s"
                    .formatted(
                        Numbers.duration(measures.whole().window().endMillis()),
                        Numbers.duration(plan.durationMillis())));
  }
}
