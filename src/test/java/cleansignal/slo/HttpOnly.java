package cleansignal.slo;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Input data of tests: this project's SLO files cut down to what a run over HTTP alone shows, so
 * that small runs serve to try the rules of the verdict.
 */
final class HttpOnly {

  private HttpOnly() {}

  /** The files; every policy is there, none speaks of live play. */
  static SloFiles files() {
    SloFiles all = SloFiles.load(Path.of("slo"));
    Set<String> ids = new HashSet<>(all.policy("concurrent-games").required().keySet());
    ids.addAll(Set.of("concurrent_games", "concurrent_players"));
    return new SloFiles(
        new Catalogue(
            all.catalogue().objectives().stream()
                .filter(objective -> ids.contains(objective.id()))
                .toList()),
        all.limits(),
        all.policies().values().stream()
            .collect(Collectors.toMap(Policy::name, policy -> cut(policy, ids::contains))),
        all.injector());
  }

  private static Policy cut(Policy policy, Predicate<String> keep) {
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
        cut(policy.required(), keep),
        cut(policy.notApplicable(), keep));
  }

  private static <V> Map<String, V> cut(Map<String, V> all, Predicate<String> keep) {
    return all.entrySet().stream()
        .filter(entry -> keep.test(entry.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
