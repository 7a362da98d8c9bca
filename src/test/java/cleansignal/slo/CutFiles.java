package cleansignal.slo;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Input data of tests: SLO files cut down to a few objectives. */
final class CutFiles {

  private CutFiles() {}

  /**
   * The files with these objectives alone; every policy is there.
   *
   * @param coverage whether policies still ask for coverage
   */
  static SloFiles of(SloFiles all, Collection<String> ids, boolean coverage) {
    return new SloFiles(
        new Catalogue(
            all.catalogue().objectives().stream()
                .filter(objective -> ids.contains(objective.id()))
                .toList()),
        all.limits(),
        all.policies().values().stream()
            .collect(
                Collectors.toMap(Policy::name, policy -> cut(policy, ids::contains, coverage))),
        all.injector(),
        all.abort(),
        all.digest());
  }

  private static Policy cut(Policy policy, Predicate<String> keep, boolean coverage) {
    return new Policy(
        policy.name(),
        policy.title(),
        policy.namedRun(),
        policy.sloEnvironment(),
        policy.pinned(),
        policy.window(),
        policy.latencyMarginPercent(),
        policy.concurrencyMarginPercent(),
        policy.usersPercent(),
        policy.caveats(),
        cut(policy.required(), keep).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> coverage ? entry.getValue() : uncovered(entry.getValue()))),
        cut(policy.notApplicable(), keep));
  }

  private static Policy.Change uncovered(Policy.Change change) {
    return new Policy.Change(
        change.priority(),
        change.limit(),
        change.sloEnvironment(),
        change.evidence(),
        change.onlyIf(),
        Optional.empty());
  }

  private static <V> Map<String, V> cut(Map<String, V> all, Predicate<String> keep) {
    return all.entrySet().stream()
        .filter(entry -> keep.test(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
