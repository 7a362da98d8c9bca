package cleansignal.compare;

import cleansignal.measure.RequestStats;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Span;
import cleansignal.slo.JudgedWindow;
import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One side of a comparison.
 *
 * @param runs at least one; all have numbers and a manifest
 */
record Side(List<Candidate> runs) {

  /** What the runs are held to, which is the same for all of them. */
  List<Requirement> requirements() {
    return runs.get(0).requirements().stream().filter(Requirement::isRequired).toList();
  }

  /** What came of an objective, in each run that was held to it. */
  List<ObjectiveResult> results(String objective) {
    return runs.stream()
        .flatMap(run -> run.judged().verdict().objectives().stream())
        .filter(result -> result.id().equals(objective))
        .toList();
  }

  /** The names of all requests of that part of the runs. */
  Set<String> names(Part part) {
    Set<String> names = new TreeSet<>();
    spans(part).forEach(span -> names.addAll(span.names()));
    return names;
  }

  /** The requests of such names, by run; nothing when a run has no such window. */
  List<RequestStats> stats(Part part, Predicate<String> wanted) {
    return spans(part).stream().map(span -> span.requests(wanted)).toList();
  }

  /** All or nothing: slices are drawn by run, so none may be missing. */
  private List<Span> spans(Part part) {
    List<Span> spans =
        runs.stream()
            .flatMap(run -> run.judged().measures().stream())
            .flatMap(measures -> part.of(measures).stream())
            .toList();
    return spans.size() == runs.size() ? spans : List.of();
  }

  /**
   * A part of a run's records.
   *
   * @param window which time
   * @param derived measurements of our own, not requests
   */
  record Part(JudgedWindow window, boolean derived) {

    /** That part of a run; empty when it has no steady window. */
    Optional<Span> of(RunMeasures measures) {
      if (window == JudgedWindow.STEADY) {
        return derived ? measures.derivedSteady() : measures.steady();
      }
      return Optional.of(derived ? measures.derivedWhole() : measures.whole());
    }
  }
}
