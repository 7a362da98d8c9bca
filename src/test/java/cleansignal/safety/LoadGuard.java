package cleansignal.safety;

import cleansignal.config.SafetySettings;
import cleansignal.config.SuiteConfig;
import cleansignal.config.TargetEnvironment;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges a load: may it run on such a target at all, and is it no more than the target may get. */
public final class LoadGuard {

  private LoadGuard() {}

  /**
   * Judges a run as all its injectors together would carry it out.
   *
   * @param run what is to run
   * @param config on which target, how fast
   * @throws SafetyException with the reasons, when the target may not have it
   * @throws RuntimeException when there is no plan for it
   */
  public static void check(RunSpec run, SuiteConfig config) {
    if (config.target().environment() == TargetEnvironment.PRODUCTION
        && !run.allowedOnProduction()) {
      throw new SafetyException(
          run.name()
              + run.override().map(workload -> " with the workload " + workload).orElse("")
              + " never runs on production: a smoke, baseline and target-scale do");
    }
    List<String> reasons =
        overCeilings(
            Planner.plan(PlanRequest.of(run, config).ofAllShards()),
            config.safety(),
            config.target().environment());
    if (!reasons.isEmpty()) {
      throw new SafetyException(reasons);
    }
  }

  /** What of a plan is above a ceiling. */
  static List<String> overCeilings(
      LoadPlan plan, SafetySettings ceilings, TargetEnvironment target) {
    List<String> reasons = new ArrayList<>();
    if (plan.peakUsers() > ceilings.maxUsers()) {
      reasons.add(
          over(plan, plan.peakUsers() + " users at once", "" + ceilings.maxUsers(), target)
              + " (cs.safety.max-users)");
    }
    double requests = plan.expectation().requestsPerSecond();
    if (requests > ceilings.maxRequestsPerSecond()) {
      reasons.add(
          over(
                  plan,
                  String.format(Locale.ROOT, "%.1f requests/s", requests),
                  "" + ceilings.maxRequestsPerSecond(),
                  target)
              + " (cs.safety.max-requests-per-second)");
    }
    if (plan.duration().compareTo(ceilings.maxDuration()) > 0) {
      reasons.add(
          over(plan, seconds(plan.duration()), seconds(ceilings.maxDuration()), target)
              + " (cs.safety.max-duration)");
    }
    return reasons;
  }

  private static String over(
      LoadPlan plan, String planned, String ceiling, TargetEnvironment target) {
    return plan.name()
        + " would take "
        + planned
        + ", and the target "
        + target
        + " may have "
        + ceiling
        + ": targets/"
        + target
        + ".conf";
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
