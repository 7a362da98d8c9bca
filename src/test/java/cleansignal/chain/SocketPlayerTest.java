package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cleansignal.chain.SocketPlayer.Step;
import cleansignal.config.PlaySettings;
import cleansignal.outcome.Outcome;
import cleansignal.plan.SeatPlan;
import cleansignal.target.dialect.Dialect;
import cleansignal.target.ringrift.Captured;
import cleansignal.target.ringrift.RingRiftDialect;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One player, from its first connection to the end of its time, with a captured game between. */
class SocketPlayerTest {

  private static final long T0 = 1_700_000_000_000L;
  private static final long END = T0 + 600_000;
  private static final long SOON = T0 + 1_000;
  private static final long POLL = 3_000;
  private static final String GAME = "cmwq95pvi0003uk7dopzwcpr4";
  private static final String ME = "c720b8353b52523ca0b263791";

  private static final String NOT_FOUND =
      "42[\"error\",{\"type\":\"error\",\"code\":\"GAME_NOT_FOUND\",\"event\":\"player_move_by_id\",\"message\":\"Game not found\"}]";

  /** Milliseconds from one thing that happens to the next. */
  private static final int TICK = 10;

  private final Dialect dialect = new RingRiftDialect();
  private final Seat seat = seat(END);
  private final SocketPlayer player = player(seat);
  private final Deque<String> frames = new ArrayDeque<>(Captured.oneGame());
  private long now = T0;

  @Test
  void connectsBeforeItOpensAGame() {
    assertThat(player.step(now)).isEqualTo(Step.CONNECT);
    assertThat(player.attempt()).isEqualTo("connect");

    player.connectEnded(true, now);

    assertThat(player.step(now)).isEqualTo(Step.OPEN);
  }

