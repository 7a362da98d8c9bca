package cleansignal.slo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One objective of a run: what was required and what came of it.
 *
 * @param requirement what was required
 * @param result what came of it
 * @param tolerable whether it is missed within its margin, where the value alone does not show that
 */
record Judgement(Requirement requirement, ObjectiveResult result, boolean tolerable) {

  /** Holds the run's numbers against the requirement. */
  static Judgement of(Requirement requirement, Numbers numbers) {
    Finding finding =
        requirement
            .notApplicable()
            .map(Judgement::notApplicable)
            .orElseGet(() -> find(requirement, numbers, requirement.window()));
    return new Judgement(
        requirement,
        result(requirement, finding, note(requirement, finding, numbers)),
        finding.tolerable());
  }

  /** What is required, before anything was measured. */
  static Judgement unmeasured(Requirement requirement) {
    Finding nothing = Finding.noData("not measured yet");
    return new Judgement(requirement, result(requirement, nothing, nothing.note()), false);
  }

  /** The same objective, unproven for that reason, whatever it showed. */
  Judgement unproven(String why) {
    Finding finding =
        new Finding(
            ObjectiveStatus.UNPROVEN,
            result.value(),
            result.share(),
            result.samples(),
            why,
            false,
            result.strip());
    return new Judgement(requirement, result(requirement, finding, why), false);
  }

  /** Whether it is required and ended so. */
  boolean is(ObjectiveStatus status) {
    return result.status() == status;
  }

  /** Whether it carries one of these weights. */
  boolean weighs(Priority... priorities) {
    return List.of(priorities).contains(result.priority());
  }

  /**
   * Whether a missed value is so far off that the margin does not cover it; with a margin of 0 that
   * is any missed value, also one that stands on the limit of a {@code <}.
   */
  boolean isBeyond(double marginPercent) {
    if (isCoverage()) {
      return !tolerable;
    }
    if (marginPercent == 0) {
      return true;
    }
    double limit = result.limit();
    return requirement.objective().comparison().smallerIsBetter()
        ? result.value().orElseThrow() > limit * (100 + marginPercent) / 100
        : result.value().orElseThrow() < limit * (100 - marginPercent) / 100;
  }

  /** The objective whose coverage it is; empty when it is none. */
  Optional<String> coverageOf() {
    return requirement.objective().measurement() instanceof CoverageMeasurement coverage
        ? Optional.of(coverage.parent())
        : Optional.empty();
  }

  /** Whether it speaks of the slices of a window. */
  boolean isCoverage() {
    return coverageOf().isPresent();
  }

  /** Whether a load that was not as planned leaves it unproven. */
  boolean needsPlannedLoad() {
    return requirement.isRequired() && (isCoverage() || requirement.objective().isCapacity());
  }

  /** Whether the value itself keeps to the limit, however few samples it rests on. */
  boolean isInOrder() {
    return !is(ObjectiveStatus.MISSED)
        && result.value().stream()
            .allMatch(value -> requirement.objective().comparison().holds(value, result.limit()));
  }

  /**
   * The same objective over the whole run, where that says more: a noise budget or a count that is
   * judged in the steady window.
   */
  Optional<ObjectiveResult> wholeRun(Numbers numbers) {
    boolean counted = requirement.objective().measurement() instanceof CountMeasurement;
    if (requirement.window() == JudgedWindow.WHOLE
        || !requirement.isRequired()
        || !(counted || weighs(Priority.NOISE))) {
      return Optional.empty();
    }
    return Optional.of(result(requirement, find(requirement, numbers, JudgedWindow.WHOLE), ""));
  }

  private static Finding find(Requirement requirement, Numbers numbers, JudgedWindow window) {
    return requirement.objective().measurement().find(numbers.in(window), requirement.bar());
  }

  private static Finding notApplicable(String why) {
    return new Finding(
        ObjectiveStatus.NOT_APPLICABLE, OptionalDouble.empty(), Optional.empty(), 0, why);
  }

  private static String note(Requirement requirement, Finding finding, Numbers numbers) {
    if (!finding.note().isEmpty()) {
      return finding.note();
    }
    List<String> notes = new ArrayList<>();
    if (requirement.priority() == Priority.NOISE) {
      Finding whole = find(requirement, numbers, JudgedWindow.WHOLE);
      notes.add("whole run: " + Sentences.value(result(requirement, whole, "")));
    }
    if (requirement.evidence().point()) {
      notes.add("point value: " + requirement.evidence().reason());
    }
    return String.join("; ", notes);
  }

  private static ObjectiveResult result(Requirement requirement, Finding finding, String note) {
    Objective objective = requirement.objective();
    return new ObjectiveResult(
        objective.id(),
        objective.title(),
        requirement.priority(),
        requirement.isRequired(),
        finding.status(),
        finding.value(),
        requirement.limit(),
        objective.comparison().text(),
        objective.unit(),
        requirement.sloEnvironment(),
        finding.share(),
        finding.strip(),
        finding.samples(),
        requirement.isRequired() ? requirement.samplesNeeded() : OptionalLong.empty(),
        requirement.evidence().text(),
        note,
        objective.triage());
  }
}
