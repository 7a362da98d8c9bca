package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AuthMixTest {

  @Test
  void journeysAreDrawnByWeight() {
    AuthMix mix = AuthMixes.only(6, 3, 1, 0);
    SplittableRandom random = new SplittableRandom(1);
    Map<Journey, Integer> drawn = new EnumMap<>(Journey.class);

    for (int draw = 0; draw < 10_000; draw++) {
      drawn.merge(mix.draw(random), 1, Integer::sum);
    }

    assertThat(drawn.get(Journey.SESSION)).isCloseTo(6_000, within(200));
    assertThat(drawn.get(Journey.EVERYWHERE)).isCloseTo(3_000, within(200));
    assertThat(drawn.get(Journey.REGISTRATION)).isCloseTo(1_000, within(200));
    assertThat(drawn).doesNotContainKey(Journey.RACE);
  }

  @Test
  void ratesFollowFromCallsAndPauses() {
    // Eight calls a session, 550 ms each: a journey in 4.4 s, one of its calls a login.
    AuthMix mix = AuthMix.of(AuthMixes.settings(1, 0, 0, 0, 0, 1_000_000), 44, 1_000);

    assertThat(mix.requestsPerSecond()).isCloseTo(80, within(1e-9));
    assertThat(mix.loginsPerSecond()).isCloseTo(10, within(1e-9));
    assertThat(mix.remarks()).isEmpty();
  }

  @Test
  void waitingForALoginSlowsAllElse() {
    AuthMix mix = AuthMix.of(AuthMixes.settings(1, 0, 0, 0, 0, 1_000_000), 44, 2);

    assertThat(mix.requestsPerSecond()).isCloseTo(16, within(1e-9));
    assertThat(mix.loginsPerSecond()).isCloseTo(2, within(1e-9));
    assertThat(mix.remarks())
        .containsExactly(
            "users wait for their turn to log in: they would make 10.0 logins/s, 2.0 may start"
                + " (cs.auth.login-rate)");
  }

  @Test
  void registrationsThatTheTargetWouldRefuseAreLeftOut() {
    AuthMix mix = AuthMix.of(AuthMixes.settings(1, 0, 1, 0, 3, 1_000_000), 11, 1_000);

    assertThat(mix.registers()).isFalse();
    assertThat(mix.remarks())
        .containsExactly(
            "nobody registers: 6,545 registrations an hour would meet the target's limit of 3 from"
                + " one address (cs.auth.registrations-per-hour)");
    SplittableRandom random = new SplittableRandom(1);
    for (int draw = 0; draw < 100; draw++) {
      assertThat(mix.draw(random)).isEqualTo(Journey.SESSION);
    }
  }

  @Test
  void registrationsThatTheTargetTakesStay() {
    assertThat(AuthMixes.only(1, 0, 1, 0).registers()).isTrue();
    assertThat(AuthMixes.only(1, 0, 0, 0).registers()).isFalse();
  }

  @Test
  void racesMayBeAllThatUsersDo() {
    AuthMix mix = AuthMix.of(AuthMixes.settings(0, 0, 1, 1, 3, 1_000_000), 11, 1_000);

    assertThat(mix.registers()).isFalse();
    assertThat(mix.draw(new SplittableRandom(1))).isEqualTo(Journey.RACE);
  }

  @Test
  void profilesThatMeetTheLimiterAreSaid() {
    // One profile a journey in 4.4 s: 600 a minute of 44 users.
    AuthMix mix = AuthMix.of(AuthMixes.settings(1, 0, 0, 0, 0, 599), 44, 1_000);

    assertThat(mix.remarks())
        .containsExactly(
            "profiles meet a limiter unless the target lets this load past it: 600 a minute, it"
                + " takes 599 from one address (cs.auth.profiles-per-minute)");
    assertThat(AuthMix.of(AuthMixes.settings(1, 0, 0, 0, 0, 601), 44, 1_000).remarks()).isEmpty();
  }

  @Test
  void racesCountAllTheirCalls() {
    assertThat(AuthCall.RACED_LOGINS.requests(4)).isEqualTo(4);
    assertThat(AuthCall.LOGIN.requests(4)).isEqualTo(1);
    assertThat(AuthMixes.races().races()).isTrue();
    assertThat(AuthMixes.only(1, 0, 0, 0).races()).isFalse();
  }

  @Test
  void thePlanOfAuthLifecycleHasUsersAndNothingElse() {
    RunSpec run = Catalogue.load().find("auth-lifecycle", Optional.of("stress"));

    LoadPlan plan = Planner.plan(Plans.request(run, 1, 1_000));

    assertThat(plan.peakUsers()).isEqualTo(300);
    assertThat(plan.tables()).isEmpty();
    assertThat(plan.poolNeeded()).isEqualTo(300);
    assertThat(plan.steady()).contains(new PlanWindow(375_000, 660_000));
    Expectation expectation = plan.expectation();
    // 300 users, 8 calls in 4.4 s, for 285 s.
    assertThat(expectation.auths()).isCloseTo(155_455, within(2L));
    assertThat(expectation.requests()).isEqualTo(expectation.auths());
    assertThat(expectation.runConnects()).isZero();
    assertThat(expectation.echoes()).isZero();
    assertThat(plan.describe().get(0))
        .contains("0 games (0 seats), who come and go, 545.5 requests/s");
  }
}
