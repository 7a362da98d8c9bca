package cleansignal.slo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What should be read beside a verdict without changing it. */
final class Remarks {

  private Remarks() {}

  /** What is not as it should be, but decides nothing. */
  static List<String> warnings(RunCase run) {
    List<String> warnings = new ArrayList<>();
    for (Judgement medium : run.which(ObjectiveStatus.MISSED, Priority.MEDIUM)) {
      warnings.add(Reasons.sentence(medium) + ": missed, priority medium");
    }
    for (Judgement noise : run.which(ObjectiveStatus.MISSED, Priority.NOISE)) {
      if (run.isExplained(noise)) {
        warnings.add(
            Sentences.full(noise.result()) + ": over its budget, but the true errors explain it");
      }
    }
    for (Judgement judgement : run.judgements()) {
      judgement
          .wholeRun(run.numbers())
          .filter(whole -> whole.status() == ObjectiveStatus.MISSED)
          .filter(whole -> !judgement.is(ObjectiveStatus.MISSED))
          .ifPresent(
              whole ->
                  warnings.add(
                      Sentences.full(whole)
                          + ": over the whole run, not in the steady window that is judged"));
    }
    SilencedWindow.of(run.measures(), run.facts()).ifPresent(warnings::add);
    warnings.addAll(usersLost(run));
    warnings.addAll(run.injector().warnings());
    Steadiness.disagreement(run).ifPresent(warnings::add);
    otherEnvironment(run).ifPresent(warnings::add);
    return warnings;
  }

  /** What the verdict is not. */
  static List<String> caveats(RunCase run) {
    RunFacts facts = run.facts();
    List<String> caveats = new ArrayList<>();
    if (facts.pace() > 1) {
      caveats.add("paced ×" + Figures.plain(facts.pace()) + ": not a release gate");
    }
    if (facts.targetEnvironment().filter("embedded"::equals).isPresent()) {
      caveats.add("target embedded: the reference server, not a release gate");
    }
    if (facts.preflightSkipped()) {
      caveats.add("preflight skipped: not a release gate");
    }
    Requirements.notTheNamedRun(run.slo(), facts).ifPresent(caveats::add);
    if (facts.isPart()) {
      caveats.add(Requirements.part(facts));
    }
    if (facts.planned().isEmpty()) {
      caveats.add("no manifest: whether the planned load was made is unknown");
    }
    run.injector().unknown().ifPresent(why -> caveats.add("injector health unknown: " + why));
    caveats.addAll(run.policy().caveats());
    return caveats;
  }

  private static String whoseDoing(RunCase run) {
    return run.stopped(VerdictKind.INVALID).isPresent()
        ? ": the run was stopped"
        : ": the target's doing";
  }

  /** Missing users that are no reason, because the target, or who stopped the run, cost them. */
  private static List<String> usersLost(RunCase run) {
    return run.plannedUsers().stream()
        .flatMap(
            users ->
                users.lost().stream()
                    .filter(text -> run.cutShort() || !users.missing().contains(text)))
        .map(text -> text + whoseDoing(run))
        .toList();
  }

  private static Optional<String> otherEnvironment(RunCase run) {
    return run.facts()
        .sloEnvironment()
        .filter(wanted -> !wanted.equals(run.policy().environmentFor(Optional.of(wanted))))
        .map(
            wanted ->
                "limits of "
                    + run.policy().sloEnvironment()
                    + ": the policy "
                    + run.policy().name()
                    + " pins them, "
                    + wanted
                    + " was asked for");
  }
}
