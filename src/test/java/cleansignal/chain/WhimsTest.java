package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.chain.PlayStep.Drop;
import cleansignal.chain.PlayStep.Listen;
import cleansignal.chain.PlayStep.Reconnect;
import cleansignal.chain.PlayStep.Send;
import cleansignal.config.PlaySettings;
import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.GameStatus;
import cleansignal.target.dialect.Intent;
import cleansignal.target.ringrift.RingRiftDialect;
import cleansignal.target.socket.Slice;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The options of play, alone and in a game. */
class WhimsTest {

  private static final long T0 = 1_700_000_000_000L;
  private static final long END = T0 + 600_000;
  private static final long WAIT = Options.MAX_WAIT.toMillis();

  private final Quiet quiet = new Quiet();

  @Test
  void whatIsOffDrawsNothing() {
    RandomGenerator draws = new SplittableRandom(1);
    Whims whims = new Whims(Options.off(), draws, quiet);
    whims.mayMove();
    whims.asked(T0, END);

    assertThat(whims.drops(T0, END)).isFalse();
    assertThat(whims.withheldUntilMillis()).isEmpty();
    assertThat(draws.nextLong()).isEqualTo(new SplittableRandom(1).nextLong());
  }

  @Test
  void probabilitiesAreThoseOfTheSettings() {
    int drops = 0;
    int timeouts = 0;
    Whims whims = whims(Options.of(0.2, 0.4, 10_000));
    for (int turn = 0; turn < 10_000; turn++) {
      whims.mayMove();
      if (whims.drops(T0, END)) {
        whims.dropped(T0);
        drops++;
      }
      whims.asked(T0, END);
      timeouts += whims.resolved(T0, Outcome.OK).isPresent() ? 1 : 0;
    }
    assertThat(drops).isBetween(1_800, 2_200);
    assertThat(timeouts).isBetween(3_800, 4_200);
  }

  @Test
  void eachIsDoneSoOftenAGameAtMost() {
    Whims whims = whims(Options.of(1, 1, 2));
    int drops = 0;
    int timeouts = 0;
    for (int turn = 0; turn < 5; turn++) {
      whims.mayMove();
      if (whims.drops(T0, END)) {
        assertThat(whims.dropped(T0)).isEqualTo(T0 + Options.AWAY.toMillis());
        drops++;
      }
      whims.asked(T0, END);
      timeouts += whims.resolved(T0, Outcome.OK).isPresent() ? 1 : 0;
    }
    assertThat(drops).isEqualTo(2);
    assertThat(timeouts).isEqualTo(2);
  }

  @Test
  void nothingIsBegunThatTheGamesEndWouldCutShort() {
    Whims whims = whims(Options.of(1, 1, 1));
    whims.mayMove();
    whims.asked(END - WAIT, END);

    assertThat(whims.drops(END - Options.AWAY.toMillis(), END)).isFalse();
    assertThat(whims.withheldUntilMillis()).isEmpty();
  }

  @Test
  void noDecisionIsLeftWhileSomebodyJoins() {
    Whims whims = whims(Options.of(0, 1, 1));
    assertThat(quiet.tryJoin()).isTrue();
    whims.asked(T0, END);
    assertThat(whims.withheldUntilMillis()).isEmpty();

    quiet.joinEnded();
    whims.asked(T0, END);
    assertThat(whims.withheldUntilMillis()).hasValue(T0 + WAIT);
    assertThat(quiet.tryJoin()).isFalse();

    whims.cutShort();
    assertThat(quiet.tryJoin()).isTrue();
  }

  @Nested
  class InAGame {

    private final GamePlay play = play(Options.of(0, 1, 1));

    @Test
    void aDecisionIsLeftToTheServerWhichTakesTheMoveBack() {
      askAfterAMove();
      assertThat(play.step(T0 + 30)).isEqualTo(new Listen(Duration.ofMillis(WAIT - 10)));
      assertThat(play.step(T0 + 30_000)).isInstanceOf(Listen.class);

      assertThat(play.heard(refusal(), T0 + 30_020)).isTrue();
      assertThat(play.takeMeasurements()).containsExactly(timeout(T0 + 30_020, Outcome.OK));
      send(Exchange.REJOIN, T0 + 30_021);
      play.heard(state(false, 0), T0 + 30_030);
      send(Exchange.MOVE, T0 + 30_031);
      assertThat(quiet.tryJoin()).isTrue();
    }

