package cleansignal.slo;

import cleansignal.measure.RequestStats;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Span;
import cleansignal.measure.Window;
import cleansignal.runlog.RunManifest;
import cleansignal.slo.LevelResult.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges one level of a run that climbs as if its window were the run's steady window. What is
 * judged over the whole run, such as logins, belongs to no level.
 */
public final class LevelJudge {

  private static final String API = "api_latency_p95";
  private static final String MOVES = "move_latency_p95";
  private static final double MILLIS_PER_SECOND = 1_000;

  private final RunCase run;
  private final RunManifest.Level level;
  private final long previousEndMillis;
  private final SloFiles slo;

  private LevelJudge(RunCase run, RunManifest.Level level, long previousEndMillis, SloFiles slo) {
    this.run = run;
    this.level = level;
    this.previousEndMillis = previousEndMillis;
    this.slo = slo;
  }

  /**
   * Judges a level.
   *
   * @param measures the run's, with the level's window as the steady one
   * @param facts the run's
   * @throws SloException when the facts name a policy or an SLO environment that does not exist
   */
  public static LevelResult judge(
      RunMeasures measures, RunFacts facts, SloFiles slo, RunManifest.Level level) {
    RunCase run = RunCase.of(measures, facts.withPlanned(planned(facts, level)), slo);
    return new LevelJudge(run, level, previousEndMillis(facts, level), slo).result();
  }

  /** When the window of the level before it ended; before everything for the first level. */
  private static long previousEndMillis(RunFacts facts, RunManifest.Level level) {
    return facts.planned().orElseThrow().levels().stream()
        .mapToLong(other -> other.window().endMillis())
        .filter(end -> end <= level.window().startMillis())
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** As much of what was planned at the peak as there are users on the level. */
  private static RunManifest.Planned planned(RunFacts facts, RunManifest.Level level) {
    RunManifest.Planned all = facts.planned().orElseThrow();
    double share = (double) level.users() / all.peakUsers();
    return new RunManifest.Planned(
        all.durationMillis(),
        Optional.of(level.window()),
        all.users(),
        level.users(),
        (int) Math.round(all.games() * share),
        (int) Math.round(all.players() * share),
        Math.round(all.steadyRequests() * share));
  }

  private LevelResult result() {
    Window window = new Window(level.window().startMillis(), level.window().endMillis());
    List<Judgement> missed = which(ObjectiveStatus.MISSED, Priority.CRITICAL, Priority.HIGH);
    List<String> reasons = new ArrayList<>(missed.stream().map(Reasons::sentence).toList());
    lost(window).ifPresent(reasons::add);
    Standing standing = Standing.MISSED;
    if (reasons.isEmpty()) {
      standing = Standing.NOT_REACHED;
      unreached(window).ifPresent(reasons::add);
    }
    if (reasons.isEmpty()) {
      standing = Standing.INVALID;
      reasons.addAll(notTheLoad());
    }
    if (reasons.isEmpty()) {
      standing = Standing.UNPROVEN;
      which(ObjectiveStatus.UNPROVEN, Priority.CRITICAL, Priority.HIGH, Priority.NOISE)
          .forEach(
              judgement -> reasons.add(judgement.result().id() + ": " + judgement.result().note()));
    }
    if (reasons.isEmpty()) {
      standing = Standing.MET;
    }
    return new LevelResult(
        level.users(),
        window,
        standing,
        reasons,
        missed.stream().map(judgement -> judgement.result().id()).toList(),
        standing == Standing.NOT_REACHED ? LevelResult.Measured.NONE : measured());
  }

  private List<Judgement> which(ObjectiveStatus status, Priority... priorities) {
    return run.which(status, priorities).stream()
        .filter(judgement -> judgement.requirement().isRequired())
        .filter(judgement -> judgement.requirement().window() == JudgedWindow.STEADY)
        .toList();
  }

  /** A target that is lost on the way to a level can't carry it. */
  private Optional<String> lost(Window window) {
    return run.measures()
        .probe()
        .lost()
        .filter(loss -> loss.atMillis() < window.endMillis())
        .filter(loss -> loss.atMillis() >= previousEndMillis)
        .map(
            loss ->
                Reasons.lost(loss)
                    + (loss.atMillis() < window.startMillis() ? ", on the way to this level" : ""));
  }

  private Optional<String> unreached(Window window) {
    long end = run.measures().whole().window().endMillis();
    return end >= window.endMillis()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the run ended at %s s, the level at %s s",
                Figures.plain(end / MILLIS_PER_SECOND),
                Figures.plain(window.endMillis() / MILLIS_PER_SECOND)));
  }

  private List<String> notTheLoad() {
    List<String> reasons = new ArrayList<>();
    for (Judgement noise : run.noiseOverBudget()) {
      reasons.add(Reasons.sentence(noise) + ": noise over its budget");
    }
    run.plannedUsers().ifPresent(users -> users.tooFewAtWork().ifPresent(reasons::add));
    return reasons;
  }

  /** Rates are those of the time that the run lived to see, however early it ended. */
  private LevelResult.Measured measured() {
    Span span = run.measures().steady().orElseThrow();
    RequestStats all = span.requests(name -> true);
    RequestStats api = span.requests(slo.requestsOf(API));
    RequestStats moves = span.requests(slo.requestsOf(MOVES));
    double seconds = Math.max(1, run.measures().seen().lengthMillis()) / MILLIS_PER_SECOND;
    boolean any = api.ok().count() > 0;
    return all.tally().all() == 0
        ? LevelResult.Measured.NONE
        : new LevelResult.Measured(
            all.ok().count() / seconds,
            moves.ok().count() / seconds,
            api.ok().count(),
            api.ok().meanMillis(),
            any ? api.ok().percentileMillis(95) : 0,
            any ? api.ok().percentileMillis(99) : 0,
            all.tally().valid(),
            all.tally().trueErrors());
  }
}
