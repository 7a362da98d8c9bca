package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  private static final Duration POLL = Duration.ofMillis(950);
  private static final TableSession HUMANS =
      new TableSession(0, 0, SeatPlan.parse("3h+0a"), seconds(10), seconds(110));
  private static final TableSession WITH_AIS =
      new TableSession(1, 1, SeatPlan.parse("1h+2a"), seconds(10), seconds(110));

  @Test
  void pollsFollowFromUsersTimeAndInterval() {
    // A poll a second and user, 50 ms of it the assumed answer; 3 + 1 users for 60 s.
    Expectation expectation = expect(window(30, 90), Duration.ofSeconds(1_000));

    assertThat(expectation.polls()).isEqualTo(240);
    assertThat(expectation.requestsPerSecond()).isEqualTo(4);
    assertThat(expectation.megabitsPerSecond()).isEqualTo(4 * 2_600 * 8 / 1e6);
  }

  @Test
  void gamesThatOutliveTheWindowTurnNothingOver() {
    Expectation expectation = expect(window(30, 90), Duration.ofSeconds(1_000));

    assertThat(expectation.creates()).isZero();
    assertThat(expectation.joins()).isZero();
    assertThat(expectation.leaves()).isZero();
    assertThat(expectation.requests()).isEqualTo(expectation.polls());
    assertThat(expectation.runCreates()).isEqualTo(2);
    assertThat(expectation.runLogins()).isEqualTo(4);
  }

  @Test
  void turnoverCreatesJoinsAndLeaves() {
    // Games start at 10, 50.2, 90.4 s (3 humans) and 10, 50.1, 90.2 s (one), and end 40 s later.
    Expectation expectation = expect(window(30, 90), Duration.ofSeconds(40));

    assertThat(expectation.creates()).isEqualTo(2);
    assertThat(expectation.joins()).isEqualTo(2);
    assertThat(expectation.leaves()).isEqualTo(4);
    assertThat(expectation.runCreates()).isEqualTo(6);
  }

  @Test
  void usersOutsideTheWindowDoNotPollInIt() {
    assertThat(expect(window(0, 60), Duration.ofSeconds(1_000)).polls()).isEqualTo(200);
  }

  @Test
  void withoutAWindowNothingIsPromised() {
    Expectation expectation = expect(Optional.empty(), Duration.ofSeconds(40));

    assertThat(expectation.requests()).isZero();
    assertThat(expectation.runCreates()).isEqualTo(6);
    assertThat(expectation.requestsPerSecond()).isEqualTo(4);
  }

  private static Expectation expect(Optional<PlanWindow> window, Duration gameLife) {
    return Expectation.of(List.of(HUMANS, WITH_AIS), window, POLL, gameLife, 4);
  }

  private static Optional<PlanWindow> window(long from, long to) {
    return Optional.of(new PlanWindow(from * 1000, to * 1000));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
