package cleansignal.simulation;

import cleansignal.config.DecisionTimeoutSettings;
import cleansignal.config.SuiteConfig;
import cleansignal.config.TargetSettings;
import cleansignal.plan.Catalogue;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import cleansignal.safety.CheckedHosts;
import cleansignal.safety.HostResolver;
import cleansignal.safety.LoadGuard;
import cleansignal.safety.TargetGuard;
import cleansignal.slo.SloFiles;

/**
 * A run that nothing speaks against which is known before anybody is asked.
 *
 * @param hosts the target's hosts, at the addresses that were judged
 * @param spec what it does
 * @param plan how many do it, and when
 * @param slo what it is judged by
 */
record Proposal(CheckedHosts hosts, RunSpec spec, LoadPlan plan, SloFiles slo) {

  /**
   * Proposes a run.
   *
   * @param scenario a name that {@code -Dscenario} takes
   * @throws RuntimeException when configuration, plan, SLO files or target are not in order, or the
   *     kill switch is on or could never be; its message says which
   */
  static Proposal of(SuiteConfig config, String scenario) {
    CheckedHosts hosts = new TargetGuard(HostResolver.SYSTEM).check(config);
    RunSpec spec =
        Catalogue.load()
            .find(scenario, config.run().workload())
            .withSeats(config.games().maxPlayers(), config.ai().count())
            .withSpectators(config.play().spectators())
            .withLevels(config.breakpoint());
    refuseMovesOverHttp(spec, config.target());
    LoadGuard.check(spec, config);
    new KillSwitch(config.run().killSwitch()).refuseUnlessOff();
    LoadPlan plan = Planner.plan(PlanRequest.of(spec, config));
    refuseEndlessWaits(config.play().decisionTimeouts(), plan);
    return new Proposal(hosts, spec, plan, SloFiles.load(config.run().sloFiles()));
  }

  private static void refuseMovesOverHttp(RunSpec spec, TargetSettings target) {
    if (spec.manner().movesOverHttp() && !target.httpMoves()) {
      throw new LaunchException(
          spec.name()
              + " needs a target that takes moves over HTTP: switch its move harness on"
              + " (ENABLE_HTTP_MOVE_HARNESS=true), and say so by cs.target.http-moves = true"
              + " (MOVE_HTTP_ENDPOINT_ENABLED)");
    }
  }

  /** A decision is left to the target only where its time ends before the player's. */
  private static void refuseEndlessWaits(DecisionTimeoutSettings timeouts, LoadPlan plan) {
    if (timeouts.on() && timeouts.maxWait().compareTo(plan.duration()) >= 0) {
      throw new LaunchException(
          "no decision could be left unanswered: cs.play.decision-timeout.max-wait"
              + " (WS_DECISION_TIMEOUT_MAX_WAIT_MS) is "
              + timeouts.maxWait().toMillis()
              + " ms, and the run ends after "
              + plan.duration().toMillis()
              + " ms");
    }
  }
}
