package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.SuiteConfig;
import cleansignal.outcome.Outcome;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanWindow;
import cleansignal.request.Exchanges;
import cleansignal.request.LiveRecorder;
import cleansignal.request.RunClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final long START = 1_767_323_045_678L;

  private final AtomicLong millis = new AtomicLong(START);
  private final RunClock clock = new RunClock(() -> Instant.ofEpochMilli(millis.get()));
  private final LiveRecorder live = new LiveRecorder();

  @Test
  void saysWhereTheRunIsAndWhatHappenedSoFar() {
    LoadPlan plan = plan("baseline", "pace", "1");
    PlanWindow steady = plan.steady().orElseThrow();
    clock.start();
    live.users(1);
    live.users(1);
    live.games(1);
    happened(1_234, Outcome.OK);
    happened(3, Outcome.TIMEOUT);
    millis.set(START + steady.startMillis());

    try (Progress progress = new Progress(plan, clock, live)) {
      assertThat(progress.line())
          .isEqualTo(
              "steady    "
                  + minutes(steady.startMillis())
                  + " / "
                  + minutes(plan.duration().toMillis())
                  + " | 2 users | 1 games | 124 requests/s | ok 1,234, timeout 3");
    }
  }

  @Test
  void theRateIsThatSinceTheLineBefore() {
    try (Progress progress = new Progress(plan("baseline"), clock, live)) {
      happened(500, Outcome.OK);
      assertThat(progress.line()).contains("| 50 requests/s |");
      assertThat(progress.line()).contains("| 0 requests/s |");
      happened(20, Outcome.RATE_LIMITED);
      assertThat(progress.line()).contains("| 2 requests/s |");
    }
  }

  @Test
  void onlyRequestsAreCounted() {
    happened(100, Outcome.OK);
    for (int n = 0; n < 400; n++) {
      live.ended(new Exchanges.Ended("turn total", "u0-1", 0, 1, Outcome.OK));
      live.ended(new Exchanges.Ended("~stuck", "u0-1", 0, 1, Outcome.STALLED));
    }
    try (Progress progress = new Progress(plan("baseline"), clock, live)) {
      assertThat(progress.line()).endsWith("| 10 requests/s | ok 100");
    }
  }

  @Test
  void aRunGoesFromItsRampToItsWindowAndDownAgain() {
    LoadPlan plan = plan("baseline");
    PlanWindow steady = plan.steady().orElseThrow();

    assertThat(phase(plan, steady.startMillis() - 1)).isEqualTo("ramp-up");
    assertThat(phase(plan, steady.startMillis())).isEqualTo("steady");
    assertThat(phase(plan, steady.endMillis() - 1)).isEqualTo("steady");
    assertThat(phase(plan, steady.endMillis())).isEqualTo("ramp-down");
  }

  @Test
  void aSteepRunBeginsWithLogins() {
    LoadPlan plan = plan("concurrent-games", "workload", "spike", "pace", "1");

    assertThat(plan.preLogin()).isPositive();
    assertThat(phase(plan, plan.preLogin().toMillis() - 1)).isEqualTo("pre-login");
    assertThat(phase(plan, plan.preLogin().toMillis())).isEqualTo("ramp-up");
  }

  @Test
  void aRunWithoutAWindowJustRuns() {
    LoadPlan plan = plan("concurrent-games", "workload", "smoke", "pace", "10");

    assertThat(plan.steady()).isEmpty();
    assertThat(phase(plan, plan.preLogin().toMillis())).isEqualTo("running");
  }

  private String phase(LoadPlan plan, long elapsedMillis) {
    millis.set(START);
    RunClock fresh = new RunClock(() -> Instant.ofEpochMilli(millis.get()));
    fresh.start();
    millis.set(START + elapsedMillis);
    try (Progress progress = new Progress(plan, fresh, live)) {
      return progress.line().substring(0, 9).strip();
    }
  }

  private void happened(int times, Outcome outcome) {
    for (int n = 0; n < times; n++) {
      live.ended(new Exchanges.Ended("GET /x", "u0-1", 0, 1, outcome));
    }
  }

  private static LoadPlan plan(String scenario, String... properties) {
    SuiteConfig config = TestRuns.local("http://127.0.0.1:3000", properties);
    return TestRuns.plan(config, scenario);
  }

  private static String minutes(long millis) {
    return "%d:%02d".formatted(millis / 60_000, millis / 1_000 % 60);
  }
}
