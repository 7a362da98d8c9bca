package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.DerivedRecord;
import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In how much of the steady window a percentile keeps to its limit. */
class CoverageTest {

  private static final SloFiles SLO = HttpOnly.files();
  private static final String ID = "api_latency_p95_coverage";

  /** Of these slices of 10 s with 100 joins each, so many are slow; limit 800 ms. */
  private static SampleRun spells(int slow, long millis) {
    SampleRun run = SampleRun.healthy().steady(SampleRun.JOIN, 3_000, Outcome.OK, 20);
    for (int i = 0; i < slow; i++) {
      long start = SampleRun.STEADY.startMillis() + 20_000L * i;
      run.spread(new Window(start, start + 10_000), SampleRun.JOIN, 20, Outcome.OK, millis);
    }
    return run;
  }

  @Test
  void slicesWithinTheLimitAreCounted() {
    ObjectiveResult coverage = result(baseline(spells(3, 850)), ID);
    assertThat(coverage.status()).isEqualTo(ObjectiveStatus.MET);
    assertThat(coverage.value()).hasValue(90);
    assertThat(coverage.limit()).isEqualTo(80);
    assertThat(coverage.comparison()).isEqualTo(">=");
    assertThat(coverage.unit()).isEqualTo("%");
    assertThat(coverage.priority()).isEqualTo(Priority.HIGH);
    assertThat(coverage.evidence()).isEqualTo("proven");
    assertThat(coverage.share()).contains(new ObjectiveResult.Share(27, 30, 0.9, 0.9, 1));
    assertThat(coverage.samples()).isEqualTo(30);
    assertThat(coverage.samplesNeeded()).hasValue(10);
    assertThat(coverage.note()).isEqualTo("worst slice 850 ms at 60 to 70 s, at most 1600 ms");
    assertThat(coverage.strip().orElseThrow().text()).isEqualTo("#.#.#." + ".".repeat(24));
  }

  @Test
  void followsItsParent() {
    List<String> ids =
        baseline(SampleRun.healthy()).objectives().stream().map(ObjectiveResult::id).toList();
    assertThat(ids.get(ids.indexOf("api_latency_p95") + 1)).isEqualTo(ID);
  }

  /**
   * 80 % of 30 slices are 24; within the margin of 10 % the limit is 880 ms. The p95 of the window
   * is in order all the time.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 800, PASS",
    "6, 800, PASS",
    "7, 799, PASS",
    "7, 800, CONDITIONAL",
    "7, 880, CONDITIONAL",
    "7, 881, FAIL",
    "1, 1600, PASS",
    "1, 1601, CONDITIONAL",
    "1, 1760, CONDITIONAL",
    "1, 1761, FAIL"
  })
  void tooFewSlicesInOrderOrOneOverTheCeilingIsAMiss(int slow, long millis, VerdictKind kind) {
    Verdict verdict = baseline(spells(slow, millis));
    assertThat(result(verdict, "api_latency_p95").status()).isEqualTo(ObjectiveStatus.MET);
    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(verdict.reasons())
        .hasSize(kind == VerdictKind.PASS ? 0 : 1)
        .allMatch(reason -> reason.objective().equals(Optional.of(ID)));
  }

  /** A latency that is over its limit all the time is one trouble, not two. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30 | 850  | CONDITIONAL | api_latency_p95
          30 | 900  | FAIL        | api_latency_p95
          22 | 850  | CONDITIONAL | api_latency_p95
          """)
  void missOfItsParentIsSaidOnce(int spells, long millis, VerdictKind kind, String blamed) {
    Verdict verdict = baseline(slowAllTheTime(spells, millis));
    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(result(verdict, ID).status()).isEqualTo(ObjectiveStatus.MISSED);
    assertThat(verdict.reasons())
        .extracting(reason -> reason.objective().orElseThrow())
        .containsExactly(blamed);
  }

  /** The parent alone would be conditional; one slice is far over the ceiling. */
  @Test
  void worseMissThanItsParentsIsSaid() {
    SampleRun run =
        slowAllTheTime(30, 850)
            .spread(new Window(60_000, 70_000), SampleRun.JOIN, 30, Outcome.OK, 3_000);
    Verdict verdict = baseline(run);
    assertThat(result(verdict, "api_latency_p95").value()).hasValue(850);
    assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(verdict.reasons())
        .extracting(reason -> reason.kind() + " " + reason.objective().orElseThrow())
        .containsExactly("FAIL " + ID, "CONDITIONAL api_latency_p95");
  }

