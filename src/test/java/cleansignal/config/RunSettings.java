package cleansignal.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What to run and how to judge it.
 *
 * @param scenario name of a scenario or named run; empty for commands that run none. Whether the
 *     name is known is the plan's knowledge, not the loader's
 * @param workload stages that replace the scenario's own; empty = its own
 * @param slo SLO environment that replaces the scenario's own; empty = its own
 * @param pace time compression, at least 1
 * @param accept verdicts that leave the build green, upper case: PASS always, beside it CONDITIONAL
 *     and INCONCLUSIVE where asked for; unmodifiable
 * @param seed seed of every draw of the run
 * @param preflight whether the target is examined before the load starts
 * @param consent host of the production target that the operator agreed to load, as given
 * @param results folder of the run folders
 * @param sloFiles folder of catalogue, limits and policies
 * @param killSwitch a file that must not be there when the run starts, and stops the load as soon
 *     as it is
 * @param shard the part of the load that this injector carries
 */
public record RunSettings(
    Optional<String> scenario,
    Optional<String> workload,
    Optional<SloEnvironment> slo,
    double pace,
    Set<String> accept,
    long seed,
    boolean preflight,
    Optional<String> consent,
    Path results,
    Path sloFiles,
    Path killSwitch,
    Shard shard) {
  /** Copies the set, so that nobody changes it later. */
  public RunSettings {
    accept = Set.copyOf(accept);
  }
}