  @Test
  void afterAFailedAttemptItWaitsLongerEachTime() {
    List<Long> waits = new ArrayList<>();
    for (int attempt = 0; attempt < 6; attempt++) {
      assertThat(player.step(now)).isEqualTo(Step.CONNECT);
      player.connectEnded(false, now);
      long failed = now;
      while (player.step(now) == Step.PAUSE) {
        now += player.limit(now).toMillis();
      }
      waits.add((now - failed) / 1_000);
    }

    assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 10L, 10L);
  }

  @Test
  void playsTheWholeGameReadsItMeanwhileAndLeavesIt() {
    open();
    List<Step> steps = play(Integer.MAX_VALUE);

    assertThat(frames).isEmpty();
    assertThat(steps).filteredOn(Step.READ::equals).hasSize((int) ((now - T0) / POLL));
    assertThat(player.step(now)).isEqualTo(Step.LEAVE);
    assertThat(player.takeMeasurements())
        .filteredOn(measurement -> measurement.name().equals("move"))
        .hasSize(31)
        .allSatisfy(move -> assertThat(move.outcome()).isEqualTo(Outcome.OK));
    assertThat(seat.takeMarkers())
        .extracting(Seat.Marker::name)
        .containsExactly("~game+ 1h+1a", "~game- 1h+1a finished");

    seat.gone(now);
    assertThat(player.step(now)).isEqualTo(Step.OPEN);
    assertThat(player.step(END)).isEqualTo(Step.DONE);
  }

  @Test
  void aLossInMidGameIsReconnectedAndTheGameJoinedAgain() {
    open();
    play(20);
    player.disconnected(now);

    assertThat(player.step(now)).isEqualTo(Step.CONNECT);
    assertThat(player.attempt()).isEqualTo("reconnect");

    player.connectEnded(true, now + 50);
    assertThat(player.step(now + 50)).isEqualTo(Step.SEND);
    assertThat(player.send(now + 50)).isEqualTo(dialect.joinGame(GAME));
  }

  @Test
  void aGameWhosePlayerDoesNotGetBackIsGivenUp() {
    open();
    play(20);
    player.disconnected(now);
    player.connectEnded(false, now + 50);

    assertThat(player.step(now + 50)).isEqualTo(Step.LEAVE);
    assertThat(seat.takeMarkers())
        .extracting(Seat.Marker::name)
        .last()
        .isEqualTo("~game- 1h+1a disconnected");
  }

  @Test
  void aLossBetweenGamesIsNoReconnect() {
    player.connectEnded(true, now);
    player.disconnected(now);

    assertThat(player.step(now)).isEqualTo(Step.CONNECT);
    assertThat(player.attempt()).isEqualTo("connect");
  }

  @Test
  void aConnectionOnWhichAJoinHearsNothingIsGivenUp() {
    open();
    assertThat(player.step(now)).isEqualTo(Step.SEND);
    player.send(now);
    while (!player.deaf()) {
      assertThat(player.step(now)).isIn(Step.LISTEN, Step.READ);
      player.hasRead(now);
      now += player.limit(now).toMillis();
      player.step(now);
    }
    assertThat(now).isEqualTo(T0 + 10_000);

    player.disconnected(now);
    assertThat(player.deaf()).isFalse();
    assertThat(player.step(now)).isEqualTo(Step.CONNECT);
    assertThat(player.attempt()).isEqualTo("reconnect");
  }

  @Test
  void closesItsSocketInMidGameWhenTheOptionSaysSoAndComesBack() {
    SocketPlayer restless = player(seat, Options.of(1, 0, 1));
    restless.connectEnded(true, now);
    restless.step(now);
    seat.opened(GAME, now);
    restless.step(now);
    restless.send(now);
    hear(restless, ++now);

    assertThat(restless.step(now)).isEqualTo(Step.DROP);
    restless.droppedOnPurpose(now);
    assertThat(restless.step(now)).isEqualTo(Step.PAUSE);
    assertThat(restless.limit(now)).isEqualTo(Options.AWAY);
    now += Options.AWAY.toMillis();
    assertThat(restless.step(now)).isEqualTo(Step.CONNECT);
    assertThat(restless.attempt()).isEqualTo("reconnect");
    restless.connectEnded(true, now);
    assertThat(restless.step(now)).isEqualTo(Step.SEND);
    assertThat(restless.send(now)).isEqualTo(dialect.joinGame(GAME));
    assertThat(seat.takeMarkers()).extracting(Seat.Marker::name).containsExactly("~game+ 1h+1a");
  }

  @Test
  void atThePlansEndItWaitsForTheLastAnswerBeforeItLeaves() {
    SocketPlayer hasty = hasMovedJustBeforeItsEnd();

    assertThat(hasty.step(SOON)).isEqualTo(Step.LISTEN);
    assertThat(hasty.limit(SOON)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(10));
    hear(hasty, SOON + 30);

    assertThat(hasty.step(SOON + 30)).isEqualTo(Step.LEAVE);
    assertThat(hasty.takeMeasurements()).contains(Measurement.ok("move", SOON - 5, SOON + 30));
  }

  @Test
  void butNotForEver() {
    SocketPlayer hasty = hasMovedJustBeforeItsEnd();
    now = SOON;
    while (hasty.step(now) == Step.LISTEN) {
      now += hasty.limit(now).toMillis();
    }

    assertThat(now).isEqualTo(SOON - 5 + 10_000);
    assertThat(hasty.step(now)).isEqualTo(Step.LEAVE);
    assertThat(hasty.takeMeasurements())
        .extracting(Measurement::name, Measurement::outcome)
        .contains(tuple("move", Outcome.STALLED));
  }

  @Test
  void aGameThatAReadFindsGoneIsLeftOnlyWhenTheMoveHasItsRecord() {
    open();
    play(2);
    while (player.step(now) != Step.SEND) {
      now += player.limit(now).toMillis();
      player.hasRead(now);
    }
    player.send(now);
    player.takeMeasurements();
    seat.lost(now);

    assertThat(player.step(now)).isEqualTo(Step.LISTEN);
    long answered = now + 40;
    player.on(dialect.read(NOT_FOUND), answered);
    assertThat(player.step(answered)).isNotIn(Step.LISTEN, Step.LEAVE);
    assertThat(player.takeMeasurements())
        .extracting(Measurement::name, Measurement::outcome)
        .containsExactly(tuple("move", Outcome.LIFECYCLE));
  }

  @Test
  void whenTheTableEndsTheGameAChoiceIsStillAnswered() {
    open();
    while (!frames.element().contains("player_choice_required")) {
      play(1);
    }
    hear(player, now);
    seat.end("budget", now);

    assertThat(player.step(now)).isEqualTo(Step.SEND);
    assertThat(player.send(now)).contains("player_choice_response");
    assertThat(player.step(now)).isEqualTo(Step.LISTEN);
    while (player.step(now) != Step.LEAVE) {
      play(1);
    }
    assertThat(player.takeMeasurements())
        .extracting(Measurement::name, Measurement::outcome)
        .contains(tuple("decision", Outcome.OK))
        .doesNotContain(tuple("decision", Outcome.TIMEOUT));
  }

  @Test
  void aGameWhoseFirstStateComesAsTheTableEndsItBeginsAndEnds() {
    open();
    assertThat(player.step(now)).isEqualTo(Step.SEND);
    player.send(now);
    seat.end("plan", now);
    hear(player, now + TICK);

    assertThat(seat.takeMarkers())
        .extracting(Seat.Marker::name)
        .containsExactly("~game+ 1h+1a", "~game- 1h+1a plan");
  }

  /** The clock goes on between the decision and the frame. */
  @Test
  void whatWasDecidedInTheLastMillisecondIsStillSent() {
    Seat brief = seat(SOON);
    SocketPlayer hasty = player(brief);
    hasty.connectEnded(true, now);
    brief.opened(GAME, now);
    assertThat(hasty.step(SOON - 1)).isEqualTo(Step.SEND);

    assertThat(hasty.limit(SOON)).isEqualTo(Duration.ofSeconds(10));
    assertThat(hasty.send(SOON)).isEqualTo(dialect.joinGame(GAME));
    assertThat(hasty.step(SOON)).isEqualTo(Step.LISTEN);
  }

  private void open() {
    player.connectEnded(true, now);
    assertThat(player.step(now)).isEqualTo(Step.OPEN);
    seat.opened(GAME, now);
  }

  /** Plays until so many frames were heard, or the game is over. */
  private List<Step> play(int heard) {
    List<Step> steps = new ArrayList<>();
    int left = heard;
    while (left > 0) {
      Step step = player.step(now);
      steps.add(step);
      switch (step) {
        case SEND -> player.send(now);
        case READ -> player.hasRead(now);
        case PAUSE -> now += player.limit(now).toMillis();
        case LISTEN -> {
          now += TICK;
          hear(player, now);
          left--;
        }
        default -> {
          return steps;
        }
      }
    }
    return steps;
  }

  private SocketPlayer hasMovedJustBeforeItsEnd() {
    Seat brief = seat(SOON);
    SocketPlayer hasty = player(brief);
    hasty.connectEnded(true, now);
    brief.opened(GAME, now);
    hasty.step(now);
    hasty.send(now);
    now += TICK;
    hear(hasty, now);
    while (hasty.step(now) != Step.SEND) {
      now += hasty.limit(now).toMillis();
    }
    hasty.send(SOON - 5);
    hasty.takeMeasurements();
    return hasty;
  }

  private void hear(SocketPlayer user, long atMillis) {
    user.on(dialect.read(frames.remove()), atMillis);
  }

  private static Seat seat(long endMillis) {
    Table table = new Table(SeatPlan.parse("1h+1a"));
    return new Seat(table, 0, endMillis, Duration.ofHours(1), GameStart.WHEN_PLAYED);
  }

  private SocketPlayer player(Seat place) {
    return player(place, Options.off());
  }

  private SocketPlayer player(Seat place, PlaySettings settings) {
    return new SocketPlayer(
        place,
        dialect,
        PlayRules.customary(Duration.ofMillis(100), Duration.ofMillis(200), 1_000),
        new SplittableRandom(1),
        ME,
        random -> POLL,
        settings);
  }
}