  /** In so many slices of 10 s, 40 of 173 requests are slow. */
  private static SampleRun slowAllTheTime(int slices, long millis) {
    SampleRun run = SampleRun.healthy();
    for (int i = 0; i < slices; i++) {
      long start = SampleRun.STEADY.startMillis() + 10_000L * i;
      run.spread(new Window(start, start + 10_000), SampleRun.JOIN, 40, Outcome.OK, millis);
    }
    return run;
  }

  @Test
  void missSaysWhichSliceWasWorst() {
    assertThat(baseline(spells(1, 1_800)).reasons())
        .extracting(Reason::text)
        .containsExactly(
            "api_latency_p95_coverage 96.667 % (29 / 30), limit >= 80 % [staging], worst slice"
                + " 1800 ms at 60 to 70 s, at most 1600 ms: beyond the margin of 10 %");
  }

  /** Three slices of 58 requests are not enough, so it takes four; three of 59 are. */
  @ParameterizedTest
  @CsvSource({"580, UNPROVEN, 7", "590, MET, 10"})
  void fewerThanTenSlicesAreNotEnough(int requests, ObjectiveStatus status, long slices) {
    SampleRun few =
        SampleRun.empty()
            .ramp(SampleRun.LOGIN, 66, Outcome.OK, 260)
            .steady(SampleRun.STATE, requests, Outcome.OK, 20);
    ObjectiveResult coverage = result(baseline(few), ID);
    assertThat(coverage.status()).isEqualTo(status);
    assertThat(coverage.samples()).isEqualTo(slices);
  }

  @Test
  void tooFewSlicesLeaveTheRunInconclusive() {
    SampleRun few =
        SampleRun.empty()
            .ramp(SampleRun.LOGIN, 66, Outcome.OK, 260)
            .steady(SampleRun.STATE, 200, Outcome.OK, 20);
    assertThat(baseline(few).reasons())
        .extracting(Reason::text)
        .anyMatch(
            text ->
                text.startsWith(ID)
                    && text.endsWith(
                        "unproven, too few: 3 slices of 59 samples, at least 10 are needed"));
  }

  @Test
  void noRequestAtAllIsNoData() {
    SampleRun silent = SampleRun.empty().steady(SampleRun.STATE, 1_000, Outcome.TIMEOUT, 10_000);
    ObjectiveResult coverage = result(baseline(silent), ID);
    assertThat(coverage.status()).isEqualTo(ObjectiveStatus.UNPROVEN);
    assertThat(coverage.value()).isEmpty();
    assertThat(coverage.note()).isEqualTo("no such request ended ok in the steady window");
    assertThat(result(baseline(SampleRun.healthy().noSteadyWindow()), ID).note())
        .isEqualTo(Judged.NO_WINDOW);
  }

  @Test
  void noiseOverItsBudgetLeavesItUnproven() {
    Verdict verdict =
        baseline(SampleRun.healthy().steady(SampleRun.STATE, 400, Outcome.RATE_LIMITED, 1));
    ObjectiveResult coverage = result(verdict, ID);
    assertThat(coverage.status()).isEqualTo(ObjectiveStatus.UNPROVEN);
    assertThat(coverage.note()).startsWith("noise over its budget");
    assertThat(coverage.strip()).isPresent();
  }

  @Test
  void weighsNoMoreThanItsParent() {
    Requirement parent = requirement("api_latency_p95");
    Requirement lighter =
        new Requirement(
            parent.objective(),
            Priority.MEDIUM,
            parent.limit(),
            parent.sloEnvironment(),
            parent.evidence(),
            parent.window(),
            parent.notApplicable());
    assertThat(CoverageMeasurement.of(lighter, new Coverage(80, 2), 10).priority())
        .isEqualTo(Priority.MEDIUM);
  }

