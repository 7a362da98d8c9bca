package cleansignal.slo;

import cleansignal.runlog.RunManifest;
import cleansignal.telemetry.InjectorLog;
import cleansignal.telemetry.TargetSample;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the gate must know of a run besides its numbers.
 *
 * @param scenario the scenario or named run; empty when unknown
 * @param policy name of the policy it is judged by
 * @param sloEnvironment whose limits were asked for; empty: the policy's own
 * @param workload the workload that replaced the named run's stages; empty when it ran its own
 * @param pace time compression, at least 1
 * @param planned what this log's injector was to do; empty when unknown
 * @param accept verdicts that leave the build green
 * @param targetEnvironment where the load went; empty when unknown
 * @param preflightSkipped whether the checks before the run were skipped
 * @param shard which part of the load the log holds
 * @param play what the run plans to do over sockets
 * @param readings the target's own counters before and after the run; empty when nobody read them
 * @param telemetry what the target told of itself during the run, in order of time; empty when
 *     nobody asked
 * @param injector what is known of the injector's JVM
 * @param stopped what stopped the run before its end; empty when nothing did
 * @param evidenceProblems what else is known to be wrong with the evidence, a sentence each, for
 *     example a preflight that failed
 */
public record RunFacts(
    Optional<String> scenario,
    String policy,
    Optional<String> sloEnvironment,
    Optional<String> workload,
    double pace,
    Optional<RunManifest.Planned> planned,
    Set<VerdictKind> accept,
    Optional<String> targetEnvironment,
    boolean preflightSkipped,
    RunManifest.ShardOf shard,
    PlayPlan play,
    Optional<Readings> readings,
    List<TargetSample> telemetry,
    InjectorLog injector,
    Optional<EarlyStop> stopped,
    List<String> evidenceProblems) {

  /** Copies the collections. */
  public RunFacts {
    telemetry = List.copyOf(telemetry);
    accept = Set.copyOf(accept);
    evidenceProblems = List.copyOf(evidenceProblems);
  }

  /**
   * What the manifest says.
   *
   * @throws IllegalArgumentException when its accept list names something that is no verdict, or
   *     its play something that no run does
   */
  public static RunFacts of(RunManifest manifest) {
    return new RunFacts(
        Optional.of(manifest.scenario()),
        manifest.policy(),
        Optional.of(manifest.sloEnvironment()),
        manifest.workload(),
        manifest.pace(),
        Optional.of(manifest.planned()),
        manifest.accept().stream().map(RunFacts::verdict).collect(Collectors.toSet()),
        Optional.of(manifest.target().environment()),
        manifest.preflightSkipped(),
        manifest.shard(),
        PlayPlan.of(manifest.play()),
        Optional.empty(),
        List.of(),
        InjectorLog.MISSING,
        Optional.empty(),
        List.of());
  }

  /**
   * A log without a manifest: nothing is known of its plan, and only a PASS is accepted.
   *
   * @param policy name of the policy it is judged by
   * @param sloEnvironment whose limits; empty: the policy's own
   * @param pace time compression of the run, at least 1
   */
  public static RunFacts ofBareLog(String policy, Optional<String> sloEnvironment, double pace) {
    return new RunFacts(
        Optional.empty(),
        policy,
        sloEnvironment,
        Optional.empty(),
        pace,
        Optional.empty(),
        Set.of(VerdictKind.PASS),
        Optional.empty(),
        false,
        new RunManifest.ShardOf(0, 1),
        PlayPlan.NONE,
        Optional.empty(),
        List.of(),
        InjectorLog.MISSING,
        Optional.empty(),
        List.of());
  }

  /** The same run with that wrong with its evidence besides. */
  public RunFacts withEvidenceProblems(List<String> more) {
    return with(play, readings, telemetry, injector, stopped, more);
  }

  /** The same run, planned so. */
  public RunFacts withPlay(PlayPlan planned) {
    return with(planned, readings, telemetry, injector, stopped, evidenceProblems);
  }

  /** The same run with the target's own counters. */
  public RunFacts withReadings(Readings read) {
    return with(play, Optional.of(read), telemetry, injector, stopped, evidenceProblems);
  }

  /** The same run with what the target told of itself, in order of time. */
  public RunFacts withTelemetry(List<TargetSample> told) {
    return with(play, readings, told, injector, stopped, evidenceProblems);
  }

  /** The same run with what is known of its injector. */
  public RunFacts withInjector(InjectorLog watched) {
    return with(play, readings, telemetry, watched, stopped, evidenceProblems);
  }

  /** The same run, stopped before its end by that. */
  public RunFacts withStop(EarlyStop stop) {
    return with(play, readings, telemetry, injector, Optional.of(stop), evidenceProblems);
  }

  /** The same run, of which that was planned. */
  RunFacts withPlanned(RunManifest.Planned other) {
    return new RunFacts(
        scenario,
        policy,
        sloEnvironment,
        workload,
        pace,
        Optional.of(other),
        accept,
        targetEnvironment,
        preflightSkipped,
        shard,
        play,
        readings,
        telemetry,
        injector,
        stopped,
        evidenceProblems);
  }

  private RunFacts with(
      PlayPlan otherPlay,
      Optional<Readings> otherReadings,
      List<TargetSample> otherTelemetry,
      InjectorLog otherInjector,
      Optional<EarlyStop> otherStop,
      List<String> otherProblems) {
    return new RunFacts(
        scenario,
        policy,
        sloEnvironment,
        workload,
        pace,
        planned,
        accept,
        targetEnvironment,
        preflightSkipped,
        shard,
        otherPlay,
        otherReadings,
        otherTelemetry,
        otherInjector,
        otherStop,
        otherProblems);
  }

  private static VerdictKind verdict(String text) {
    return VerdictKind.ofText(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "accept: no verdict \""
                        + text
                        + "\"; there are "
                        + List.of(VerdictKind.values())));
  }

  /** Whether the log holds one part of several. */
  boolean isPart() {
    return shard.count() > 1;
  }
}
