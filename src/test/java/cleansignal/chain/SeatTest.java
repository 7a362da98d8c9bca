package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.chain.Seat.Marker;
import cleansignal.chain.Seat.Step;
import cleansignal.plan.SeatPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeatTest {

  private static final long T0 = 1_700_000_000_000L;
  private static final long LIFE = 60_000;
  private static final long END = T0 + 600_000;
  private static final long LIMIT = Seat.SEATING_LIMIT.toMillis();

  private final Table duel = new Table(SeatPlan.parse("2h+0a"));
  private final Seat owner = seat(duel, 0);
  private final Seat guest = seat(duel, 1);

  @Test
  void theOwnersWholeLife() {
    Seat seat = seat(new Table(SeatPlan.parse("1h+2a")), 0);
    assertThat(seat.step(T0)).isEqualTo(Step.OPEN);

    seat.opened("a", T0);
    assertThat(seat.gameId()).contains("a");
    assertThat(seat.step(T0)).isEqualTo(Step.READ);
    assertThat(seat.step(T0 + LIFE - 1)).isEqualTo(Step.READ);
    assertThat(seat.step(T0 + LIFE)).isEqualTo(Step.LEAVE);
    seat.gone(T0 + LIFE + 10);
    assertThat(seat.gameId()).isEmpty();
    assertThat(seat.step(T0 + LIFE + 10)).isEqualTo(Step.OPEN);

    seat.opened("b", END - 5_000);
    assertThat(seat.step(END - 1)).isEqualTo(Step.READ);
    assertThat(seat.step(END)).isEqualTo(Step.LEAVE);
    seat.gone(END + 20);
    assertThat(seat.step(END + 20)).isEqualTo(Step.DONE);
    assertThat(seat.takeMarkers())
        .containsExactly(
            new Marker("~game+ 1h+2a", T0, 1),
            new Marker("~game- 1h+2a budget", T0 + LIFE, -1),
            new Marker("~game+ 1h+2a", END - 5_000, 1),
            new Marker("~game- 1h+2a plan", END, -1));
  }

  @Test
  void aClosedTableIsLeftAtOnceAndForGood() {
    owner.opened("a", T0);
    guest.step(T0);
    guest.joined(T0 + 10);
    owner.askedToWait(Optional.of(Duration.ofSeconds(60)), T0 + 20);
    assertThat(duel.empty()).isFalse();

    duel.close(T0 + 100);

    for (Seat seat : List.of(owner, guest)) {
      assertThat(seat.closed()).isTrue();
      assertThat(seat.remainingMillis(T0 + 100)).isZero();
      assertThat(seat.step(T0 + 100)).as("no wait that the server asked for").isEqualTo(Step.LEAVE);
      assertThat(duel.occupied()).extracting(Game::id).containsExactly("a");
      seat.left();
      seat.gone(T0 + 200);
      assertThat(seat.step(T0 + 200)).isEqualTo(Step.DONE);
    }
    assertThat(duel.empty()).isTrue();
    assertThat(owner.takeMarkers())
        .extracting(Marker::name)
        .containsExactly("~game- 2h+0a stopped");
  }

  @Test
  void nobodySitsDownAtAClosedTable() {
    duel.close(T0);

    assertThat(owner.step(T0)).isEqualTo(Step.DONE);
    assertThat(guest.step(T0)).isEqualTo(Step.DONE);
  }

  @Test
  void aTableIsNotEmptyWhileSomebodyWaitsForASeat() {
    owner.arriving(true);
    assertThat(duel.empty()).isFalse();
    assertThat(duel.occupied()).as("no game that could be named").isEmpty();

    owner.opened("a", T0);
    owner.arriving(false);
    assertThat(duel.empty()).isFalse();
    owner.abandon(T0 + 10);
    assertThat(duel.empty()).isTrue();
  }

  @Test
  void aSeatThatTheServerDidNotTakeBackIsStillOccupied() {
    owner.opened("a", T0);
    owner.step(T0 + LIMIT);
    owner.gone(T0 + LIMIT);
    assertThat(duel.empty()).as("nobody tries again").isTrue();
    owner.opened("b", T0 + LIMIT + 1);

    assertThat(duel.occupied()).extracting(Game::id).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void nobodyHasToLeaveWhatTheServerEndedOrForgot() {
    owner.opened("a", T0);
    owner.finished(T0 + 10);
    assertThat(duel.occupied()).isEmpty();
    owner.gone(T0 + 20);

    owner.opened("b", T0 + 30);
    assertThat(duel.occupied()).isNotEmpty();
    owner.lost(T0 + 40);
    assertThat(duel.occupied()).isEmpty();
  }

  @Test
  void aMarkerIsGivenOnce() {
    Seat seat = seat(new Table(SeatPlan.parse("1h+1a")), 0);
    seat.opened("a", T0);

    assertThat(seat.takeMarkers()).hasSize(1);
    assertThat(seat.takeMarkers()).isEmpty();
    seat.step(T0 + LIFE);
    seat.step(T0 + LIFE + 1);
    assertThat(seat.takeMarkers()).hasSize(1);
  }

  @Test
  void threeSeatsSitDownOneAfterAnotherBeforeAnyoneReads() {
    Table table = new Table(SeatPlan.parse("3h+0a"));
    Seat first = seat(table, 0);
    Seat second = seat(table, 1);
    Seat third = seat(table, 2);
    assertThat(steps(T0, first, second, third)).containsExactly(Step.OPEN, Step.WAIT, Step.WAIT);

    first.opened("a", T0);
    assertThat(steps(T0, first, second, third)).containsExactly(Step.WAIT, Step.JOIN, Step.WAIT);
    assertThat(second.gameId()).contains("a");

    second.joined(T0 + 10);
    assertThat(steps(T0 + 10, first, second, third))
        .containsExactly(Step.WAIT, Step.WAIT, Step.JOIN);

    third.joined(T0 + 20);
    assertThat(steps(T0 + 20, first, second, third)).containsOnly(Step.READ);
    assertThat(first.takeMarkers()).isEmpty();
    assertThat(second.takeMarkers()).isEmpty();
    assertThat(third.takeMarkers()).containsExactly(new Marker("~game+ 3h+0a", T0 + 20, 1));
  }

  @Test
  void whoeverEndsAGameEndsItForAllAndRecordsItAlone() {
    playing();

    assertThat(steps(T0 + LIFE, guest, owner)).containsOnly(Step.LEAVE);
    assertThat(guest.takeMarkers())
        .containsExactly(new Marker("~game- 2h+0a budget", T0 + LIFE, -1));
    assertThat(owner.takeMarkers()).isEmpty();
  }

  @Test
  void aGuestThatHasLeftWaitsForTheNextGame() {
    playing();
    steps(T0 + LIFE, guest, owner);
    guest.gone(T0 + LIFE);
    assertThat(guest.step(T0 + LIFE)).isEqualTo(Step.WAIT);

    owner.gone(T0 + LIFE);
    owner.opened("b", T0 + LIFE + 5);

    assertThat(guest.step(T0 + LIFE + 5)).isEqualTo(Step.JOIN);
    assertThat(guest.gameId()).contains("b");
  }

  @Test
  void aFinishedGameIsLeftByAll() {
    playing();
    guest.finished(T0 + 500);

    assertThat(steps(T0 + 500, owner, guest)).containsOnly(Step.LEAVE);
    assertThat(guest.takeMarkers())
        .containsExactly(new Marker("~game- 2h+0a finished", T0 + 500, -1));
    guest.gone(T0 + 510);
    owner.gone(T0 + 510);
    assertThat(owner.step(T0 + 510)).isEqualTo(Step.OPEN);
  }

  @Test
  void aGameThatDoesNotFillIsGivenUpAndNeverRan() {
    owner.opened("a", T0);
    assertThat(owner.step(T0 + LIMIT - 1)).isEqualTo(Step.WAIT);

    assertThat(owner.step(T0 + LIMIT)).isEqualTo(Step.LEAVE);
    assertThat(guest.step(T0 + LIMIT)).isEqualTo(Step.WAIT);
    owner.gone(T0 + LIMIT);

    assertThat(owner.step(T0 + LIMIT)).isEqualTo(Step.WAIT);
    assertThat(owner.takeMarkers()).isEmpty();
  }

  @Test
  void aJoinThatFailsEndsTheGameForAll() {
    owner.opened("a", T0);
    guest.step(T0);
    guest.joinFailed(T0 + 10);

    assertThat(guest.step(T0 + 10)).isEqualTo(Step.WAIT);
    assertThat(owner.step(T0 + 10)).isEqualTo(Step.LEAVE);
    owner.gone(T0 + 20);
    assertThat(owner.step(T0 + 20)).isEqualTo(Step.WAIT);
    assertThat(markers(owner, guest)).isEmpty();
  }

  /** The answer to a join may come when the others have long gone on. */
  @Test
  void aLateJoinCountsForTheGameItWasSentTo() {
    owner.opened("a", T0);
    assertThat(guest.step(T0)).isEqualTo(Step.JOIN);
    owner.step(T0 + LIMIT);
    owner.gone(T0 + LIMIT);
    owner.opened("b", T0 + LIMIT + 1_000);

    guest.joined(T0 + LIMIT + 2_000);

    assertThat(guest.gameId()).contains("a");
    assertThat(guest.step(T0 + LIMIT + 2_000)).isEqualTo(Step.LEAVE);
    assertThat(owner.step(T0 + LIMIT + 2_000)).isEqualTo(Step.WAIT);
    assertThat(markers(owner, guest)).isEmpty();
  }

  @Test
  void aLateRefusalDoesNotEndTheNextGame() {
    owner.opened("a", T0);
    guest.step(T0);
    owner.step(T0 + LIMIT);
    owner.gone(T0 + LIMIT);
    owner.opened("b", T0 + LIMIT + 1_000);

    guest.joinFailed(T0 + LIMIT + 2_000);

    assertThat(guest.step(T0 + LIMIT + 2_000)).isEqualTo(Step.JOIN);
    assertThat(guest.gameId()).contains("b");
  }

  @Test
  void aLostGameIsLeftByNobody() {
    playing();
    guest.lost(T0 + 500);

    assertThat(guest.step(T0 + 500)).isEqualTo(Step.WAIT);
    assertThat(owner.step(T0 + 550)).isEqualTo(Step.WAIT);
    assertThat(owner.step(T0 + 550 + 1_000)).isEqualTo(Step.OPEN);
    assertThat(guest.takeMarkers()).containsExactly(new Marker("~game- 2h+0a lost", T0 + 500, -1));
    assertThat(owner.takeMarkers()).isEmpty();
  }

  @Test
  void aGameThatIsLostBeforeAJoinIsLeftByNobody() {
    owner.opened("a", T0);
    guest.step(T0);
    guest.lost(T0 + 10);

    assertThat(steps(T0 + 10, owner, guest)).containsOnly(Step.WAIT);
    assertThat(markers(owner, guest)).isEmpty();
  }

  @Test
  void aLostGameAtThePlansEndIsNotLeftEither() {
    playing();
    owner.lost(END - 1);

    assertThat(steps(END, owner, guest)).containsOnly(Step.DONE);
  }

  @Test
  void aUserThatGivesUpEndsItsGameAndIsDone() {
    playing();
    guest.abandon(T0 + 500);

    assertThat(guest.step(T0 + 500)).isEqualTo(Step.DONE);
    assertThat(owner.step(T0 + 500)).isEqualTo(Step.LEAVE);
    assertThat(guest.takeMarkers())
        .containsExactly(new Marker("~game- 2h+0a user-lost", T0 + 500, -1));
    owner.gone(T0 + 510);
    owner.opened("b", T0 + 520);
    assertThat(guest.step(T0 + 520)).isEqualTo(Step.DONE);
  }

  @Test
  void aUserThatGivesUpBeforeItSatKeepsTheOthersFromWaiting() {
    owner.opened("a", T0);
    guest.abandon(T0 + 10);

    assertThat(owner.step(T0 + 10)).isEqualTo(Step.LEAVE);
    assertThat(markers(owner, guest)).isEmpty();
  }

  @Test
  void anOwnerThatGivesUpBeforeItOpenedLeavesNobodyStuck() {
    owner.abandon(T0);

    assertThat(owner.step(T0)).isEqualTo(Step.DONE);
    assertThat(guest.step(T0)).isEqualTo(Step.WAIT);
    assertThat(guest.step(END)).isEqualTo(Step.DONE);
  }

  @Test
  void thePlansEndStopsASeatThatSitsNowhere() {
    assertThat(steps(END - 1, owner, guest)).containsExactly(Step.OPEN, Step.WAIT);
    assertThat(steps(END, owner, guest)).containsOnly(Step.DONE);
  }

  @Test
  void thePlansEndLeavesAGameThatIsStillFilling() {
    Seat late = new Seat(duel, 0, T0 + 10, Duration.ofMillis(LIFE), GameStart.WHEN_FULL);
    late.opened("a", T0);

    assertThat(late.step(T0 + 10)).isEqualTo(Step.LEAVE);
    assertThat(late.takeMarkers()).isEmpty();
  }

  @Test
  void backOffDoublesUpToALimit() {
    long now = T0;
    List<Long> waits = new ArrayList<>();
    for (int failure = 0; failure < 6; failure++) {
      owner.openFailed(now);
      waits.add(waited(owner, now));
      now += waits.get(failure);
    }

    assertThat(waits).containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L);
  }

  @Test
  void backOffStartsAgainAfterAGameThatWentWell() {
    owner.openFailed(T0 - 10_000);
    owner.openFailed(T0 - 10_000);
    playing();
    steps(T0 + LIFE, owner, guest);
    owner.gone(T0 + LIFE);
    assertThat(owner.step(T0 + LIFE)).isEqualTo(Step.OPEN);

    owner.openFailed(T0 + LIFE);

    assertThat(waited(owner, T0 + LIFE)).isEqualTo(1_000);
  }

  @Test
  void backOffGrowsWhileGamesOpenButNeverFill() {
    long now = T0;
    List<Long> waits = new ArrayList<>();
    for (int game = 0; game < 6; game++) {
      owner.opened("g" + game, now);
      guest.step(now);
      guest.joinFailed(now);
      assertThat(owner.step(now)).isEqualTo(Step.LEAVE);
      owner.gone(now);
      waits.add(waited(owner, now));
      now += waits.get(game);
    }

    assertThat(waits).containsExactly(1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L);
  }

  @Test
  void backOffGrowsWhileTheServerForgetsGames() {
    Seat seat = seat(new Table(SeatPlan.parse("1h+1a")), 0);
    List<Long> waits = new ArrayList<>();
    long now = T0;
    for (int game = 0; game < 4; game++) {
      seat.opened("g" + game, now);
      seat.lost(now);
      waits.add(waited(seat, now));
      now += waits.get(game);
    }

    assertThat(waits).containsExactly(1_000L, 2_000L, 4_000L, 8_000L);
  }

  @Test
  void aLimiterIsObeyedInEveryStep() {
    Duration asked = Duration.ofSeconds(20);
    owner.askedToWait(Optional.of(asked), T0);
    assertThat(owner.step(T0)).isEqualTo(Step.WAIT);
    assertThat(waited(owner, T0)).isEqualTo(20_000);
    assertThat(owner.step(T0 + 20_000)).isEqualTo(Step.OPEN);

    owner.opened("a", T0 + 20_000);
    guest.step(T0 + 20_000);
    guest.askedToWait(Optional.of(asked), T0 + 20_000);
    assertThat(guest.step(T0 + 20_001)).isEqualTo(Step.WAIT);
    assertThat(guest.step(T0 + 40_000)).isEqualTo(Step.JOIN);
    guest.joined(T0 + 40_000);

    owner.askedToWait(Optional.of(asked), T0 + 40_000);
    assertThat(steps(T0 + 40_001, owner, guest)).containsExactly(Step.WAIT, Step.READ);
    assertThat(steps(T0 + 60_000, owner, guest)).containsOnly(Step.READ);

    guest.finished(T0 + 60_000);
    assertThat(guest.step(T0 + 60_000)).isEqualTo(Step.LEAVE);
    guest.askedToWait(Optional.of(asked), T0 + 60_000);
    assertThat(guest.step(T0 + 60_001)).isEqualTo(Step.WAIT);
    assertThat(guest.step(T0 + 80_000)).isEqualTo(Step.LEAVE);
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "999, 1000", "1001, 1001", "300000, 300000"})
  void aLimiterThatAsksForNextToNothingIsNotHammered(long askedMillis, long waitMillis) {
    owner.askedToWait(Optional.of(Duration.ofMillis(askedMillis)), T0);

    assertThat(waited(owner, T0)).isEqualTo(waitMillis);
  }

  @Test
  void aLimiterThatDoesNotSayHowLongIsGivenFiveSeconds() {
    owner.askedToWait(Optional.empty(), T0);

    assertThat(waited(owner, T0)).isEqualTo(5_000);
  }

  @Test
  void aShorterWaitDoesNotCutALongerOneShort() {
    owner.askedToWait(Optional.of(Duration.ofSeconds(20)), T0);
    owner.openFailed(T0);

    assertThat(waited(owner, T0)).isEqualTo(20_000);
  }

  @Test
  void aLimiterHoldsNobodyBeyondThePlansEnd() {
    playing();
    owner.askedToWait(Optional.of(Duration.ofHours(1)), END - 100);
    guest.askedToWait(Optional.of(Duration.ofHours(1)), END - 100);
    assertThat(owner.waitMillis(END - 100)).isPositive().isLessThanOrEqualTo(100);

    assertThat(steps(END, owner, guest)).containsOnly(Step.LEAVE);
    owner.gone(END);
    guest.gone(END);
    assertThat(steps(END, owner, guest)).containsOnly(Step.DONE);
  }

  /** Otherwise a game whose players all wait would count as running until they come back. */
  @Test
  void aGamesBudgetEndsOnTimeWhileItsPlayerWaits() {
    Seat seat = seat(new Table(SeatPlan.parse("1h+1a")), 0);
    seat.opened("a", T0);
    seat.askedToWait(Optional.of(Duration.ofMinutes(5)), T0);
    assertThat(seat.waitMillis(T0)).isEqualTo(LIFE);

    assertThat(seat.step(T0 + LIFE)).isEqualTo(Step.WAIT);

    assertThat(seat.takeMarkers()).contains(new Marker("~game- 1h+1a budget", T0 + LIFE, -1));
    assertThat(seat.waitMillis(T0 + LIFE)).isEqualTo(300_000 - LIFE);
    assertThat(seat.step(T0 + 300_000)).isEqualTo(Step.LEAVE);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1_000, -1, 0, 1, 1_000})
  void aWaitAlwaysTakesTime(long afterEnd) {
    assertThat(owner.waitMillis(END + afterEnd)).isPositive();
    owner.askedToWait(Optional.of(Duration.ofHours(1)), END + afterEnd);
    assertThat(owner.waitMillis(END + afterEnd)).isPositive();
  }

  @Test
  void whatThePlanLeavesIsNeverBelowZero() {
    assertThat(owner.remainingMillis(END - 7)).isEqualTo(7);
    assertThat(owner.remainingMillis(END)).isZero();
    assertThat(owner.remainingMillis(END + 7)).isZero();
  }

  private void playing() {
    owner.opened("a", T0);
    guest.step(T0);
    guest.joined(T0);
    markers(owner, guest);
    assertThat(steps(T0, owner, guest)).containsOnly(Step.READ);
  }

  private static Seat seat(Table table, int number) {
    return new Seat(table, number, END, Duration.ofMillis(LIFE), GameStart.WHEN_FULL);
  }

  private static List<Step> steps(long nowMillis, Seat... seats) {
    return List.of(seats).stream().map(seat -> seat.step(nowMillis)).toList();
  }

  private static List<Marker> markers(Seat... seats) {
    return List.of(seats).stream().flatMap(seat -> seat.takeMarkers().stream()).toList();
  }

  /** How long the seat waits in all, however often it looks around. */
  private static long waited(Seat seat, long fromMillis) {
    long now = fromMillis;
    while (seat.step(now) == Step.WAIT) {
      now += seat.waitMillis(now);
    }
    return now - fromMillis;
  }
}
