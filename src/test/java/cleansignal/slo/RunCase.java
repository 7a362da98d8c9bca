package cleansignal.slo;

import cleansignal.measure.RunMeasures;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything that the rules of the verdict look at.
 *
 * @param slo the SLO files
 * @param facts what is known of the run
 * @param policy the run's policy
 * @param measures the run's numbers
 * @param judgements the policy's objectives, required ones first
 */
record RunCase(
    SloFiles slo, RunFacts facts, Policy policy, RunMeasures measures, List<Judgement> judgements) {

  /**
   * Judges each objective; with noise over its budget, capacity and coverage are unproven, what is
   * flattered by a missed objective is unproven, and in a silenced window the noise budgets are
   * judged over the whole run.
   */
  static RunCase of(RunMeasures measures, RunFacts facts, SloFiles slo) {
    Numbers numbers = Numbers.of(measures, facts);
    boolean silenced = SilencedWindow.of(measures, facts).isPresent();
    List<Judgement> judgements =
        Requirements.of(slo, facts).stream()
            .map(
                requirement ->
                    silenced && requirement.priority() == Priority.NOISE
                        ? requirement.overWholeRun()
                        : requirement)
            .map(requirement -> Judgement.of(requirement, numbers))
            .toList();
    RunCase found =
        new RunCase(slo, facts, slo.policy(facts.policy()), measures, judgements).unflattered();
    return found.noiseOverBudget().isEmpty() ? found : found.withoutCapacity();
  }

  /**
   * The required objectives that ended so and carry one of these weights, but for coverages that
   * add nothing to what their parents say.
   */
  List<Judgement> which(ObjectiveStatus status, Priority... priorities) {
    return judgements.stream()
        .filter(judgement -> judgement.is(status) && judgement.weighs(priorities))
        .filter(judgement -> !isSaidByItsParent(judgement))
        .toList();
  }

  /** Noise budgets that are exceeded and that nothing else explains. */
  List<Judgement> noiseOverBudget() {
    return which(ObjectiveStatus.MISSED, Priority.NOISE).stream()
        .filter(judgement -> !isExplained(judgement))
        .toList();
  }

  /**
   * Whether the failures of another objective explain why this one is missed: where they were
   * counted for it, in the window or, when that is silenced, in the whole run.
   */
  boolean isExplained(Judgement judgement) {
    return judgement
        .requirement()
        .objective()
        .unlessMissed()
        .flatMap(this::find)
        .filter(
            other ->
                !other.isInOrder()
                    || judgement.requirement().window() == JudgedWindow.WHOLE
                        && !Judgement.of(other.requirement().overWholeRun(), numbers()).isInOrder())
        .isPresent();
  }

  /** By how much a missed objective may be missed without failing the run. */
  double marginPercent(Judgement judgement) {
    return policy.marginPercent(judgement.requirement().objective().measurement().family());
  }

  /** The plan's users; empty when the plan is unknown. */
  Optional<PlannedUsers> plannedUsers() {
    return facts
        .planned()
        .map(planned -> new PlannedUsers(planned, measures, policy.usersPercent()));
  }

  /** How the injector fared. */
  InjectorHealth injector() {
    return InjectorHealth.of(facts.injector(), measures, slo.injector(), cutShort());
  }

  /**
   * Whether a coverage ended as its parent did, and no worse: a latency that is over its limit all
   * the time is one trouble, not two.
   */
  private boolean isSaidByItsParent(Judgement judgement) {
    return judgement
        .coverageOf()
        .flatMap(this::find)
        .filter(parent -> parent.is(judgement.result().status()))
        .filter(
            parent ->
                !judgement.is(ObjectiveStatus.MISSED)
                    || !judgement.isBeyond(marginPercent(judgement))
                    || parent.isBeyond(marginPercent(parent)))
        .isPresent();
  }

  /** Everything that was measured. */
  Numbers numbers() {
    return Numbers.of(measures, facts);
  }

  /** Whether the target stopped answering for good. */
  boolean targetLost() {
    return measures.probe().lost().isPresent();
  }

  /** What stopped the run before its end, if it speaks for that verdict. */
  Optional<EarlyStop> stopped(VerdictKind kind) {
    return facts.stopped().filter(stop -> stop.kind() == kind);
  }

  /** Whether it ended before its plan for a reason that is told anyway. */
  boolean cutShort() {
    return targetLost() || facts.stopped().isPresent();
  }

  private Optional<Judgement> find(String id) {
    return judgements.stream().filter(judgement -> judgement.result().id().equals(id)).findFirst();
  }

  private RunCase withoutCapacity() {
    return with(
        judgement ->
            judgement.needsPlannedLoad()
                ? judgement.unproven("noise over its budget: the load was not as planned")
                : judgement);
  }

  /**
   * What a missed objective flatters is not met, however good it looks; and where it is unproven
   * anyway, more samples would not help.
   */
  private RunCase unflattered() {
    return with(
        judgement ->
            judgement.is(ObjectiveStatus.MET)
                    || judgement.is(ObjectiveStatus.UNPROVEN)
                        && judgement.result().value().isPresent()
                ? judgement
                    .requirement()
                    .objective()
                    .flatteredBy()
                    .flatMap(this::find)
                    .filter(other -> other.is(ObjectiveStatus.MISSED))
                    .map(other -> judgement.unproven("not comparable: flattered by " + full(other)))
                    .orElse(judgement)
                : judgement);
  }

  private static String full(Judgement judgement) {
    return Sentences.full(judgement.result());
  }

  private RunCase with(UnaryOperator<Judgement> change) {
    return new RunCase(slo, facts, policy, measures, judgements.stream().map(change).toList());
  }
}
