package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.RunMeasures;
import cleansignal.outcome.Outcome;
import cleansignal.slo.InjectorFigure.Standing;
import cleansignal.telemetry.InjectorLog;
import cleansignal.telemetry.SampleInjector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The steady window of the sample run goes from 60 s to 360 s: 300 samples, 3,000 ticks. */
class InjectorHealthTest {

  private static final SloFiles SLO = HttpOnly.files();

  /** A second in the steady window. */
  private static final int STEADY = 100;

  /** Before it, and behind it. */
  private static final int RAMP = 30;

  private static final int RAMP_DOWN = 380;

  /** Runs that end before their plan for a reason that is told, and what is known of them. */
  static List<Arguments> ends() {
    UnaryOperator<RunFacts> nothing = facts -> facts;
    UnaryOperator<RunFacts> killed = facts -> facts.withStop(EarlyStop.killed(156_000));
    EarlyStop.Broken broken = new EarlyStop.Broken(AbortRule.TRUE_ERRORS, 5, 30_000, 19.8, 4_093);
    UnaryOperator<RunFacts> aborted = facts -> facts.withStop(EarlyStop.aborted(156_000, broken));
    return List.of(
        Arguments.of(SampleRun.healthy(), killed),
        Arguments.of(SampleRun.healthy(), aborted),
        Arguments.of(SampleRun.healthy().lost(130_000, Outcome.UNAVAILABLE), nothing));
  }

