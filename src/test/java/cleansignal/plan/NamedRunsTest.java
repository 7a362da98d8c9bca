package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedRunsTest {

  @ParameterizedTest
  @CsvSource({
    "baseline,           22,  66,  44,  20, 255000,  540000,  600",
    "target-scale,      105, 315, 211, 100, 1035000, 1620000, 1800",
    "target-scale-short, 105, 315, 211, 100, 315000,  600000,  720",
    "ai-heavy,           79, 316,  79,  75, 315000,  600000,  780",
  })
  void haveTheirTablesUsersAndWindow(
      String name, int games, int players, int humans, int held, long from, long to, long seconds) {
    LoadPlan plan = Plans.plan(name, 1, 2);

    assertThat(plan.peakGames()).isEqualTo(games);
    assertThat(plan.peakPlayers()).isEqualTo(players);
    assertThat(plan.players()).hasSize(humans);
    assertThat(plan.companions()).hasSize(held);
    assertThat(plan.peakUsers()).isEqualTo(humans + held);
    assertThat(plan.poolNeeded()).isEqualTo(humans + held);
    long preLogin = plan.preLogin().toMillis();
    assertThat(plan.steady()).contains(new PlanWindow(from + preLogin, to + preLogin));
    assertThat(plan.duration())
        .isLessThanOrEqualTo(Duration.ofSeconds(seconds).plus(plan.preLogin()))
        .isGreaterThan(Duration.ofSeconds(seconds - 3).plus(plan.preLogin()));
  }

  @ParameterizedTest
  @CsvSource({"baseline", "target-scale", "target-scale-short", "ai-heavy"})
  void holdTheirCapacityAndSpareGames(String name) {
    Capacity capacity = Catalogue.load().find(name).capacity().orElseThrow();

    LoadPlan plan = Plans.plan(name, 1, 2);

    assertThat(plan.peakGames()).isGreaterThanOrEqualTo(capacity.games() + 2);
    assertThat(plan.peakPlayers()).isGreaterThanOrEqualTo(capacity.players() + 6);
  }

  /** Samples without a failure that prove a limit at 95 %, from the SLO catalogue; doubled. */
  @ParameterizedTest
  @CsvSource({
    "baseline,            1, 2,   598",
    "baseline,           10, 100, 598",
    "target-scale,        1, 2,  1497",
    "target-scale,       10, 100, 1497",
    "target-scale-short,  1, 2,  1497",
    "target-scale-short, 10, 100, 1497",
    "ai-heavy,            1, 2,   598",
    "ai-heavy,           10, 100, 598",
  })
  void sendEnoughToBeAbleToPass(String name, double pace, double loginRate, long forErrorRate) {
    int forP99 = 299;
    int forCoverage = 59 * Timeline.MIN_SLICES;

    Expectation expectation = Plans.plan(name, pace, loginRate).expectation();

    assertThat(expectation.requests()).isGreaterThan(2 * forErrorRate);
    assertThat(expectation.polls()).isGreaterThan(2 * forP99).isGreaterThan(2 * forCoverage);
    // Move stalls have the error rates' limits.
    assertThat(expectation.moves()).isGreaterThan(forErrorRate).isGreaterThan(forCoverage);
    assertThat(expectation.aiTurns()).isGreaterThan(forP99);
    assertThat(expectation.echoes()).isGreaterThan(59);
  }

  @Test
  void baselineIsPredictedInTheBriefsOrderOfMagnitude() {
    Expectation expectation = Plans.plan("baseline", 1, 2).expectation();

    // 44 users × 285 s / (3.5 s + 50 ms)
    assertThat(expectation.polls()).isEqualTo(3532);
    // 44 / 3.55 s
    // + 11 / 2.05 s + 11 / 2.15 s + 20 / 5 s
    // + 11 × 6 / 61.7 s + 11 × 2 / 64.6 s for games that come and go
    assertThat(expectation.requestsPerSecond()).isBetween(28.2, 28.3);
    // 11 × 285 s / 2.05 s + 11 × 285 s / 2.15 s
    assertThat(expectation.moves()).isEqualTo(2987);
    assertThat(expectation.aiTurns()).isEqualTo(2916);
    assertThat(expectation.echoes()).isEqualTo(1140);
    assertThat(expectation.runLogins()).isEqualTo(64);
    assertThat(expectation.runConnects()).isEqualTo(64);
  }

  @Test
  void baselinePacedDividesStagesSettleAndPolling() {
    LoadPlan plan = Plans.plan("baseline", 10, 100);

    assertThat(plan.preLogin()).isZero();
    assertThat(plan.steady()).contains(new PlanWindow(25_500, 54_000));
    assertThat(plan.pollMin()).isEqualTo(Duration.ofMillis(200));
    assertThat(plan.pollMax()).isEqualTo(Duration.ofMillis(500));
    assertThat(plan.gameLife()).isEqualTo(Duration.ofSeconds(60));
    assertThat(plan.duration()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
  }
}
