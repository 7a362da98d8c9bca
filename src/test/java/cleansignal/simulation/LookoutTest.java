package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.config.SuiteConfig;
import cleansignal.outcome.Outcome;
import cleansignal.plan.LoadPlan;
import cleansignal.request.Exchanges;
import cleansignal.request.RunClock;
import cleansignal.slo.EarlyStop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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
            clock);

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
  void noLoadStartsWhileItIsOn() throws IOException {
    Path file = folder.resolve("STOP");
    Lookout.refuseWhileOn(file);
    Files.createFile(file);

    assertThatThrownBy(() -> Lookout.refuseWhileOn(file))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("the kill switch is on: remove the file");
  }

  private Lookout lookout() {
    return Lookout.of(
        folder.resolve("STOP"),
        TestRuns.spec(config, "concurrent-games"),
        plan,
        TestRuns.slo(),
        clock);
  }

  private void run(Lookout lookout, String name, Outcome outcome, long untilMillis) {
    run(lookout, name, outcome, untilMillis, 5);
  }

  /** One exchange ends every 2 ms from now on, and the lookout looks every 10 ms. */
  private void run(
      Lookout lookout, String name, Outcome outcome, long untilMillis, long latencyMillis) {
    while (clock.elapsed() < untilMillis) {
      long now = clock.now();
      for (int i = 0; i < STEP; i += 2) {
        lookout.ended(new Exchanges.Ended(name, "id", now + i - latencyMillis, now + i, outcome));
      }
      millis.addAndGet(STEP);
      lookout.look(told::add);
    }
  }
}
