package cleansignal.preflight;

import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReports;
import cleansignal.runlog.RunManifest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Examines what a run needs, before it starts. Leaves no game and no session behind, and takes a
 * few seconds: the pauses between logins, and one before the refresh.
 */
public final class Preflight {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final PreflightReport report;
  private final Optional<String> targetVersion;

  private Preflight(PreflightReport report, Optional<String> targetVersion) {
    this.report = report;
    this.targetVersion = targetVersion;
  }

  /**
   * Makes all checks. What can't be looked at has failed; this throws nothing for it.
   *
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public static Preflight of(Subject subject) throws InterruptedException {
    return of(subject, Pauses.USUAL);
  }

  /** The same with these pauses. */
  static Preflight of(Subject subject, Pauses pauses) throws InterruptedException {
    long start = System.nanoTime();
    Visit visit = new Visit(subject, InstantSource.system(), pauses);
    List<PreflightReport.Check> checks = new ArrayList<>();
    for (Step step : steps(subject)) {
      checks.add(make(step, visit));
    }
    return new Preflight(
        new PreflightReport(
            PreflightReports.SCHEMA,
            subject.spec().name(),
            new RunManifest.Target(
                subject.config().target().environment().text(), subject.baseUrl()),
            millisSince(start),
            checks),
        visit.health().flatMap(HealthCheck::version));
  }

  /** What was found. */
  public PreflightReport report() {
    return report;
  }

  /** What the target calls its version; empty when it tells none, or did not answer. */
  public Optional<String> targetVersion() {
    return targetVersion;
  }

  /** The table of checks: those that rest on others come after them. */
  private static List<Step> steps(Subject subject) {
    List<Step> steps = new ArrayList<>();
    steps.add(Step.known("configuration", ConfigurationCheck::look));
    steps.add(Step.known("file-descriptors", InjectorChecks::descriptors));
    steps.add(Step.known("ports", InjectorChecks::ports));
    steps.add(Step.known("disk", InjectorChecks::disk));
    steps.add(new Step("health", Need.NOTHING, HealthCheck::look));
    steps.add(new Step("ready", Need.TARGET, ReadyCheck::look));
    steps.add(new Step("ai-service", Need.NOTHING, AiServiceCheck::look));
    steps.add(new Step("clock", Need.TARGET, ClockCheck::look));
    steps.add(new Step("login", Need.TARGET, LoginCheck::look));
    steps.add(new Step("token-life", Need.SESSION, TokenLifeCheck::look));
    steps.add(new Step("socket", Need.SESSION, SocketCheck::look));
    steps.add(new Step("game", Need.SESSION, GameCheck::look));
    steps.add(new Step("moves-over-http", Need.SESSION, MovesOverHttpCheck::look));
    subject.server().limiters().stream()
        .map(
            limiter ->
                new Step(
                    "limiter-" + limiter.name(), Need.SESSION, new LimiterCheck(limiter)::look))
        .forEach(steps::add);
    steps.add(new Step("refresh", Need.SESSION, RefreshCheck::look));
    steps.add(new Step("logout", Need.SESSION, LogoutCheck::look));
    steps.add(Step.known("redis", RedisCheck::look));
    steps.add(Step.known("postgresql", PostgresCheck::look));
    steps.add(new Step("prometheus", Need.NOTHING, PrometheusCheck::look));
    return steps;
  }

  private static PreflightReport.Check make(Step step, Visit visit) throws InterruptedException {
    long start = System.nanoTime();
    Finding finding =
        visit.has(step.need()) ? look(step, visit) : Finding.skip(visit.lack(step.need()));
    return new PreflightReport.Check(
        step.id(), finding.status(), millisSince(start), finding.found(), finding.advice());
  }

  private static Finding look(Step step, Visit visit) throws InterruptedException {
    try {
      return step.check().look(visit);
    } catch (IOException notThere) {
      return Finding.fail(
          "no answer: " + Causes.told(notThere), "is it up, and the address right?");
    }
  }

  private static long millisSince(long startNanos) {
    return (System.nanoTime() - startNanos) / NANOS_PER_MILLI;
  }
}