  @Test
  void atEaseItIsFineAndEveryFigureIsShown() {
    Verdict verdict = judge(SampleInjector.atEase());

    assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.caveats()).isEmpty();
    assertThat(verdict.injector().status()).isEqualTo("fine");
    assertThat(verdict.injector().figures())
        .extracting(InjectorFigure::text)
        .containsExactly(
            "timer lag p99 0 <= 50 ms",
            "GC pause 12 <= 200 ms",
            "heap after GC 10 <= 85 %",
            "CPU for 3 s 20 <= 85 %",
            "descriptors 10 <= 90 %");
    assertThat(verdict.injector().numbers().orElseThrow().samples()).isEqualTo(300);
  }

  /** Each limit just kept and just passed; the value is that of one or more seconds from 100 on. */
  @ParameterizedTest
  @CsvSource({
    "GC_PAUSE, 1, 200, false",
    "GC_PAUSE, 1, 201, true",
    "HEAP_AFTER_GC, 1, 85, false",
    "HEAP_AFTER_GC, 1, 85.1, true",
    "CPU_3S, 3, 85, false",
    "CPU_3S, 3, 85.1, true",
    "CPU_3S, 2, 100, false",
    "DESCRIPTORS, 1, 900, false",
    "DESCRIPTORS, 1, 901, true"
  })
  void aLimitIsPassedOnlyBeyondIt(
      InjectorCheck check, int seconds, double value, boolean saturated) {
    assertSaturated(worse(SampleInjector.atEase(), STEADY, check, seconds, value), saturated);
  }

  /**
   * p99 of 3,000 ticks is the 2,970th: with 30 late ones just kept. By the lower bound 41 late ones
   * are more than 1 %.
   */
  @ParameterizedTest
  @CsvSource({
    "30, 51, WITHIN, PASS",
    "31, 50, WITHIN, PASS",
    "31, 51, DOUBTFUL, PASS",
    "39, 51, DOUBTFUL, PASS",
    "40, 51, BEYOND, INVALID",
    "500, 50, WITHIN, PASS",
    "500, 51, BEYOND, INVALID"
  })
  void ticksMayBeLateInOnePercent(int late, long millis, Standing standing, VerdictKind kind) {
    Verdict verdict = judge(late(SampleInjector.atEase(), STEADY, late, millis));

    assertThat(figure(verdict, InjectorCheck.TIMER_LAG).standing()).isEqualTo(standing);
    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(verdict.warnings()).hasSize(standing == Standing.DOUBTFUL ? 1 : 0);
  }

  @Test
  void aSaturatedInjectorIsNamedWithValueLimitAndTime() {
    Verdict verdict =
        judge(
            late(SampleInjector.atEase(), STEADY, 600, 148)
                .second(200, sample -> SampleInjector.pause(sample, 412)));

    assertThat(verdict.injector().status()).isEqualTo("saturated");
    assertThat(verdict.reasons())
        .extracting(Reason::text)
        .containsExactly(
            "injector saturated: timer lag p99 148 > 50 ms at 100 s (600 of 3,000 ticks later,"
                + " the latest by 148 ms)",
            "injector saturated: GC pause 412 > 200 ms at 200 s");
  }

  @Test
  void aDoubtIsAWarning() {
    assertThat(judge(late(SampleInjector.atEase(), STEADY, 33, 70)).warnings())
        .containsExactly(
            "injector perhaps saturated, too few samples to tell: timer lag p99 70 > 50 ms at"
                + " 100 s (33 of 3,000 ticks later, the latest by 70 ms)");
  }

  /**
   * 75 ticks can show a p95, which is the 72nd: with 3 late ones just kept. By the lower bound 8
   * are more than 5 %. From 299 ticks on it is the p99.
   */
  @ParameterizedTest
  @CsvSource({
    "75, 3, WITHIN, 95",
    "75, 4, DOUBTFUL, 95",
    "75, 7, DOUBTFUL, 95",
    "75, 8, BEYOND, 95",
    "298, 14, WITHIN, 95",
    "299, 2, WITHIN, 99",
    "299, 3, DOUBTFUL, 99",
    "299, 7, BEYOND, 99",
    "5, 1, DOUBTFUL, 95"
  })
  void aShortWindowShowsNoMoreThanItsTicksCan(
      int ticks, int late, Standing standing, int percentile) {
    List<Long> lags = new ArrayList<>(Collections.nCopies(ticks, 0L));
    Collections.fill(lags.subList(0, late), 60L);
    Verdict verdict =
        judge(
            SampleInjector.atEase()
                .until(61)
                .second(60, sample -> SampleInjector.lags(sample, lags)));

    InjectorFigure figure = figure(verdict, InjectorCheck.TIMER_LAG);
    assertThat(figure.standing()).isEqualTo(standing);
    assertThat(figure.title()).isEqualTo("timer lag p" + percentile);
  }

  @Test
  void outsideTheSteadyWindowNothingCounts() {
    for (InjectorCheck check : InjectorCheck.values()) {
      for (int second : List.of(RAMP, RAMP_DOWN)) {
        assertSaturated(worse(SampleInjector.atEase(), second, check, 5, 5_000), false);
      }
    }
  }

  @Test
  void withoutASteadyWindowTheWholeRunCounts() {
    for (InjectorCheck check : InjectorCheck.values()) {
      Verdict verdict =
          Evaluator.judge(
              SampleRun.healthy().noSteadyWindow().measures(),
              SampleManifest.baseline()
                  .run("functional")
                  .noSteadyWindow()
                  .facts()
                  .withInjector(worse(SampleInjector.atEase(), RAMP, check, 9, 5_000).log()),
              SLO);
      assertThat(verdict.kind()).as(check.id()).isEqualTo(VerdictKind.INVALID);
    }
  }

  /** What looks like the target's failure may be the injector's. */
  @Test
  void saturationComesBeforeFailure() {
    Verdict verdict =
        Evaluator.judge(
            SampleRun.healthy().steady(SampleRun.STATE, 400, Outcome.TIMEOUT, 9).measures(),
            facts(late(SampleInjector.atEase(), STEADY, 600, 148).log()),
            SLO);

    assertThat(verdict.kind()).isEqualTo(VerdictKind.INVALID);
    assertThat(verdict.reasons()).extracting(Reason::kind).contains(VerdictKind.FAIL);
  }

  @Nested
  class Unknown {

    @Test
    void isACaveatNoReason() {
      Verdict verdict = judge(InjectorLog.MISSING);

      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(verdict.caveats()).containsExactly("injector health unknown: no injector.ndjson");
      assertThat(verdict.releaseGate()).isFalse();
      assertThat(verdict.injector()).isEqualTo(InjectorHealth.UNKNOWN);
      assertThat(verdict.injector().status()).isEqualTo("unknown");
    }

    @Test
    void nineTenthsOfTheWindowMustBeWatched() {
      assertThat(judge(SampleInjector.atEase().until(330)).caveats()).isEmpty();
      assertThat(judge(SampleInjector.atEase().until(329)).caveats())
          .containsExactly("injector health unknown: watched for 269 of 300 s");
    }

    @Test
    void whatIsKnownSaturatesAllTheSame() {
      Verdict verdict = judge(late(SampleInjector.atEase().until(170), STEADY, 600, 148));

      assertThat(verdict.kind()).isEqualTo(VerdictKind.INVALID);
      assertThat(verdict.injector().status()).isEqualTo("saturated");
      assertThat(verdict.caveats())
          .containsExactly("injector health unknown: watched for 110 of 300 s");
    }

    /** The run lives 100 s of the 300 s, of which 90 must be watched. */
    @ParameterizedTest
    @MethodSource("cleansignal.slo.InjectorHealthTest#ends")
    void whatARunThatWasStoppedDidNotLiveToSeeNeedNotBeWatched(
        SampleRun run, UnaryOperator<RunFacts> known) {
      RunMeasures measures = run.endsAt(160_040).measures();

      InjectorHealth health =
          Evaluator.judge(
                  measures, known.apply(facts(SampleInjector.atEase().until(160).log())), SLO)
              .injector();
      assertThat(health.unknown()).isEmpty();
      assertThat(health.status()).isEqualTo("fine");

      assertThat(
              Evaluator.judge(
                      measures, known.apply(facts(SampleInjector.atEase().until(150).log())), SLO)
                  .caveats())
          .containsExactly("injector health unknown: watched for 90 of 100 s");
    }

    @Test
    void aRunThatWasStoppedBeforeItsWindowSaysSo() {
      assertThat(
              Evaluator.judge(
                      SampleRun.healthy().endsAt(50_000).measures(),
                      facts(SampleInjector.atEase().until(50).log()).withStop(EarlyStop.killed(1)),
                      SLO)
                  .caveats())
          .containsExactly("injector health unknown: the run ended before the judged window began");
    }

    @Test
    void aLogThatEndsTooEarlyIsNoReasonToWatchLess() {
      assertThat(
              Evaluator.judge(
                      SampleRun.healthy().endsAt(160_040).measures(),
                      facts(SampleInjector.atEase().until(160).log()),
                      SLO)
                  .caveats())
          .containsExactly("injector health unknown: watched for 100 of 300 s");
    }

    @Test
    void aBrokenFileSaysWhere() {
      InjectorLog broken =
          new InjectorLog(
              SampleInjector.atEase().until(100).log().samples(),
              Optional.of("injector.ndjson line 101 can't be read"));

      assertThat(judge(broken).caveats())
          .containsExactly(
              "injector health unknown: injector.ndjson line 101 can't be read, watched for 40 of"
                  + " 300 s");
    }

    @Test
    void aRunWithoutLengthIsNotFineForThat() {
      assertThat(
              Evaluator.judge(
                      SampleRun.empty().noSteadyWindow().endsAt(0).measures(),
                      facts(InjectorLog.MISSING),
                      SLO)
                  .injector()
                  .status())
          .isEqualTo("unknown");
    }

    @Test
    void anEmptyFileIsNoData() {
      assertThat(judge(new InjectorLog(List.of(), Optional.empty())).caveats())
          .containsExactly("injector health unknown: nothing was written");
    }
  }

  @Nested
  class Starts {

    @Test
    void upToASecondIsInTime() {
      InjectorHealth health = judge(starts(0L, 1_000L, 999L)).injector();

      assertThat(health.starts()).isEqualTo(new InjectorHealth.Starts(3, 0, 1_000));
      assertThat(health.warnings()).isEmpty();
    }

    @Test
    void laterIsAWarning() {
      Verdict verdict = judge(starts(0L, 1_001L, 3_200L, 5L));

      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(verdict.warnings())
          .containsExactly("2 of 4 virtual users started late, the latest 3.2 s behind the plan");
    }

    private SampleInjector starts(Long... late) {
      return SampleInjector.atEase()
          .second(RAMP, sample -> SampleInjector.starts(sample, Arrays.asList(late)));
    }
  }

  private static void assertSaturated(SampleInjector injector, boolean saturated) {
    Verdict verdict = judge(injector);
    assertThat(verdict.kind()).isEqualTo(saturated ? VerdictKind.INVALID : VerdictKind.PASS);
    assertThat(verdict.injector().isSaturated()).isEqualTo(saturated);
    assertThat(verdict.reasons()).hasSize(saturated ? 1 : 0);
  }

  private static SampleInjector worse(
      SampleInjector injector, int from, InjectorCheck check, int seconds, double value) {
    for (int second = from; second < from + seconds; second++) {
      injector.second(
          second,
          sample ->
              switch (check) {
                case TIMER_LAG ->
                    SampleInjector.lags(sample, Collections.nCopies(10, (long) value));
                case GC_PAUSE -> SampleInjector.pause(sample, (long) value);
                case HEAP_AFTER_GC -> SampleInjector.heap(sample, value);
                case CPU_3S -> SampleInjector.cpu(sample, value);
                case DESCRIPTORS -> SampleInjector.descriptors(sample, (long) value);
              });
    }
    return injector;
  }

  /** So many ticks in a row come so late. */
  private static SampleInjector late(SampleInjector injector, int from, int ticks, long millis) {
    for (int left = ticks, second = from; left > 0; left -= 10, second++) {
      List<Long> lags = new ArrayList<>(Collections.nCopies(10, 0L));
      Collections.fill(lags.subList(0, Math.min(10, left)), millis);
      injector.second(second, sample -> SampleInjector.lags(sample, lags));
    }
    return injector;
  }

  private static InjectorFigure figure(Verdict verdict, InjectorCheck check) {
    return verdict.injector().figures().stream()
        .filter(figure -> figure.check() == check)
        .findFirst()
        .orElseThrow();
  }

  private static Verdict judge(SampleInjector injector) {
    return judge(injector.log());
  }

  private static Verdict judge(InjectorLog log) {
    return Evaluator.judge(SampleRun.healthy().measures(), facts(log), SLO);
  }

  private static RunFacts facts(InjectorLog log) {
    return SampleManifest.baseline().facts().withInjector(log);
  }
}
