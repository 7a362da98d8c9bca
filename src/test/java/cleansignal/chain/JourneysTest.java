package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Outcome;
import cleansignal.plan.AuthCall;
import cleansignal.plan.AuthMix;
import cleansignal.plan.AuthMixes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JourneysTest {

  private static final long START = 1_767_323_045_000L;
  private static final long END = START + 60_000;
  private static final long THINK = 500;

  private long now = START;

  @Test
  void theFirstSessionUsesTheLoginOfThePlanAndTheNextLogsInItself() {
    Journeys journeys = journeys(AuthMixes.only(1, 0, 0, 0));

    assertThat(done(journeys, 8))
        .containsExactly(
            "PROFILE",
            "REFRESH",
            "PROTECTED",
            "REFRESH",
            "PROTECTED",
            "LOGOUT",
            "REFUSED_REFRESH",
            "LOGIN");
  }

  @Test
  void whoLogsOutEverywhereTriesTheOldToken() {
    assertThat(done(journeys(AuthMixes.only(0, 1, 0, 0)), 4))
        .containsExactly("PROFILE", "LOGOUT_EVERYWHERE", "REFUSED_ACCESS", "LOGIN");
  }

  @Test
  void aRaceBeginsWithLoginsAtOnceAndEndsWithDeadTokens() {
    assertThat(done(journeys(AuthMixes.races()), 4))
        .containsExactly("RACED_LOGINS", "LOGIN", "EARLY_REFRESH", "RACED_REFRESHES");
  }

  @Test
  void userThinksBetweenTwoCallsButNotBeforeAnEarlyRefresh() {
    Journeys journeys = journeys(AuthMixes.races());
    done(journeys, 1);

    assertThat(journeys.step(now)).isEqualTo(Journeys.WAIT);
    assertThat(journeys.waitMillis(now)).isEqualTo(THINK);
    now += THINK;
    turn(journeys, 0);
    assertThat(journeys.step(now)).isEqualTo("LOGIN");
    journeys.ended(Outcome.OK, OptionalInt.of(200), Optional.empty(), now);
    assertThat(journeys.step(now)).isEqualTo("EARLY_REFRESH");
  }

  @Test
  void logsInOnlyInItsTurn() {
    Journeys journeys = journeys(AuthMixes.races());

    assertThat(journeys.step(now)).isEqualTo(Journeys.QUEUE);
    assertThat(journeys.logins()).isEqualTo(4);
    turn(journeys, 1_500);
    assertThat(journeys.step(now)).isEqualTo(Journeys.WAIT);
    assertThat(journeys.waitMillis(now)).isEqualTo(1_500);
    now += 1_500;
    assertThat(journeys.step(now)).isEqualTo("RACED_LOGINS");
  }

  @Test
  void aTurnThatWouldComeTooLateIsTheEnd() {
    Journeys journeys = journeys(AuthMixes.races());

    journeys.step(now);
    journeys.queued(OptionalLong.empty(), now);

    assertThat(journeys.step(now)).isEqualTo(Journeys.DONE);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OK", "RATE_LIMITED"})
  void aFailureEndsTheJourneyAndTheNextLogsIn(Outcome failure) {
    Journeys journeys = journeys(AuthMixes.only(1, 0, 0, 0));
    done(journeys, 2);
    now += THINK;
    journeys.step(now);

    journeys.ended(failure, OptionalInt.of(500), Optional.empty(), now);

    assertThat(journeys.waitMillis(now)).isEqualTo(THINK);
    assertThat(done(journeys, 1)).containsExactly("LOGIN");
  }

  @Test
  void aRefusedLoginIsNotTriedAgainBecauseTenLockTheAccount() {
    Journeys journeys = journeys(AuthMixes.only(1, 0, 0, 0));
    done(journeys, 7);
    now += THINK;
    turn(journeys, 0);
    assertThat(journeys.step(now)).isEqualTo("LOGIN");

    journeys.ended(Outcome.CONTRACT, OptionalInt.of(401), Optional.empty(), now);

    assertThat(journeys.step(now + THINK)).isEqualTo(Journeys.DONE);
  }

  @Test
  void afterA429ItWaitsAsLongAsAskedOrFiveSeconds() {
    Journeys journeys = journeys(AuthMixes.only(1, 0, 0, 0));
    journeys.step(now);
    journeys.ended(
        Outcome.RATE_LIMITED, OptionalInt.of(429), Optional.of(Duration.ofSeconds(9)), now);
    assertThat(journeys.waitMillis(now)).isEqualTo(9_000);

    now += 9_000;
    turn(journeys, 0);
    journeys.step(now);
    journeys.ended(Outcome.RATE_LIMITED, OptionalInt.of(429), Optional.empty(), now);
    assertThat(journeys.waitMillis(now)).isEqualTo(5_000);
  }

  @Test
  void nothingIsWaitedForOrDoneBeyondTheEnd() {
    Journeys journeys = journeys(AuthMixes.only(1, 0, 0, 0));
    journeys.step(now);
    journeys.ended(
        Outcome.RATE_LIMITED, OptionalInt.of(429), Optional.of(Duration.ofHours(1)), now);

    assertThat(journeys.waitMillis(now)).isEqualTo(END - START);
    assertThat(journeys.step(END)).isEqualTo(Journeys.DONE);
  }

  private static Journeys journeys(AuthMix mix) {
    return new Journeys(mix, new SplittableRandom(1), END);
  }

  private void turn(Journeys journeys, long waitMillis) {
    assertThat(journeys.step(now)).isEqualTo(Journeys.QUEUE);
    journeys.queued(OptionalLong.of(waitMillis), now);
  }

  /** The next calls, all of which succeed. */
  private List<String> done(Journeys journeys, int calls) {
    List<String> done = new ArrayList<>();
    while (done.size() < calls) {
      String step = journeys.step(now);
      if (step.equals(Journeys.WAIT)) {
        now += journeys.waitMillis(now);
      } else if (step.equals(Journeys.QUEUE)) {
        journeys.queued(OptionalLong.of(0), now);
      } else {
        done.add(AuthCall.valueOf(step).name());
        journeys.ended(Outcome.OK, OptionalInt.of(200), Optional.empty(), now);
      }
    }
    return done;
  }
}
