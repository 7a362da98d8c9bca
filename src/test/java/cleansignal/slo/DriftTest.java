package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import cleansignal.telemetry.TargetSample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What gets worse with time. The runs last five minutes of which each stands for ten, so an hour of
 * the plan is six minutes and the window is 50 minutes long; a slice is 100 seconds of the plan.
 */
class DriftTest {

  private static final SloFiles SLO =
      CutFiles.of(
          SloFiles.load(Path.of("slo")),
          List.of("latency_drift", "error_drift", "socket_drift", "memory_drift"),
          false);
  private static final List<String> ALL =
      List.of("latency_drift", "error_drift", "socket_drift", "memory_drift");
  private static final double MIB = 1 << 20;

  /** In 50 minutes, 30 slices rise by 29 steps: 36 steps an hour. Budget 80 ms an hour. */
  @ParameterizedTest
  @CsvSource({"0, MET, 0", "2, MET, 72", "3, MISSED, 108", "-3, MET, -108"})
  void latencyThatGrowsBeyondItsBudgetIsAMiss(
      int millisASlice, ObjectiveStatus status, double perHour) {
    ObjectiveResult drift =
        judge(run(slice -> 200 + millisASlice * slice, 1_000), memory(i -> 500), "latency_drift");
    assertThat(drift.status()).isEqualTo(status);
    assertThat(drift.value()).hasValue(perHour);
    assertThat(drift.unit()).isEqualTo("ms/h");
    assertThat(drift.limit()).isEqualTo(80);
    assertThat(drift.samples()).isEqualTo(30);
    assertThat(drift.samplesNeeded()).hasValue(10);
    assertThat(drift.evidence()).isEqualTo("proven");
  }

  /** Noise as large as the trend: neither shown to hold nor shown not to. */
  @Test
  void trendInNoiseIsUnproven() {
    IntToLongFunction noisy = slice -> 300 + 2 * slice + (slice * 7919 % 13 - 6) * 40L;
    ObjectiveResult drift = judge(run(noisy, 1_000), memory(i -> 500), "latency_drift");
    assertThat(drift.status()).isEqualTo(ObjectiveStatus.UNPROVEN);
    assertThat(drift.note()).matches("between -?[\\d.]+ and [\\d.]+ ms/h");
  }

  /** One wild slice is an incident, not a drift. */
  @Test
  void wildSliceIsNoDrift() {
    ObjectiveResult drift =
        judge(run(slice -> slice == 28 ? 1_900 : 200, 1_000), memory(i -> 500), "latency_drift");
    assertThat(drift.status()).isEqualTo(ObjectiveStatus.MET);
    assertThat(drift.value()).hasValue(0);
  }

  /** Budget 0.1 % an hour. Of 1,000 requests a slice, so many more fail in each sixth slice. */
  @ParameterizedTest
  @CsvSource({"0, MET", "2, MISSED"})
  void errorsThatBecomeMoreAreAMiss(int moreASixth, ObjectiveStatus status) {
    SampleRun run = SampleRun.empty();
    for (int i = 0; i < 30; i++) {
      run.spread(slice(i), SampleRun.STATE, 1_000, Outcome.OK, 20);
      run.spread(slice(i), SampleRun.STATE, i / 6 * moreASixth, Outcome.TIMEOUT, 20);
    }
    assertThat(judge(run, memory(i -> 500), "error_drift").status()).isEqualTo(status);
  }

  /** Noise is no error. */
  @Test
  void noiseThatGrowsIsNoErrorDrift() {
    SampleRun run = SampleRun.empty();
    for (int i = 0; i < 30; i++) {
      run.spread(slice(i), SampleRun.STATE, 1_000, Outcome.OK, 20);
      run.spread(slice(i), SampleRun.STATE, i, Outcome.RATE_LIMITED, 20);
    }
    assertThat(judge(run, memory(i -> 500), "error_drift").value()).hasValue(0);
  }

