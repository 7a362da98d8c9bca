package cleansignal.slo;

import cleansignal.runlog.RunManifest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a run is held to. Depends on the files and on what is known before the start, never on what
 * was measured: assertions are declared from it.
 */
public final class Requirements {

  private Requirements() {}

  /**
   * The objectives of the run's policy, required ones first, in the catalogue's order, each
   * followed by its coverage where the policy asks for that.
   *
   * @throws SloException when policy or SLO environment are unknown
   */
  public static List<Requirement> of(SloFiles slo, RunFacts facts) {
    Policy policy = slo.policy(facts.policy());
    String environment = policy.environmentFor(facts.sloEnvironment());
    return slo.catalogue().objectives().stream()
        .filter(
            objective ->
                policy.required().containsKey(objective.id())
                    || policy.notApplicable().containsKey(objective.id()))
        .map(objective -> requirement(slo, policy, environment, objective, facts))
        .flatMap(
            requirement -> Stream.concat(Stream.of(requirement), coverage(policy, requirement)))
        .sorted(Comparator.comparing(requirement -> !requirement.isRequired()))
        .toList();
  }

  /** Why the run is not the named run that it is called after; empty when it is, or is no such. */
  static Optional<String> notTheNamedRun(SloFiles slo, RunFacts facts) {
    return facts
        .scenario()
        .map(slo.policies()::get)
        .filter(Policy::namedRun)
        .filter(own -> facts.workload().isPresent() || !own.name().equals(facts.policy()))
        .map(
            own ->
                "not the named run "
                    + own.name()
                    + ": "
                    + facts
                        .workload()
                        .map(workload -> "workload " + workload)
                        .orElse("policy " + facts.policy()));
  }

  /** Why this log can't speak of capacity; empty when it can. */
  private static Optional<String> noCapacity(SloFiles slo, RunFacts facts) {
    return facts.isPart() ? Optional.of(part(facts)) : notTheNamedRun(slo, facts);
  }

  /** That the log holds one part of several. */
  static String part(RunFacts facts) {
    return "injector "
        + (facts.shard().index() + 1)
        + " of "
        + facts.shard().count()
        + ": capacity needs the merged log";
  }

  private static Requirement requirement(
      SloFiles slo, Policy policy, String environment, Objective objective, RunFacts facts) {
    Policy.Change change = policy.required().getOrDefault(objective.id(), Policy.Change.NONE);
    String whose = change.sloEnvironment().orElse(environment);
    OptionalDouble limit = limit(slo.limits(whose).of(objective.id()), change, facts);
    return new Requirement(
        objective,
        change.priority().orElse(objective.priority()),
        limit.orElse(0),
        whose,
        change.evidence().orElse(objective.evidence()),
        policy.window() == JudgedWindow.WHOLE ? JudgedWindow.WHOLE : objective.window(),
        Optional.ofNullable(policy.notApplicable().get(objective.id()))
            .or(() -> unmet(objective, change, limit, facts))
            .or(() -> noCapacity(slo, facts).filter(reason -> objective.isCapacity())));
  }

  private static Stream<Requirement> coverage(Policy policy, Requirement parent) {
    Objective objective = parent.objective();
    return policy
        .required()
        .getOrDefault(objective.id(), Policy.Change.NONE)
        .coverage()
        .map(
            wanted ->
                CoverageMeasurement.of(
                    parent, wanted, policy.marginPercent(objective.measurement().family())))
        .stream();
  }

  /** Empty when it is what the run plans, and the plan is unknown. */
  private static OptionalDouble limit(Limits.Limit usual, Policy.Change change, RunFacts facts) {
    if (change.limit().isPresent()) {
      return change.limit();
    }
    return usual.value().isPresent()
        ? usual.value()
        : facts.planned().stream().mapToDouble(RunManifest.Planned::peakUsers).findFirst();
  }

  /** Why the objective does not apply to what the run plans to do. */
  private static Optional<String> unmet(
      Objective objective, Policy.Change change, OptionalDouble limit, RunFacts facts) {
    if (limit.isEmpty()) {
      return Optional.of("as many as planned, and the plan is unknown");
    }
    return Stream.of(change.onlyIf(), objective.onlyIf())
        .flatMap(Optional::stream)
        .flatMap(condition -> condition.unmet(facts.play(), limit.getAsDouble()).stream())
        .findFirst();
  }

  /** Whether its limit may be what the run plans: one socket a user, all users at once. */
  static boolean canBePlanned(Objective objective) {
    return objective
        .measurement()
        .equals(new ConcurrencyMeasurement(ConcurrencyMeasurement.What.SOCKETS));
  }
}