    @Test
    void theNextOneIsAnswered() {
      askAfterAMove();
      play.heard(refusal(), T0 + 30_020);
      send(Exchange.REJOIN, T0 + 30_021);
      play.heard(state(false, 0), T0 + 30_030);
      send(Exchange.MOVE, T0 + 30_031);
      play.heard(choice(), T0 + 30_040);

      assertThat(play.step(T0 + 30_040))
          .isInstanceOfSatisfying(
              Send.class, send -> assertThat(send.exchange()).isEqualTo(Exchange.DECISION));
    }

    @Test
    void oneThatTheServerNeverResolvesFailsAndIsAnsweredAfterAll() {
      askAfterAMove();
      send(Exchange.DECISION, T0 + 20 + WAIT);

      assertThat(play.takeMeasurements()).containsExactly(timeout(T0 + 20 + WAIT, Outcome.TIMEOUT));
      assertThat(quiet.tryJoin()).isTrue();
    }

    @Test
    void aStateThatHasMovedOnResolvesItToo() {
      askAfterAMove();
      play.heard(state(false, 3), T0 + 30_020);

      assertThat(play.takeMeasurements()).containsExactly(timeout(T0 + 30_020, Outcome.OK));
    }

    @Test
    void anEndOfTheGameOrTheConnectionSaysNothingOfTheServer() {
      askAfterAMove();
      play.disconnected(T0 + 1_000);

      assertThat(play.takeMeasurements()).isEmpty();
      assertThat(quiet.tryJoin()).isTrue();
    }

    @Test
    void theSocketIsClosedBeforeAMoveOnceAndTheGameResumed() {
      GamePlay restless = play(Options.of(1, 0, 1));
      joined(restless);
      assertThat(restless.step(T0 + 10)).isEqualTo(new Drop());
      assertThat(restless.dropped(T0 + 11)).isEqualTo(T0 + 11 + Options.AWAY.toMillis());
      assertThat(restless.step(T0 + 12)).isEqualTo(new Reconnect());

      restless.reconnected();
      WhimsTest.send(restless, Exchange.REJOIN, T0 + 2_100);
      restless.heard(state(false, 0), T0 + 2_110);
      WhimsTest.send(restless, Exchange.MOVE, T0 + 2_110);
    }

    private void askAfterAMove() {
      joined(play);
      send(Exchange.MOVE, T0 + 10);
      play.heard(choice(), T0 + 20);
      assertThat(play.takeMeasurements()).containsExactly(Measurement.ok("move", T0 + 10, T0 + 20));
      assertThat(quiet.tryJoin()).isFalse();
    }

    private void send(Exchange exchange, long atMillis) {
      WhimsTest.send(play, exchange, atMillis);
    }
  }

  private static void joined(GamePlay game) {
    send(game, Exchange.JOIN, T0);
    game.heard(state(false, 0), T0 + 5);
    game.takeMeasurements();
  }

  private static void send(GamePlay game, Exchange exchange, long atMillis) {
    PlayStep step = game.step(atMillis);
    assertThat(step).isInstanceOf(Send.class);
    assertThat(((Send) step).exchange()).isEqualTo(exchange);
    game.sent((Send) step, atMillis);
  }

  private Whims whims(PlaySettings settings) {
    return new Whims(settings, new SplittableRandom(3), quiet);
  }

  private GamePlay play(PlaySettings settings) {
    return new GamePlay(
        new RingRiftDialect(),
        new SplittableRandom(3),
        PlayRules.customary(Duration.ZERO, Duration.ZERO, 40),
        "me",
        "g",
        END,
        T0,
        whims(settings));
  }

  private static GameEvent state(boolean deciding, int history) {
    return new GameEvent.State(
        new GameState(
            "g",
            GameStatus.RUNNING,
            1,
            "p",
            deciding,
            history,
            OptionalInt.empty(),
            List.of(new GameState.Seat(1, "me", false), new GameState.Seat(2, "you", true)),
            List.of(Slice.of("{\"id\":\"m\"}"))));
  }

  private static GameEvent choice() {
    return new GameEvent.Choice("c", "g", 1, "kind", List.of(Slice.of("{\"o\": 1}")));
  }

  private static GameEvent refusal() {
    return new GameEvent.Failure("MOVE_REJECTED", "m", Outcome.REJECTED, Intent.MOVE);
  }

  private static Measurement timeout(long endMillis, Outcome outcome) {
    return new Measurement(
        "decision timeout",
        T0 + 20,
        endMillis,
        outcome,
        outcome == Outcome.OK ? "" : "the server did not decide");
  }
}