  /** A socket lost in each third slice is 12 an hour; budget 2. More sockets are no loss. */
  @ParameterizedTest
  @CsvSource({"0, MET", "-1, MISSED", "1, MET"})
  void socketsThatGetLostAreAMiss(int moreAThird, ObjectiveStatus status) {
    List<Double> levels = IntStream.range(0, 30).mapToObj(i -> 200.0 + i / 3 * moreAThird).toList();
    SampleRun run = run(slice -> 20, 100).socketLevels(levels);
    assertThat(judge(run, memory(i -> 500), "socket_drift").status()).isEqualTo(status);
  }

  /** 7 MiB a slice are 252 an hour, 8 are 288; budget 256. */
  @ParameterizedTest
  @CsvSource({"0, MET", "7, MET", "8, MISSED"})
  void memoryThatGrowsBeyondItsBudgetIsAMiss(int mebibytesASlice, ObjectiveStatus status) {
    ObjectiveResult drift =
        judge(run(slice -> 20, 100), memory(i -> 500 + mebibytesASlice * i), "memory_drift");
    assertThat(drift.status()).isEqualTo(status);
    assertThat(drift.value().orElseThrow()).isCloseTo(mebibytesASlice * 36, within(1e-6));
    assertThat(drift.unit()).isEqualTo("MiB/h");
  }

  @Test
  void memoryThatNobodyReadIsUnprovenAndNeverFine() {
    Verdict verdict = Evaluator.judge(run(i -> 20, 100).measures(), soak(List.of()), SLO);
    ObjectiveResult drift = result(verdict, "memory_drift");
    assertThat(drift.status()).isEqualTo(ObjectiveStatus.UNPROVEN);
    assertThat(drift.value()).isEmpty();
    assertThat(drift.note())
        .isEqualTo("the target told nothing of its memory in the steady window");
    assertThat(verdict.kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
  }

  @Test
  void memoryThatTheTargetDoesNotTellIsUnproven() {
    List<TargetSample> silent =
        memory(i -> 500).stream()
            .map(told -> new TargetSample(told.atMillis(), OptionalDouble.empty()))
            .toList();
    assertThat(judge(run(i -> 20, 100), silent, "memory_drift").status())
        .isEqualTo(ObjectiveStatus.UNPROVEN);
  }

  /** Of the ramp, and of the time behind the window. */
  @Test
  void memoryOutsideTheWindowDoesNotCount() {
    List<TargetSample> told = new ArrayList<>(memory(i -> 500));
    told.add(0, new TargetSample(1_000, OptionalDouble.of(1)));
    told.add(new TargetSample(SampleRun.STEADY.endMillis(), OptionalDouble.of(1e12)));
    assertThat(judge(run(i -> 20, 100), told, "memory_drift").value()).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"9, UNPROVEN", "10, MET"})
  void fewerThanTenSlicesShowNoTrend(int slices, ObjectiveStatus status) {
    ObjectiveResult drift =
        judge(run(i -> 20, 100), memory(i -> 500).subList(0, slices), "memory_drift");
    assertThat(drift.status()).isEqualTo(status);
    assertThat(drift.note())
        .isEqualTo(
            slices < 10 ? "too few: 9 slices with data, at least 10" : "between 0 and 0 MiB/h");
  }

  @Test
  void noRequestAndNoSocketShowNoTrend() {
    Verdict verdict = Evaluator.judge(SampleRun.empty().measures(), soak(memory(i -> 500)), SLO);
    assertThat(result(verdict, "latency_drift").note())
        .isEqualTo("no such request in the steady window");
    assertThat(result(verdict, "error_drift").status()).isEqualTo(ObjectiveStatus.UNPROVEN);
    assertThat(result(verdict, "socket_drift").note())
        .isEqualTo("no socket was open in the steady window");
    Verdict windowless =
        Evaluator.judge(
            SampleRun.healthy().noSteadyWindow().measures(), soak(memory(i -> 500)), SLO);
    assertThat(ALL)
        .allMatch(id -> result(windowless, id).status() == ObjectiveStatus.UNPROVEN)
        .allMatch(id -> result(windowless, id).note().equals(Judged.NO_WINDOW));
  }

