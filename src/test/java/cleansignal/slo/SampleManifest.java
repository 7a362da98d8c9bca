package cleansignal.slo;

import cleansignal.runlog.RunManifest;
import cleansignal.telemetry.SampleInjector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Input data of tests: the manifest of a {@code baseline} run at a real target, changed by need.
 */
final class SampleManifest {

  private String scenario = "baseline";
  private String policy = "baseline";
  private Optional<String> workload = Optional.empty();
  private String target = "staging";
  private String sloEnvironment = "staging";
  private double pace = 1;
  private boolean steady = true;
  private List<String> accept = List.of("PASS");
  private boolean preflightSkipped;
  private long steadyRequests = 4_000;
  private RunManifest.ShardOf shard = new RunManifest.ShardOf(0, 1);

  static SampleManifest baseline() {
    return new SampleManifest();
  }

  /** Scenario and policy of that name. */
  SampleManifest run(String name) {
    scenario = name;
    policy = name;
    return this;
  }

  SampleManifest policy(String name) {
    policy = name;
    return this;
  }

  SampleManifest workload(String name) {
    workload = Optional.of(name);
    return this;
  }

  SampleManifest target(String environment) {
    target = environment;
    return this;
  }

  SampleManifest slo(String environment) {
    sloEnvironment = environment;
    return this;
  }

  SampleManifest pace(double times) {
    pace = times;
    return this;
  }

  SampleManifest steadyRequests(long expected) {
    steadyRequests = expected;
    return this;
  }

  SampleManifest noSteadyWindow() {
    steady = false;
    return this;
  }

  SampleManifest accept(String... verdicts) {
    accept = List.of(verdicts);
    return this;
  }

  SampleManifest preflightSkipped() {
    preflightSkipped = true;
    return this;
  }

  SampleManifest shard(int index, int count) {
    shard = new RunManifest.ShardOf(index, count);
    return this;
  }

  /** What is known of it; its injector was at ease. */
  RunFacts facts() {
    return RunFacts.of(manifest()).withInjector(SampleInjector.atEase().log());
  }

  RunManifest manifest() {
    return new RunManifest(
        1,
        scenario,
        policy,
        workload,
        new RunManifest.Target(target, "http://127.0.0.1:3000"),
        sloEnvironment,
        pace,
        new RunManifest.Planned(
            420_000,
            steady
                ? Optional.of(
                    new RunManifest.Span(
                        SampleRun.STEADY.startMillis(), SampleRun.STEADY.endMillis()))
                : Optional.empty(),
            SampleRun.USERS,
            SampleRun.USERS,
            22,
            66,
            steadyRequests),
        RunManifest.Play.NONE,
        Map.of(),
        accept,
        preflightSkipped,
        7,
        shard,
        new RunManifest.Versions("0.1.0", "unknown", "3.15.1", "17"));
  }
}
