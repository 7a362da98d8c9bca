package cleansignal.slo;

import cleansignal.measure.ProbeHistory.Loss;
import cleansignal.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What speaks for each rule of the verdict. */
final class Reasons {

  private Reasons() {}

  /** Why the evidence can't be trusted. */
  static List<Reason> evidence(RunCase run) {
    List<String> texts = new ArrayList<>();
    if (run.measures().end().truncated()) {
      texts.add(
          "the log is truncated behind byte "
              + run.measures().end().bytes()
              + ", record "
              + run.measures().end().records());
    }
    long errors = run.measures().scriptErrors().values().stream().mapToLong(Long::longValue).sum();
    if (errors > 0) {
      texts.add(errors + " script errors, for example: " + example(run.measures().scriptErrors()));
    }
    long failed = run.measures().whole().requests(name -> true).tally().of(Outcome.SCRIPT);
    if (failed > 0) {
      texts.add(failed + " requests failed by our own mistake (outcome script)");
    }
    texts.addAll(run.facts().evidenceProblems());
    texts.addAll(run.injector().problems());
    run.stopped(VerdictKind.INVALID).map(EarlyStop::text).ifPresent(texts::add);
    return texts.stream().map(text -> aboutTheRun(VerdictKind.INVALID, text)).toList();
  }

  /** Why the target failed. */
  static List<Reason> failure(RunCase run) {
    List<Reason> reasons = new ArrayList<>();
    run.stopped(VerdictKind.FAIL)
        .map(
            stop ->
                new Reason(VerdictKind.FAIL, Optional.empty(), stop.text(), stop.isForSlowness()))
        .ifPresent(reasons::add);
    run.measures()
        .probe()
        .lost()
        .ifPresent(loss -> reasons.add(aboutTheRun(VerdictKind.FAIL, lost(loss))));
    for (Judgement critical : run.which(ObjectiveStatus.MISSED, Priority.CRITICAL)) {
      reasons.add(about(VerdictKind.FAIL, critical, ""));
    }
    for (Judgement high : run.which(ObjectiveStatus.MISSED, Priority.HIGH)) {
      double margin = run.marginPercent(high);
      if (high.isBeyond(margin)) {
        String beyond = margin == 0 ? "" : ": beyond the margin of " + Figures.percent(margin);
        reasons.add(about(VerdictKind.FAIL, high, beyond));
      }
    }
    return reasons;
  }

  /** Why the load was not as planned. What a run that ended early cost is no such reason. */
  static List<Reason> load(RunCase run) {
    List<Reason> reasons = new ArrayList<>();
    String silence =
        SilencedWindow.of(run.measures(), run.facts())
            .map(few -> ", over the whole run, because " + few)
            .orElse("");
    for (Judgement noise : run.noiseOverBudget()) {
      reasons.add(about(VerdictKind.INVALID, noise, ": noise over its budget" + silence));
    }
    if (!run.cutShort()) {
      run.plannedUsers().stream()
          .flatMap(users -> users.missing().stream())
          .forEach(text -> reasons.add(aboutTheRun(VerdictKind.INVALID, text)));
    }
    return reasons;
  }

  /** What is neither shown to hold nor shown not to. */
  static List<Reason> unproven(RunCase run) {
    return run
        .which(ObjectiveStatus.UNPROVEN, Priority.CRITICAL, Priority.HIGH, Priority.NOISE)
        .stream()
        .map(
            judgement ->
                about(
                    VerdictKind.INCONCLUSIVE,
                    judgement,
                    ": unproven, " + judgement.result().note()))
        .toList();
  }

  /** What is missed within its margin. */
  static List<Reason> withinMargin(RunCase run) {
    return run.which(ObjectiveStatus.MISSED, Priority.HIGH).stream()
        .filter(high -> !high.isBeyond(run.marginPercent(high)))
        .map(
            high ->
                about(
                    VerdictKind.CONDITIONAL,
                    high,
                    ": within the margin of " + Figures.percent(run.marginPercent(high))))
        .toList();
  }

  /** What became of a target that stopped answering. */
  static String lost(Loss loss) {
    long seconds = loss.atMillis() / 1000;
    return loss.outcome() == Outcome.TIMEOUT
        ? "target hung at " + seconds + " s"
        : "target died at " + seconds + " s (" + loss.outcome().text() + ")";
  }

  private static String example(Map<String, Long> errors) {
    return errors.keySet().stream().sorted().findFirst().orElseThrow();
  }

  private static Reason about(VerdictKind kind, Judgement judgement, String more) {
    return new Reason(kind, Optional.of(judgement.result().id()), sentence(judgement) + more);
  }

  /** A coverage may be missed by one slice alone, which its value does not show. */
  static String sentence(Judgement judgement) {
    String full = Sentences.full(judgement.result());
    return judgement.isCoverage() && judgement.is(ObjectiveStatus.MISSED)
        ? full + ", " + judgement.result().note()
        : full;
  }

  private static Reason aboutTheRun(VerdictKind kind, String text) {
    return new Reason(kind, Optional.empty(), text);
  }
}
