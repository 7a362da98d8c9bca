package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.measure.DerivedRecord;
import cleansignal.outcome.Outcome;
import cleansignal.plan.Expectation;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every named run makes enough requests to pass: a target that keeps a fair distance from its
 * limits is proved to be in order, not merely not proved to be out of order. What a run makes is
 * what its plan expects.
 */
class ExposureTest {

  private static final SloFiles SLO = SloFiles.load(Path.of("slo"));

  /** So much of its limit is every percentile. */
  private static final double LATENCY = 0.8;

  /** So much of its limit is every rate. */
  private static final double RATE = 0.25;

  /** Of a real target, whose players think for two seconds. */
  private static final Map<String, String> UNPACED =
      Map.of("pace", "1", "cs.play.think.min", "1 s", "cs.play.think.max", "3 s");

  @ParameterizedTest
  @ValueSource(strings = {"baseline", "target-scale", "target-scale-short", "ai-heavy"})
  void unpacedRunCanPass(String name) {
    assertPasses(name, UNPACED);
  }

  @ParameterizedTest
  @CsvSource({"baseline, 10", "target-scale, 10", "target-scale-short, 10", "ai-heavy, 10"})
  void pacedEmbeddedRunCanPass(String name, String pace) {
    assertPasses(name, Map.of("pace", pace));
  }

  /** A baseline in a fiftieth of the time moves too seldom to prove anything of moves. */
  @ParameterizedTest
  @ValueSource(strings = {"50"})
  void runThatIsTooShortCannot(String pace) {
    Verdict verdict = judge("baseline", Map.of("pace", pace));
    assertThat(verdict.kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
    assertThat(verdict.reasons())
        .extracting(reason -> reason.objective().orElseThrow())
        .contains("move_stall_rate");
  }

  private static void assertPasses(String name, Map<String, String> settings) {
    Verdict verdict = judge(name, settings);
    assertThat(verdict.reasons()).isEmpty();
    assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
    // What must not decide in these runs may stay unproven; everything else is met.
    assertThat(verdict.objectives())
        .filteredOn(objective -> objective.required() && objective.priority().decides())
        .isNotEmpty()
        .allMatch(objective -> objective.status() == ObjectiveStatus.MET);
  }

  private static Verdict judge(String name, Map<String, String> settings) {
    Map<String, String> properties = new HashMap<>(settings);
    properties.put("scenario", name);
    SuiteConfig config = SuiteConfigLoader.load(Map.of(), properties).config();
    RunSpec spec = cleansignal.plan.Catalogue.load().find(name);
    LoadPlan plan = Planner.plan(PlanRequest.of(spec, config));
    PlayPlan play = PlayPlan.of(spec, plan, config.sockets().hold(), config.play());
    RunFacts facts =
        SampleManifest.baseline()
            .run(name)
            .slo(spec.slo().text())
            .steadyRequests(plan.expectation().requests())
            .facts()
            .withPlay(play);
    Map<String, Double> limits =
        Requirements.of(SLO, facts).stream()
            .collect(Collectors.toMap(each -> each.objective().id(), Requirement::limit));
    return Evaluator.judge(
        run(plan, limits).measures(), facts.withReadings(fallbacks(plan, limits)), SLO);
  }

  /** Every percentile and every rate at its distance from its limit, spread over the window. */
  private static SampleRun run(LoadPlan plan, Map<String, Double> limits) {
    Expectation expected = plan.expectation();
    double errors = RATE * limits.get("true_error_rate") / 100;
    double stalls = RATE * limits.get("move_stall_rate") / 100;
    int moves = (int) expected.moves();
    int polls = (int) expected.polls();
    SampleRun run =
        SampleRun.empty()
            .games(plan.peakGames())
            .players(plan.peakPlayers())
            .ended("ended", plan.peakGames())
            .users(SampleRun.USERS, SampleRun.USERS)
            .ramp(SampleRun.LOGIN, (int) expected.runLogins(), latency(limits, "login_latency"))
            .ramp(SampleRun.CREATE, (int) expected.runCreates(), latency(limits, "game_create"))
            .ramp("connect", (int) expected.runConnects(), single(limits, "ws_connect_p95"))
            .steady(SampleRun.STATE, polls, latency(limits, "game_state"))
            .steady("move", moves, latency(limits, "move_latency"))
            .steady("decision", moves / 7, single(limits, "decision_latency_p95"))
            .steady("echo", (int) expected.echoes(), latency(limits, "ws_echo"))
            .derived(DerivedRecord.AI_TURN, (int) expected.aiTurns(), latency(limits, "ai_latency"))
            .derived(DerivedRecord.TURN_TOTAL, moves / 3, latency(limits, "ai_turn_total"));
    run.steady(SampleRun.STATE, (int) (errors * polls), Outcome.SERVER_ERROR, 5);
    run.steady("move", (int) (stalls * moves), Outcome.STALLED, 10_000);
    double limited = RATE * limits.get("rate_limited_rate") / 100;
    run.steady(SampleRun.STATE, (int) (limited * polls), Outcome.RATE_LIMITED, 5);
    return run;
  }

  private static Readings fallbacks(LoadPlan plan, Map<String, Double> limits) {
    long turns = plan.expectation().aiTurns();
    long fell = (long) (RATE * limits.get("ai_fallback_rate") / 100 * turns);
    return new Readings(
        Map.of(Counter.AI_REQUESTS, 0L, Counter.AI_FALLBACKS, 0L),
        Map.of(Counter.AI_REQUESTS, turns, Counter.AI_FALLBACKS, fell));
  }

  private static IntToLongFunction latency(Map<String, Double> limits, String family) {
    return times(LATENCY * limits.get(family + "_p95"), LATENCY * limits.get(family + "_p99"));
  }

  private static IntToLongFunction single(Map<String, Double> limits, String id) {
    return times(LATENCY * limits.get(id), LATENCY * 2 * limits.get(id));
  }

  /**
   * Times of that p95 and p99. What is slower falls off exponentially through both points. The
   * ranks come in a fixed order that looks like chance.
   */
  private static IntToLongFunction times(double p95, double p99) {
    double perMilli = Math.log(0.05 / 0.01) / (p99 - p95);
    return i -> {
      double slower = rank(i);
      return slower >= 0.05
          ? Math.round(p95 * (1 - slower))
          : (long) Math.floor(p95 + Math.log(0.05 / slower) / perMilli);
    };
  }

  /** Between 0 and 1: the fractional parts of multiples of the golden ratio. */
  private static double rank(int i) {
    double turn = (i + 1) * 0.6180339887498949;
    return turn - Math.floor(turn) + 1e-9;
  }
}