  @Test
  void appliesToNoRunThatItsParentDoesNotApplyTo() {
    Requirement parent = requirement("api_latency_p95");
    Requirement none =
        new Requirement(
            parent.objective(),
            parent.priority(),
            parent.limit(),
            parent.sloEnvironment(),
            parent.evidence(),
            parent.window(),
            Optional.of("not here"));
    assertThat(CoverageMeasurement.of(none, new Coverage(80, 2), 10).notApplicable())
        .contains("not here");
  }

  /** An AI that the target replaces looks fast in every slice. */
  @Test
  void isNotComparableWhileItsParentIsNot() {
    SloFiles all = SloFiles.load(Path.of("slo"));
    SampleRun run = SampleRun.healthy().derived(DerivedRecord.AI_TURN, 2_000, Outcome.OK, 500);
    Readings replaced =
        new Readings(
            Map.of(Counter.AI_REQUESTS, 0L, Counter.AI_FALLBACKS, 0L),
            Map.of(Counter.AI_REQUESTS, 4_000L, Counter.AI_FALLBACKS, 400L));
    RunFacts facts = SampleManifest.baseline().run("ai-heavy").facts().withReadings(replaced);
    assertThat(result(Evaluator.judge(run.measures(), facts, all), "ai_latency_p95_coverage"))
        .satisfies(
            coverage -> {
              assertThat(coverage.status()).isEqualTo(ObjectiveStatus.UNPROVEN);
              assertThat(coverage.note()).startsWith("not comparable: flattered by");
            });
  }

  /** What the sources ask for, and nothing else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          baseline           | 80 | 2   | 800  300  1500
          target-scale       | 90 | 1.5 | 500  200  1000
          target-scale-short | 90 | 1.5 | 500  200  1000
          """)
  void namedRunsCoverApiMovesAndAis(String run, double share, double factor, String limits) {
    List<Requirement> covered = covered(run);
    assertThat(covered)
        .extracting(each -> each.objective().id())
        .containsExactly(
            "api_latency_p95_coverage", "move_latency_p95_coverage", "ai_latency_p95_coverage");
    assertThat(covered).allMatch(each -> each.limit() == share);
    assertThat(covered)
        .extracting(each -> (CoverageMeasurement) each.objective().measurement())
        .allMatch(each -> each.ceilingFactor() == factor && each.marginPercent() == 10)
        .extracting(each -> Figures.plain(each.limitMillis()))
        .containsExactly(limits.trim().split(" +"));
  }

  @Test
  void aiHeavyCoversItsAisByProductionLimits() {
    assertThat(covered("ai-heavy"))
        .singleElement()
        .satisfies(
            each -> {
              CoverageMeasurement coverage = (CoverageMeasurement) each.objective().measurement();
              assertThat(each.objective().id()).isEqualTo("ai_latency_p95_coverage");
              assertThat(each.limit()).isEqualTo(90);
              assertThat(each.sloEnvironment()).isEqualTo("production");
              assertThat(coverage.limitMillis()).isEqualTo(1_000);
              assertThat(coverage.ceilingFactor()).isEqualTo(1.5);
            });
  }

  @ParameterizedTest
  @CsvSource({"smoke", "functional", "concurrent-games", "ws-gameplay", "ws-stress"})
  void otherPoliciesAskForNone(String policy) {
    assertThat(covered(policy)).isEmpty();
  }

  private static List<Requirement> covered(String policy) {
    RunFacts facts = SampleManifest.baseline().run(policy).facts();
    return Requirements.of(SloFiles.load(Path.of("slo")), facts).stream()
        .filter(each -> each.objective().measurement() instanceof CoverageMeasurement)
        .toList();
  }

  private static Requirement requirement(String id) {
    return Requirements.of(SLO, SampleManifest.baseline().facts()).stream()
        .filter(each -> each.objective().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Verdict baseline(SampleRun run) {
    return Evaluator.judge(run.measures(), SampleManifest.baseline().manifest(), SLO);
  }

  private static ObjectiveResult result(Verdict verdict, String id) {
    return verdict.objectives().stream()
        .filter(objective -> objective.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
