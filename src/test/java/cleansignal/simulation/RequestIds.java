package cleansignal.simulation;

import cleansignal.report.Failure;
import cleansignal.report.JudgedRun;
import cleansignal.request.Exchanges;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Adds to a run's failures the ids that their requests carried, by which the target's own log can
 * be searched. The log of the run does not hold them, so they come from what the users remembered.
 */
final class RequestIds {

  private RequestIds() {}

  /**
   * The same run with ids in its failures. A failure's id is that of the remembered failure of the
   * same request that started nearest to it: at the very same ms where an answer came, a little
   * earlier where none did.
   */
  static JudgedRun into(JudgedRun run, List<Exchanges.Ended> remembered) {
    if (run.measures().isEmpty()) {
      return run;
    }
    long runStart = run.measures().get().header().startEpochMillis();
    List<Exchanges.Ended> left = new ArrayList<>(remembered);
    return run.withFailures(
        run.failures().stream()
            .map(failure -> withId(failure, runStart + failure.atMillis(), left))
            .toList());
  }

  private static Failure withId(Failure failure, long startMillis, List<Exchanges.Ended> left) {
    return left.stream()
        .filter(ended -> ended.name().equals(failure.request()))
        .min(Comparator.comparingLong(ended -> Math.abs(ended.startMillis() - startMillis)))
        .map(
            nearest -> {
              left.remove(nearest);
              return failure.withRequestId(nearest.requestId());
            })
        .orElse(failure);
  }
}
