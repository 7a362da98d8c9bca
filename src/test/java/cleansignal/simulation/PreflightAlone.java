package cleansignal.simulation;

import cleansignal.config.SuiteConfig;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import cleansignal.runlog.PreflightReport;
import cleansignal.safety.HostResolver;
import cleansignal.safety.TargetGuard;
import java.io.IOException;
import java.util.Optional;

/** The preflight of a run that is not made. */
public final class PreflightAlone {

  private PreflightAlone() {}

  /**
   * Examines what the configured scenario needs. An embedded server is started for it and ended.
   *
   * @throws IOException when the embedded server does not start
   * @throws RuntimeException when there is no such scenario, or no plan for it
   */
  public static PreflightReport of(SuiteConfig config) throws IOException {
    String scenario =
        config.run().scenario().orElseThrow(() -> Preparation.unknown(Optional.empty()));
    new TargetGuard(HostResolver.SYSTEM).check(config);
    RunSpec spec = Preparation.spec(config, scenario);
    LoadPlan plan = Planner.plan(PlanRequest.of(spec, config));
    Optional<EmbeddedServer.Starting> starting = Preparation.embedded(config, plan);
    Optional<EmbeddedServer> embedded =
        starting.isPresent() ? Optional.of(starting.get().ready()) : Optional.empty();
    try {
      String baseUrl = Preparation.baseUrl(config, embedded);
      Crowd crowd = new Crowd(config, spec, plan);
      if (embedded.isEmpty()) {
        Preparation.refuseUnsafe(config, baseUrl, crowd.server());
      }
      return Examination.of(
              crowd.subject(baseUrl, Preparation.socketUrl(config, baseUrl)), embedded)
          .report();
    } finally {
      embedded.ifPresent(EmbeddedServer::close);
    }
  }
}
