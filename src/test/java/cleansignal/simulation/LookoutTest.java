package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.SuiteConfig;
import cleansignal.outcome.Outcome;
import cleansignal.plan.LoadPlan;
import cleansignal.request.Exchanges;
import cleansignal.request.RunClock;
import cleansignal.slo.AbortRules;
import cleansignal.slo.EarlyStop;
import cleansignal.slo.SloFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookoutTest {

  private static final int PACE = 20;
  private static final long ZERO = 1_000_000;
  private static final long STEP = 10;

  @TempDir private Path folder;

  private final AtomicLong millis = new AtomicLong(ZERO);
  private final RunClock clock = new RunClock(() -> Instant.ofEpochMilli(millis.get()));
  private final SuiteConfig config =
      TestRuns.embedded("pace", String.valueOf(PACE), "workload", "stress");
  private final LoadPlan plan = TestRuns.plan(config, "concurrent-games");
  private final long steadyMillis = plan.steady().orElseThrow().startMillis();
  private final List<EarlyStop> told = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private int status;

  @BeforeEach
  void timeZero() {
    clock.start();
  }

  @Test
  void errorsFromTheSteadyWindowOnAreSeenInFortySecondsOfThePlan() {
    Lookout lookout = lookout();
    run(lookout, "GET /api/games/:id", Outcome.OK, steadyMillis + 3_000);
    assertThat(told).isEmpty();

    run(lookout, "GET /api/games/:id", Outcome.TIMEOUT, steadyMillis + 10_000);

    assertThat(told)
        .singleElement()
        .extracting(EarlyStop::cause)
        .isEqualTo(EarlyStop.Cause.ABORT_RULE);
    assertThat(told.get(0).atMillis() - steadyMillis - 3_000).isBetween(1_500L, 40_000L / PACE);
    assertThat(lookout.stop()).contains(told.get(0));
  }

  @Test
  void noErrorInTheRampIsSeen() {
    Lookout lookout = lookout();

    run(lookout, "GET /api/games/:id", Outcome.TIMEOUT, steadyMillis + 1_240);
    run(lookout, "GET /api/games/:id", Outcome.OK, steadyMillis + 10_000);

    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"RATE_LIMITED", "AUTH_EXPIRED"})
  void aStormOfNoiseIsNoReason(Outcome noise) {
    Lookout lookout = lookout();

    run(lookout, "GET /api/games/:id", noise, steadyMillis + 10_000);

    assertThat(told).isEmpty();
  }

  /** A valid token refused, an account locked out: the verdict's business. */
  @ParameterizedTest
  @CsvSource({"401, 0", "429, 0", "404, 1"})
  void aStormOfRefusalsIsNoReasonWhateverTheyBreak(int answered, int stops) {
    status = answered;

    run(lookout(), "GET /api/games/:id", Outcome.CONTRACT, steadyMillis + 10_000);

    assertThat(told).hasSize(stops);
  }

  @ParameterizedTest
  @ValueSource(strings = {"~stuck", "ai turn"})
  void whatIsNoRequestIsNotLookedAt(String name) {
    Lookout lookout = lookout();

    run(lookout, name, Outcome.STALLED, steadyMillis + 10_000);

    assertThat(told).isEmpty();
  }

  @Test
  void onlyCallsOfTheApiMustBeQuick() {
    Lookout slowMoves = lookout();
    long end = steadyMillis + 10_000;
    run(slowMoves, "move", Outcome.OK, end, 2_500);
    assertThat(told).isEmpty();

    millis.set(ZERO);
    run(lookout(), "GET /api/games/:id", Outcome.OK, end, 2_500);
    assertThat(told).singleElement().satisfies(stop -> assertThat(stop.text()).contains("API p95"));
  }

  /** Requests count where they end: docs/abort.md says what that costs. */
  @ParameterizedTest
  @CsvSource({"OK, 2500, API p95", "TIMEOUT, 10000, true errors"})
  void aFaultThatTakesLongToShowIsFoundThatMuchLater(
      Outcome outcome, long latencyMillis, String rule) {
    Lookout lookout = lookout();
    run(lookout, "GET /api/games/:id", Outcome.OK, steadyMillis + 230);
    long fault = clock.elapsed();
    while (clock.elapsed() < fault + latencyMillis) {
      millis.addAndGet(STEP);
      lookout.look(told::add);
    }
    assertThat(told).as("nothing has ended since").isEmpty();

    run(lookout, "GET /api/games/:id", outcome, fault + latencyMillis + 3_000, latencyMillis);

    assertThat(told).singleElement().satisfies(stop -> assertThat(stop.text()).contains(rule));
    assertThat(told.get(0).atMillis() - fault - latencyMillis)
        .isBetween(30_000L / PACE, 35_000L / PACE + STEP);
  }

  @Test
  void aRunThatTheRulesDoNotConcernGoesOn() {
    SuiteConfig baseline = TestRuns.embedded("pace", "20");
    LoadPlan steady = TestRuns.plan(baseline, "baseline");
    Lookout lookout =
        Lookout.of(
            folder.resolve("STOP"),
            TestRuns.spec(baseline, "baseline"),
            steady,
            TestRuns.slo(),
            clock,
            problems::add);

    run(lookout, "GET /api/games/:id", Outcome.TIMEOUT, steady.duration().toMillis());

    assertThat(told).isEmpty();
    assertThat(lookout.rules()).isEmpty();
  }

  @Test
  void saysWhatARunIsGivenUpFor() {
    assertThat(lookout().rules())
        .contains("early abort: from 15 s on, true errors > 5 % or API p95 > 2000 ms for 1.5 s");
  }

  @Test
  void theKillSwitchIsSeenAtAnyTimeAndOnce() throws IOException {
    Lookout lookout = lookout();
    millis.addAndGet(120);
    lookout.look(told::add);
    assertThat(lookout.stop()).isEmpty();

    Files.createFile(folder.resolve("STOP"));
    lookout.look(told::add);
    lookout.look(told::add);

    assertThat(told).containsExactly(EarlyStop.killed(120));
  }

  @Test
  void aKillSwitchThatLeadsNowhereIsSeenToo() throws IOException {
    Files.createSymbolicLink(folder.resolve("STOP"), folder.resolve("nowhere"));

    lookout().look(told::add);

    assertThat(told).containsExactly(EarlyStop.killed(0));
  }

  @Test
  void rulesThatCannotBeJudgedDoNotPutOutTheKillSwitch() throws IOException {
    Lookout lookout = lookout(withoutLimits());
    run(lookout, "GET /api/games/:id", Outcome.TIMEOUT, steadyMillis + 10_000);
    assertThat(told).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .startsWith("the rules of abort can't be judged, the kill switch works: "));

    Files.createFile(folder.resolve("STOP"));
    lookout.look(told::add);

    assertThat(told).containsExactly(EarlyStop.killed(clock.elapsed()));
  }

  @Test
  void theTimerOutlivesRulesThatCannotBeJudged() throws Exception {
    CompletableFuture<String> problem = new CompletableFuture<>();
    CompletableFuture<EarlyStop> stop = new CompletableFuture<>();
    try (Lookout lookout = lookout(withoutLimits(), problem::complete)) {
      run(lookout, "GET /api/games/:id", Outcome.TIMEOUT, steadyMillis + 10_000, 5, false);
      lookout.start(stop::complete);
      problem.get(1, TimeUnit.MINUTES);

      Files.createFile(folder.resolve("STOP"));

      assertThat(stop.get(1, TimeUnit.MINUTES)).isEqualTo(EarlyStop.killed(clock.elapsed()));
    }
  }

  /** The project's files, but nobody knows beyond what a rule is broken. */
  private static SloFiles withoutLimits() {
    SloFiles slo = TestRuns.slo();
    AbortRules rules = slo.abort();
    return new SloFiles(
        slo.catalogue(),
        slo.limits(),
        slo.policies(),
        slo.injector(),
        new AbortRules(
            rules.runs(),
            rules.workloads(),
            rules.sustainedMillis(),
            rules.slices(),
            rules.minimumSamples(),
            Map.of()),
        slo.digest());
  }

  private Lookout lookout() {
    return lookout(TestRuns.slo());
  }

  private Lookout lookout(SloFiles slo) {
    return lookout(slo, problems::add);
  }

  private Lookout lookout(SloFiles slo, Consumer<String> complaints) {
    return Lookout.of(
        folder.resolve("STOP"),
        TestRuns.spec(config, "concurrent-games"),
        plan,
        slo,
        clock,
        complaints);
  }

  private void run(Lookout lookout, String name, Outcome outcome, long untilMillis) {
    run(lookout, name, outcome, untilMillis, 5);
  }

  private void run(
      Lookout lookout, String name, Outcome outcome, long untilMillis, long latencyMillis) {
    run(lookout, name, outcome, untilMillis, latencyMillis, true);
  }

  /** One exchange ends every 2 ms from now on, and the lookout looks every 10 ms if it looks. */
  private void run(
      Lookout lookout,
      String name,
      Outcome outcome,
      long untilMillis,
      long latencyMillis,
      boolean looks) {
    while (clock.elapsed() < untilMillis) {
      long now = clock.now();
      for (int i = 0; i < STEP; i += 2) {
        lookout.ended(
            new Exchanges.Ended(name, "id", now + i - latencyMillis, now + i, outcome, status));
      }
      millis.addAndGet(STEP);
      if (looks) {
        lookout.look(told::add);
      }
    }
  }
}