  /** The same growth in ten times the time is a tenth of the drift. */
  @Test
  void anHourIsOneOfThePlan() {
    RunFacts unpaced =
        SampleManifest.baseline()
            .run("ws-stress")
            .facts()
            .withPlay(new PlayPlan(EnumSet.of(Condition.SOAK), Optional.empty()))
            .withTelemetry(memory(i -> 500 + i));
    assertThat(
            result(Evaluator.judge(run(i -> 20, 100).measures(), unpaced, SLO), "memory_drift")
                .value()
                .orElseThrow())
        .isCloseTo(360, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline",
        "target-scale",
        "target-scale-short",
        "ai-heavy",
        "ws-gameplay",
        "ws-stress"
      })
  void onlySoaksAreAskedForIt(String policy) {
    RunFacts facts = SampleManifest.baseline().run(policy).facts();
    assertThat(drifts(facts))
        .hasSize(4)
        .allMatch(
            each ->
                each.notApplicable()
                    .equals(Optional.of("the plan holds its peak for less than half an hour")));
    RunFacts soak = facts.withPlay(new PlayPlan(EnumSet.of(Condition.SOAK), Optional.empty()));
    assertThat(drifts(soak)).hasSize(4).allMatch(Requirement::isRequired);
  }

  /** Half an hour at the peak, as the plan has it before the pace. */
  @ParameterizedTest
  @CsvSource({
    "ws-stress, soak, 10, true",
    "ws-stress, soak, 1, true",
    "ws-gameplay, soak-2h, 60, true",
    "ws-gameplay, target, 10, false",
    "concurrent-games, stress, 1, false"
  })
  void planSaysWhetherARunIsASoak(String scenario, String workload, String pace, boolean soak) {
    SuiteConfig config =
        SuiteConfigLoader.load(
                Map.of(), Map.of("scenario", scenario, "workload", workload, "pace", pace))
            .config();
    RunSpec spec = cleansignal.plan.Catalogue.load().find(scenario, Optional.of(workload));
    PlayPlan play =
        PlayPlan.of(
            spec,
            Planner.plan(PlanRequest.of(spec, config)),
            config.sockets().hold(),
            config.play());
    assertThat(play.does().contains(Condition.SOAK)).isEqualTo(soak);
  }

  private static List<Requirement> drifts(RunFacts facts) {
    return Requirements.of(SLO, facts).stream()
        .filter(each -> each.objective().measurement() instanceof DriftMeasurement)
        .toList();
  }

  /** In each slice so many requests, taking so long. */
  private static SampleRun run(IntToLongFunction millis, int requests) {
    SampleRun run = SampleRun.empty().socketLevels(Collections.nCopies(30, 200.0));
    for (int i = 0; i < 30; i++) {
      run.spread(slice(i), SampleRun.STATE, requests, Outcome.OK, millis.applyAsLong(i));
    }
    return run;
  }

  private static Window slice(int i) {
    long start = SampleRun.STEADY.startMillis() + 10_000L * i;
    return new Window(start, start + 10_000);
  }

  /** So many MiB in the middle of each slice. */
  private static List<TargetSample> memory(IntToLongFunction mebibytes) {
    return IntStream.range(0, 30)
        .mapToObj(
            i ->
                new TargetSample(
                    slice(i).startMillis() + 5_000,
                    OptionalDouble.of(mebibytes.applyAsLong(i) * MIB)))
        .toList();
  }

  private static RunFacts soak(List<TargetSample> told) {
    return SampleManifest.baseline()
        .run("ws-stress")
        .pace(10)
        .facts()
        .withPlay(new PlayPlan(EnumSet.of(Condition.SOAK), Optional.empty()))
        .withTelemetry(told);
  }

  private static ObjectiveResult judge(SampleRun run, List<TargetSample> told, String id) {
    return result(Evaluator.judge(run.measures(), soak(told), SLO), id);
  }

  private static ObjectiveResult result(Verdict verdict, String id) {
    return verdict.objectives().stream()
        .filter(objective -> objective.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
