package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.chain.PlayStep.End;
import cleansignal.chain.PlayStep.Ending;
import cleansignal.chain.PlayStep.Listen;
import cleansignal.chain.PlayStep.Reconnect;
import cleansignal.chain.PlayStep.Send;
import cleansignal.chain.PlayStep.Think;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GamePlayTest {

  private static final long T0 = 1_700_000_000_000L;
  private static final long END = T0 + 600_000;
  private static final int ME = 1;
  private static final int OTHER = 2;
  private static final Duration TEN = Duration.ofSeconds(10);
  private static final PlayRules RULES =
      PlayRules.customary(Duration.ofMillis(500), Duration.ofMillis(500), 40);
  private static final long STUCK = RULES.stuckLimit().toMillis();

  private final GamePlay play = play(RULES);
  private boolean otherIsAi = true;
  private long now = T0;

  // --- joining

  @Test
  void itJoinsBeforeAnythingElse() {
    assertThat(play.step(T0))
        .isEqualTo(new Send(Exchange.JOIN, "42[\"join_game\",{\"gameId\":\"g\"}]", TEN));

    send(Exchange.JOIN, 0);
    assertThat(play.step(T0 + 3_000)).isEqualTo(new Listen(Duration.ofSeconds(7)));
    assertThat(hear(mine(0), 25)).isTrue();

    assertThat(play.takeMeasurements()).containsExactly(ok("join", T0, T0 + 25));
    assertThat(play.takeMeasurements()).isEmpty();
    assertThat(play.ran()).isTrue();
  }

  @Test
  void whatIsOfAnotherGameIsNotHeard() {
    send(Exchange.JOIN, 0);
    GameState foreign =
        new GameState(
            "other",
            GameStatus.RUNNING,
            ME,
            "p",
            false,
            9,
            OptionalInt.of(ME),
            seats(),
            moves("m"));

    assertThat(hear(new GameEvent.State(foreign), 5)).isFalse();
    assertThat(hear(new GameEvent.Over(foreign, "r"), 6)).isFalse();
    assertThat(hear(choice("c", "other", ME), 7)).isFalse();
    assertThat(play.takeMeasurements()).isEmpty();
    assertThat(play.historyLength()).isZero();
  }

  @Test
  void aJoinThatTheServerCanNotDoIsTriedAgainLater() {
    send(Exchange.JOIN, 0);
    assertThat(hear(failure(Outcome.SERVER_ERROR, Intent.JOIN), 100)).isTrue();

    assertThat(play.step(T0 + 100)).isEqualTo(new Listen(Duration.ofSeconds(1)));
    send(Exchange.JOIN, 1_100);
    hear(failure(Outcome.SERVER_ERROR, Intent.JOIN), 1_200);
    assertThat(play.step(T0 + 1_200)).isEqualTo(new Listen(Duration.ofSeconds(2)));
    send(Exchange.JOIN, 3_200);
    assertThat(hear(mine(0), 3_220)).isTrue();

    assertThat(play.takeMeasurements())
        .containsExactly(
            new Measurement("join", T0, T0 + 100, Outcome.SERVER_ERROR, "CODE"),
            new Measurement("join", T0 + 1_100, T0 + 1_200, Outcome.SERVER_ERROR, "CODE"),
            ok("join", T0 + 3_200, T0 + 3_220));
  }

  @Test
  void aGameThatCanNotBeJoinedThreeTimesIsGivenUp() {
    for (long at : List.of(0, 11_000, 23_000)) {
      send(Exchange.JOIN, at);
      play.step(T0 + at + 10_000);
    }

    assertThat(ended()).isEqualTo(Ending.WEDGED);
    assertThat(play.takeMeasurements())
        .extracting(Measurement::outcome)
        .containsExactly(Outcome.TIMEOUT, Outcome.TIMEOUT, Outcome.TIMEOUT);
  }

  @Test
  void aJoinWithoutAnyAnswerMeansThatTheConnectionIsDead() {
    send(Exchange.JOIN, 0);
    play.step(T0 + 9_999);
    assertThat(play.deaf()).isFalse();

    play.step(T0 + 10_000);
    assertThat(play.deaf()).isTrue();
    play.disconnected(T0 + 10_010);
    assertThat(play.deaf()).isFalse();
  }

  @Test
  void butNotWhileAnythingElseIsHeard() {
    send(Exchange.JOIN, 0);
    hear(new GameEvent.Presence("player_joined"), 5_000);
    play.step(T0 + 10_000);

    assertThat(play.deaf()).isFalse();
  }

  @Test
  void norIsAMoveWithoutAnswerEnough() {
    join();
    send(Exchange.MOVE, 1_000);
    play.step(T0 + 11_000);

    assertThat(play.deaf()).isFalse();
  }

  @Test
  void aGameThatTheServerDoesNotKnowIsGone() {
    send(Exchange.JOIN, 0);
    hear(failure(Outcome.LIFECYCLE, Intent.JOIN), 5);

    assertThat(ended()).isEqualTo(Ending.GONE);
    assertThat(Ending.GONE.leave()).isFalse();
    assertThat(play.takeMeasurements())
        .containsExactly(new Measurement("join", T0, T0 + 5, Outcome.LIFECYCLE, "CODE"));
  }

  @Test
  void aSeatThatTheServerHasLostIsGone() {
    send(Exchange.JOIN, 0);
    GameState withoutUs =
        new GameState(
            "g",
            GameStatus.RUNNING,
            ME,
            "p",
            false,
            0,
            OptionalInt.empty(),
            List.of(new GameState.Seat(1, "somebody", false)),
            moves("m"));
    hear(new GameEvent.State(withoutUs), 5);

    assertThat(ended()).isEqualTo(Ending.GONE);
    assertThat(play.takeMeasurements())
        .containsExactly(
            new Measurement("join", T0, T0 + 5, Outcome.LIFECYCLE, "not our game any more"));
  }

  @Test
  void aGameThatStaysWaitingIsWedgedNotLost() {
    send(Exchange.JOIN, 0);
    hear(state(GameStatus.WAITING, ME, false, 0, "m1"), 5);

    assertThat(play.ran()).isFalse();
    assertThat(play.step(T0 + 5)).isEqualTo(new Listen(Duration.ofMillis(STUCK - 5)));
    assertThat(play.step(T0 + STUCK - 1)).isInstanceOf(Listen.class);
    assertThat(play.step(T0 + STUCK)).isEqualTo(new End(Ending.WEDGED));
  }

  // --- moving

  @Test
  void itThinksThenMoves() {
    join();
    assertThat(play.step(now)).isEqualTo(new Think(Duration.ofMillis(500)));
    assertThat(play.step(now + 499)).isEqualTo(new Think(Duration.ofMillis(1)));

    assertThat(play.step(now + 500))
        .isEqualTo(
            new Send(
                Exchange.MOVE,
                "42[\"player_move_by_id\",{\"gameId\":\"g\",\"moveId\":\"m0\"}]",
                TEN));
  }

  @Test
  void aMoveEndsAtTheFirstStateWhoseHistoryGrew() {
    otherIsAi = false;
    join();
    long sent = send(Exchange.MOVE, 1_000);
    assertThat(hear(mine(0), 1_010)).isFalse();
    assertThat(hear(theirs(0), 1_020)).isFalse();
    assertThat(hear(mine(1), 1_030)).isTrue();

    assertThat(play.takeMeasurements()).containsExactly(ok("move", sent, T0 + 1_030));
    assertThat(play.moves()).isEqualTo(1);
    assertThat(play.step(T0 + 1_030)).isInstanceOf(Think.class);
  }

  @Test
  void aMoveEndsAtAStateThatRestsInADecisionOfMine() {
    otherIsAi = false;
    join();
    long sent = send(Exchange.MOVE, 1_000);
    assertThat(hear(state(GameStatus.RUNNING, OTHER, true, 0), 1_010)).isFalse();
    assertThat(hear(deciding(0), 1_020)).isTrue();

    assertThat(play.takeMeasurements()).containsExactly(ok("move", sent, T0 + 1_020));
    assertThat(play.step(T0 + 1_020)).isInstanceOf(Listen.class);
  }

  @Test
  void aMoveEndsAtTheEndOfTheGame() {
    join();
    long sent = send(Exchange.MOVE, 1_000);
    assertThat(hear(over(3), 1_010)).isTrue();

    assertThat(play.takeMeasurements()).containsExactly(ok("move", sent, T0 + 1_010));
    assertThat(ended()).isEqualTo(Ending.FINISHED);
    assertThat(Ending.FINISHED.leave()).isFalse();
    assertThat(play.historyLength()).isEqualTo(3);
  }

  /** Somebody else gave up before it arrived: it was never made, and nothing answers it. */
  @Test
  void aMoveThatTheEndOfTheGameOvertakesIsNotMeasured() {
    join();
    send(Exchange.MOVE, 1_000);
    assertThat(hear(over(0), 1_010)).isTrue();

    assertThat(play.takeMeasurements()).isEmpty();
    assertThat(play.moves()).isZero();
    assertThat(ended()).isEqualTo(Ending.FINISHED);
  }

  @Test
  void theSameStateOnceMoreDoesNotStartTheThinkingAnew() {
    join();
    assertThat(play.step(T0 + 100)).isInstanceOf(Think.class);
    hear(mine(0), 400);

    assertThat(play.step(T0 + 600)).isInstanceOf(Send.class);
  }

  @Test
  void aNewStateMeansANewMove() {
    join();
    assertThat(play.step(T0 + 100)).isInstanceOf(Think.class);
    hear(mine(2), 400);

    assertThat(play.step(T0 + 600)).isEqualTo(new Think(Duration.ofMillis(300)));
    assertThat(((Send) play.step(T0 + 900)).frame()).contains("\"m2\"");
  }

  @Test
  void aTurnThatIsNoMoreMineHasNoMove() {
    join();
    assertThat(play.step(now)).isInstanceOf(Think.class);
    hear(theirs(0), 50);

    assertThat(play.step(T0 + 5_000)).isInstanceOf(Listen.class);
  }

  /** What was offered before must not be sent while the server is about to ask. */
  @Test
  void aRestInADecisionTakesTheOfferBack() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(mine(0), 1_010);
    hear(deciding(0), 1_020);

    assertThat(play.step(T0 + 5_000)).isInstanceOf(Listen.class);
  }

  @Test
  void movesThatAreOfferedInSomebodyElsesTurnAreNotMine() {
    send(Exchange.JOIN, 0);
    hear(state(GameStatus.RUNNING, OTHER, false, 4, "m1"), 5);

    assertThat(play.step(T0 + 5)).isInstanceOf(Listen.class);
  }

  @Test
  void aTurnWithoutMovesIsWaitedFor() {
    send(Exchange.JOIN, 0);
    assertThat(hear(state(GameStatus.RUNNING, ME, false, 4), 5)).isTrue();
    assertThat(play.step(T0 + 5)).isInstanceOf(Listen.class);

    assertThat(hear(mine(4), 50)).isTrue();
    assertThat(play.step(T0 + 50)).isInstanceOf(Think.class);
  }

  @Test
  void aMoveWithoutAnswerStallsAndTheStateIsAskedFor() {
    join();
    long sent = send(Exchange.MOVE, 1_000);
    assertThat(play.step(sent + 9_999)).isEqualTo(new Listen(Duration.ofMillis(1)));

    assertThat(play.step(sent + 10_003))
        .isInstanceOfSatisfying(
            Send.class,
            again -> {
              assertThat(again.exchange()).isEqualTo(Exchange.REJOIN);
              assertThat(again.frame()).contains("join_game");
            });
    assertThat(play.takeMeasurements())
        .containsExactly(
            new Measurement("move", sent, sent + 10_000, Outcome.STALLED, "no answer"));
    assertThat(play.moves()).isZero();
  }

  /** Also when nobody looked at the clock in between. */
  @Test
  void anAnswerAfterTheLimitIsTooLate() {
    join();
    long sent = send(Exchange.MOVE, 1_000);
    hear(mine(1), 11_001);

    assertThat(play.takeMeasurements())
        .containsExactly(
            new Measurement("move", sent, sent + 10_000, Outcome.STALLED, "no answer"));
    assertThat(play.historyLength()).isEqualTo(1);
  }

  @Test
  void anAnswerAtTheLimitIsInTime() {
    join();
    long sent = send(Exchange.MOVE, 1_000);
    hear(mine(1), 11_000);

    assertThat(play.takeMeasurements()).containsExactly(ok("move", sent, sent + 10_000));
  }

  // --- rejections

  @Test
  void aRejectedMoveIsFollowedByTheStateAndAnotherMove() {
    join();
    long sent = send(Exchange.MOVE, 1_000);
    assertThat(hear(failure(Outcome.REJECTED, Intent.MOVE), 1_004)).isTrue();
    long rejoined = send(Exchange.REJOIN, 1_004);
    assertThat(hear(mine(0), 1_010)).isTrue();

    assertThat(play.takeMeasurements())
        .containsExactly(
            new Measurement("move", sent, T0 + 1_004, Outcome.REJECTED, "CODE"),
            ok("rejoin", rejoined, T0 + 1_010));
    assertThat(play.step(T0 + 1_010)).isInstanceOf(Think.class);
    send(Exchange.MOVE, 1_510);
  }

  @Test
  void threeRejectionsInARowWedgeTheGame() {
    join();
    long at = 1_000;
    for (int i = 0; i < 2; i++) {
      rejected(at);
      send(Exchange.REJOIN, at + 10);
      hear(mine(0), at + 20);
      at += 1_000;
    }
    rejected(at);

    assertThat(ended()).isEqualTo(Ending.WEDGED);
    assertThat(Ending.WEDGED.leave()).isTrue();
    assertThat(play.takeMeasurements())
        .extracting(Measurement::outcome)
        .containsExactly(
            Outcome.REJECTED, Outcome.OK, Outcome.REJECTED, Outcome.OK, Outcome.REJECTED);
  }

  @Test
  void rejectionsCountInARowOnly() {
    join();
    long at = 1_000;
    int history = 0;
    for (int i = 0; i < 6; i++) {
      rejected(at);
      send(Exchange.REJOIN, at + 10);
      hear(mine(history), at + 20);
      if (i % 2 == 1) {
        send(Exchange.MOVE, at + 900);
        hear(mine(++history), at + 910);
      }
      at += 2_000;
    }

    assertThat(play.step(T0 + at)).isNotInstanceOf(End.class);
    assertThat(play.moves()).isEqualTo(3);
  }

  @Test
  void aLimiterIsGivenTimeAndIsNoRejection() {
    join();
    for (int i = 0; i < 4; i++) {
      long sent = send(Exchange.MOVE, 1_000 + i * 10_000);
      hear(failure(Outcome.RATE_LIMITED, Intent.MOVE), sent - T0 + 2);
      assertThat(play.step(sent + 2)).isEqualTo(new Listen(Duration.ofSeconds(5)));
      send(Exchange.REJOIN, sent - T0 + 5_002);
      hear(mine(0), sent - T0 + 5_010);
    }

    assertThat(play.step(now)).isInstanceOf(Think.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"REJECTED", "CONTRACT", "SERVER_ERROR"})
  void anErrorThatNamesNothingIsTheOpenExchanges(Outcome outcome) {
    join();
    long sent = send(Exchange.MOVE, 1_000);
    hear(failure(outcome, Intent.OTHER), 1_005);

    assertThat(play.takeMeasurements())
        .containsExactly(new Measurement("move", sent, T0 + 1_005, outcome, "CODE"));
  }

  @Test
  void errorsAboutOtherThingsAreNobodys() {
    join();
    send(Exchange.MOVE, 1_000);
    assertThat(hear(failure(Outcome.RATE_LIMITED, Intent.PING), 1_001)).isFalse();
    assertThat(hear(failure(Outcome.CONTRACT, Intent.LEAVE), 1_002)).isFalse();
    assertThat(hear(failure(Outcome.SERVER_ERROR, Intent.JOIN), 1_003)).isFalse();
    assertThat(hear(failure(Outcome.REJECTED, Intent.ANSWER), 1_004)).isFalse();
    assertThat(hear(mine(1), 1_010)).isTrue();
    hear(failure(Outcome.REJECTED, Intent.MOVE), 1_011);
    hear(failure(Outcome.REJECTED, Intent.OTHER), 1_012);

    assertThat(play.takeMeasurements())
        .extracting(Measurement::outcome)
        .containsExactly(Outcome.OK);
    assertThat(play.step(now)).isInstanceOf(Think.class);
  }

  @Test
  void aMoveInAGameThatTheServerForgotIsLifecycle() {
    join();
    long sent = send(Exchange.MOVE, 1_000);
    hear(failure(Outcome.LIFECYCLE, Intent.MOVE), 1_005);

    assertThat(ended()).isEqualTo(Ending.GONE);
    assertThat(play.takeMeasurements())
        .containsExactly(new Measurement("move", sent, T0 + 1_005, Outcome.LIFECYCLE, "CODE"));
  }

  // --- decisions

  @Test
  void choicesAreAnsweredAtOnce() {
    join();
    long moved = send(Exchange.MOVE, 1_000);
    hear(deciding(0), 1_020);
    assertThat(hear(choice("c1", "g", ME), 1_021)).isTrue();
    assertThat(play.step(T0 + 1_021))
        .isEqualTo(
            new Send(
                Exchange.DECISION,
                "42[\"player_choice_response\",{\"choiceId\":\"c1\",\"playerNumber\":1,"
                    + "\"choiceType\":\"kind\",\"selectedOption\":{\"o\": 1}}]",
                TEN));
    long first = send(Exchange.DECISION, 1_022);
    assertThat(hear(deciding(0), 1_030)).isTrue();
    assertThat(play.step(T0 + 1_030)).isInstanceOf(Listen.class);
    hear(choice("c2", "g", ME), 1_031);
    long second = send(Exchange.DECISION, 1_032);
    assertThat(hear(theirs(4), 1_050)).isTrue();

    assertThat(play.takeMeasurements())
        .containsExactly(
            ok("move", moved, T0 + 1_020),
            ok("decision", first, T0 + 1_030),
            ok("decision", second, T0 + 1_050));
    assertThat(play.step(T0 + 1_050)).isInstanceOf(Listen.class);
  }

  @Test
  void aChoiceClosesTheMoveAndTheDecisionBeforeIt() {
    join();
    long moved = send(Exchange.MOVE, 1_000);
    assertThat(hear(choice("c1", "g", ME), 1_021)).isTrue();
    long first = send(Exchange.DECISION, 1_022);
    assertThat(hear(choice("c2", "g", ME), 1_031)).isTrue();
    long second = send(Exchange.DECISION, 1_032);
    hear(over(9), 1_040);

    assertThat(play.takeMeasurements())
        .containsExactly(
            ok("move", moved, T0 + 1_021),
            ok("decision", first, T0 + 1_031),
            ok("decision", second, T0 + 1_040));
    assertThat(play.moves()).isEqualTo(1);
  }

  @Test
  void aChoiceOfAnotherSeatIsNotMine() {
    join();
    send(Exchange.MOVE, 1_000);

    assertThat(hear(choice("c1", "g", OTHER), 1_021)).isFalse();
  }

  @Test
  void aWithdrawnChoiceIsNotAnswered() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(deciding(0), 1_010);
    hear(choice("c1", "g", ME), 1_011);
    hear(new GameEvent.ChoiceCanceled("another"), 1_012);
    assertThat(play.step(T0 + 1_012)).isInstanceOf(Send.class);
    hear(new GameEvent.ChoiceCanceled("c1"), 1_013);

    assertThat(play.step(T0 + 1_013)).isInstanceOf(Listen.class);
    assertThat(hear(mine(0), 1_020)).isTrue();
    assertThat(play.step(T0 + 1_020)).isInstanceOf(Think.class);
  }

  /** The server says that the choice is gone, then that the move is, and sends no state. */
  @Test
  void aMoveThatFailsWithItsWithdrawnChoiceIsFollowedByARejoin() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(deciding(0), 1_010);
    hear(choice("c1", "g", ME), 1_011);
    hear(new GameEvent.ChoiceCanceled("c1"), 1_013);
    assertThat(hear(failure(Outcome.REJECTED, Intent.MOVE), 1_014)).isTrue();

    assertThat(play.step(T0 + 1_014))
        .isInstanceOfSatisfying(
            Send.class, send -> assertThat(send.exchange()).isEqualTo(Exchange.REJOIN));
    assertThat(play.takeMeasurements()).extracting(Measurement::name).containsExactly("move");
  }

  /** Neither a success nor a failure: the server has not said a word about the answer. */
  @Test
  void aChoiceThatIsWithdrawnWhileTheAnswerIsUnderWayIsNotMeasured() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(choice("c1", "g", ME), 1_010);
    send(Exchange.DECISION, 1_011);
    assertThat(hear(new GameEvent.ChoiceCanceled("another"), 1_012)).isFalse();
    assertThat(hear(new GameEvent.ChoiceCanceled("c1"), 1_013)).isTrue();

    assertThat(play.takeMeasurements()).extracting(Measurement::name).containsExactly("move");
    assertThat(play.step(T0 + 1_013)).isInstanceOf(Listen.class);
  }

  @Test
  void aDecisionThatTheServerTookItselfIsNotAnswered() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(choice("c1", "g", ME), 1_010);
    hear(new GameEvent.Deadline("g", ME, false), 1_011);
    hear(new GameEvent.Deadline("g", OTHER, true), 1_011);
    assertThat(play.step(T0 + 1_012)).isInstanceOf(Send.class);
    hear(new GameEvent.Deadline("g", ME, true), 1_013);

    assertThat(play.step(T0 + 1_013)).isInstanceOf(Listen.class);
  }

  @Test
  void aStateThatHasMovedOnMakesTheChoiceObsolete() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(choice("c1", "g", ME), 1_010);
    hear(theirs(3), 1_011);

    assertThat(play.step(T0 + 1_011)).isInstanceOf(Listen.class);
  }

  @Test
  void aRejectedAnswerIsFollowedByTheState() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(choice("c1", "g", ME), 1_010);
    long answered = send(Exchange.DECISION, 1_011);
    hear(failure(Outcome.REJECTED, Intent.ANSWER), 1_015);

    assertThat(play.takeMeasurements())
        .endsWith(new Measurement("decision", answered, T0 + 1_015, Outcome.REJECTED, "CODE"));
    send(Exchange.REJOIN, 1_015);
  }

  @Test
  void aMoveThatFailsWhileItsChoiceIsAnsweredFailsTheAnswer() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(choice("c1", "g", ME), 1_010);
    long answered = send(Exchange.DECISION, 1_011);
    hear(failure(Outcome.REJECTED, Intent.MOVE), 1_015);

    assertThat(play.takeMeasurements())
        .endsWith(new Measurement("decision", answered, T0 + 1_015, Outcome.REJECTED, "CODE"));
  }

  @Test
  void aMoveThatFailsBeforeItsChoiceIsAnsweredTakesTheChoiceAlong() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(choice("c1", "g", ME), 1_010);
    assertThat(hear(failure(Outcome.REJECTED, Intent.MOVE), 1_015)).isTrue();

    send(Exchange.REJOIN, 1_015);
  }

  @Test
  void anAnswerWithoutReactionTimesOut() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(choice("c1", "g", ME), 1_010);
    long answered = send(Exchange.DECISION, 1_011);
    send(Exchange.REJOIN, 11_011);

    assertThat(play.takeMeasurements())
        .endsWith(
            new Measurement("decision", answered, answered + 10_000, Outcome.TIMEOUT, "no answer"));
  }

  /** The server lets a join wait for the choice, and the choice waits for us. */
  @Test
  void aChoiceIsAnsweredEvenWhileAJoinIsUnderWay() {
    join();
    rejected(1_000);
    send(Exchange.REJOIN, 1_010);
    assertThat(hear(choice("c1", "g", ME), 1_020)).isTrue();
    play.takeMeasurements();
    send(Exchange.DECISION, 1_021);
    assertThat(hear(failure(Outcome.SERVER_ERROR, Intent.JOIN), 1_030)).isFalse();
    hear(theirs(5), 1_040);

    assertThat(play.takeMeasurements()).containsExactly(ok("decision", T0 + 1_021, T0 + 1_040));
    send(Exchange.REJOIN, 1_040);
  }

  // --- others' turns

  @Test
  void eachMoveOfAnAiIsMeasuredAndTheWholePause() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(theirs(3), 1_020);
    assertThat(hear(theirs(4), 1_220)).isFalse();
    assertThat(hear(theirs(4), 1_300)).isFalse();
    assertThat(hear(mine(7), 1_520)).isTrue();

    assertThat(play.takeMeasurements())
        .containsExactly(
            ok("move", T0 + 1_000, T0 + 1_020),
            ok("ai turn", T0 + 1_020, T0 + 1_220),
            ok("ai turn", T0 + 1_220, T0 + 1_520),
            ok("turn total", T0 + 1_020, T0 + 1_520));
  }

  @Test
  void theLastMoveOfAnAiEndsWithTheGame() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(theirs(3), 1_020);
    hear(over(4), 1_100);

    assertThat(play.takeMeasurements()).endsWith(ok("ai turn", T0 + 1_020, T0 + 1_100));
  }

  @Test
  void anEndWithoutAMoveIsNoAiTurn() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(theirs(3), 1_020);
    hear(over(3), 1_100);

    assertThat(play.takeMeasurements()).endsWith(ok("move", T0 + 1_000, T0 + 1_020));
  }

  @Test
  void peopleMayThinkAsLongAsTheyLike() {
    otherIsAi = false;
    join();
    send(Exchange.MOVE, 1_000);
    hear(theirs(3), 1_020);
    hear(theirs(4), 9_000);
    hear(mine(7), 12_000);

    assertThat(play.takeMeasurements()).extracting(Measurement::name).containsExactly("move");
  }

  /** Since when it was the AI's turn is not known. */
  @Test
  void aStateThatWasAskedForStartsNoMeasurement() {
    send(Exchange.JOIN, 0);
    hear(theirs(3), 10);
    hear(theirs(4), 200);
    hear(mine(7), 300);

    assertThat(play.takeMeasurements())
        .containsExactly(ok("join", T0, T0 + 10), ok("ai turn", T0 + 200, T0 + 300));
  }

  @Test
  void anAiThatNeverMovesWedgesTheGameAndIsMeasured() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(theirs(3), 1_020);
    assertThat(play.step(T0 + 1_020)).isEqualTo(new Listen(Duration.ofMillis(STUCK)));
    assertThat(hear(theirs(3), 30_000)).isFalse();

    assertThat(play.step(T0 + 1_020 + STUCK)).isEqualTo(new End(Ending.WEDGED));
    assertThat(play.takeMeasurements())
        .endsWith(
            new Measurement(
                "ai turn",
                T0 + 1_020,
                T0 + 1_020 + STUCK,
                Outcome.TIMEOUT,
                "no move when the game was given up"));
  }

  // --- loss

  @Test
  void aRunningGameThatWaitsAgainIsLost() {
    join();
    hear(state(GameStatus.WAITING, ME, false, 0, "m1"), 1_000);

    assertThat(ended()).isEqualTo(Ending.LOST);
    assertThat(Ending.LOST.leave()).isTrue();
    assertThat(play.takeMeasurements())
        .endsWith(
            new Measurement(
                "game state", T0 + 1_000, T0 + 1_000, Outcome.LIFECYCLE, "the game went back"));
  }

  @Test
  void aHistoryThatShrinksIsALoss() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(mine(5), 1_010);
    long sent = send(Exchange.MOVE, 2_000);
    hear(mine(4), 2_010);

    assertThat(ended()).isEqualTo(Ending.LOST);
    assertThat(play.takeMeasurements())
        .endsWith(
            new Measurement("move", sent, T0 + 2_010, Outcome.LIFECYCLE, "the game went back"));
  }

  /** Whatever its last state holds, there is nothing left to lose. */
  @Test
  void aGameThatIsOverIsNotLost() {
    join();
    hear(mine(5), 100);
    hear(over(3), 200);

    assertThat(ended()).isEqualTo(Ending.FINISHED);
    assertThat(play.historyLength()).isEqualTo(5);
  }

  @Test
  void aGameThatIsFoundOverIsFinished() {
    send(Exchange.JOIN, 0);
    hear(state(GameStatus.OVER, ME, false, 30, "m1"), 10);

    assertThat(ended()).isEqualTo(Ending.FINISHED);
    assertThat(play.takeMeasurements()).containsExactly(ok("join", T0, T0 + 10));
  }

  // --- the connection

  @Test
  void aBrokenFrameFailsWhatWasAskedAndTheStateIsAskedFor() {
    join();
    long sent = send(Exchange.MOVE, 1_000);
    assertThat(hear(new GameEvent.Malformed("x"), 1_010)).isTrue();

    assertThat(play.takeMeasurements())
        .endsWith(new Measurement("move", sent, T0 + 1_010, Outcome.PROTOCOL, "x"));
    send(Exchange.REJOIN, 1_010);
  }

  @Test
  void aBrokenFrameWhileNothingWasAskedIsARecordOfItsOwn() {
    join();
    hear(new GameEvent.Malformed("x"), 100);

    assertThat(play.takeMeasurements())
        .endsWith(new Measurement("frame", T0 + 100, T0 + 100, Outcome.PROTOCOL, "x"));
    send(Exchange.REJOIN, 100);
    hear(mine(0), 110);
    assertThat(play.step(T0 + 110)).isInstanceOf(Think.class);
  }

  /** The AI may have moved long ago. */
  @Test
  void anAiIsNotBlamedForAStateThatWasNotUnderstood() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(theirs(3), 1_020);
    hear(new GameEvent.Malformed("x"), 1_100);
    for (long at : List.of(1_100, 13_000, 26_000)) {
      send(Exchange.REJOIN, at);
      play.step(T0 + at + 10_000);
    }

    assertThat(ended()).isEqualTo(Ending.WEDGED);
    assertThat(play.takeMeasurements())
        .extracting(Measurement::name)
        .containsExactly("move", "frame", "rejoin", "rejoin", "rejoin");
  }

  @Test
  void aBrokenFrameDoesNotComeBeforeAChoice() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(choice("c1", "g", ME), 1_010);
    hear(new GameEvent.Malformed("x"), 1_011);

    send(Exchange.DECISION, 1_012);
  }

  @Test
  void aClosedConnectionIsMadeAnewAndTheGameResumed() {
    join();
    long sent = send(Exchange.MOVE, 1_000);
    assertThat(hear(new GameEvent.Closed(), 1_010)).isTrue();
    assertThat(play.step(T0 + 1_010)).isEqualTo(new Reconnect());
    assertThat(play.step(T0 + 9_000)).isEqualTo(new Reconnect());

    play.reconnected();
    long rejoined = send(Exchange.REJOIN, 9_100);
    hear(mine(1), 9_120);

    assertThat(play.takeMeasurements())
        .containsExactly(
            new Measurement("move", sent, T0 + 1_010, Outcome.PROTOCOL, "connection lost"),
            ok("rejoin", rejoined, T0 + 9_120));
    assertThat(play.step(T0 + 9_120)).isInstanceOf(Think.class);
  }

  @Test
  void aConnectionLostInAnAisTurnLeavesNothingMeasured() {
    join();
    send(Exchange.MOVE, 1_000);
    hear(theirs(3), 1_020);
    assertThat(play.disconnected(T0 + 1_030)).isFalse();
    play.takeMeasurements();
    play.reconnected();
    send(Exchange.REJOIN, 2_000);
    hear(mine(7), 2_010);

    assertThat(play.takeMeasurements()).containsExactly(ok("rejoin", T0 + 2_000, T0 + 2_010));
  }

  @Test
  void theLossTakesTheBlameForWhatWasOpen() {
    join();
    send(Exchange.MOVE, 1_000);

    assertThat(play.disconnected(T0 + 1_030)).isTrue();
    assertThat(play.disconnected(T0 + 1_040)).isFalse();
  }

  @Test
  void aConnectionThatDoesNotComeBackEndsTheGame() {
    join();
    play.disconnected(T0 + 1_000);

    assertThat(play.step(T0 + STUCK)).isEqualTo(new End(Ending.WEDGED));
  }

  // --- budgets

  @Test
  void enoughMovesAreEnough() {
    GamePlay two = play(PlayRules.customary(Duration.ZERO, Duration.ZERO, 2));
    two.sent((Send) two.step(T0), T0);
    two.heard(mine(0), T0);
    two.sent((Send) two.step(T0), T0);
    two.heard(mine(1), T0 + 1);
    two.sent((Send) two.step(T0 + 1), T0 + 1);
    two.heard(deciding(1), T0 + 2);
    assertThat(two.step(T0 + 2)).isInstanceOf(Listen.class);
    two.heard(choice("c", "g", ME), T0 + 3);
    two.sent((Send) two.step(T0 + 3), T0 + 3);
    two.heard(theirs(2), T0 + 4);
    assertThat(two.step(T0 + 4)).isInstanceOf(Listen.class);
    two.heard(mine(3), T0 + 5);

    assertThat(two.step(T0 + 5)).isEqualTo(new End(Ending.BUDGET));
    assertThat(two.moves()).isEqualTo(2);
    assertThat(Ending.BUDGET.leave()).isTrue();
  }

  @Test
  void theGamesTimeEndsInThinkingToo() {
    GamePlay slow = play(PlayRules.customary(Duration.ofMinutes(20), Duration.ofMinutes(20), 9));
    slow.sent((Send) slow.step(T0), T0);
    slow.heard(mine(0), T0);
    // Progress just before, so that nothing but the time is over.
    slow.heard(mine(1), END - 1_000);

    assertThat(slow.step(END - 1_000)).isEqualTo(new Think(Duration.ofSeconds(1)));
    assertThat(slow.step(END)).isEqualTo(new End(Ending.BUDGET));
  }

  @Test
  void whatIsUnderWayIsAwaitedBeyondTheGamesTime() {
    join();
    hear(mine(1), 599_000);
    assertThat(play.step(END - 500)).isInstanceOf(Send.class);
    send(Exchange.MOVE, 599_900);
    assertThat(play.step(END + 1)).isInstanceOf(Listen.class);
    hear(mine(2), 600_100);

    assertThat(play.step(now)).isEqualTo(new End(Ending.BUDGET));
    assertThat(play.takeMeasurements()).endsWith(ok("move", T0 + 599_900, T0 + 600_100));
  }

  /** The server would hold the game's lock for the whole time that it gives a decision. */
  @Test
  void aDecisionIsMadeBeforeTheGameIsLeft() {
    join();
    hear(mine(1), 599_000);
    send(Exchange.MOVE, 599_900);
    hear(deciding(1), 600_010);
    assertThat(play.step(now)).isEqualTo(new Listen(Duration.ofMillis(9_990)));
    hear(choice("c1", "g", ME), 600_020);
    long answered = send(Exchange.DECISION, 600_020);
    hear(choice("c2", "g", ME), 600_030);
    long again = send(Exchange.DECISION, 600_030);
    hear(mine(2), 600_040);

    assertThat(play.step(now)).isEqualTo(new End(Ending.BUDGET));
    assertThat(play.takeMeasurements())
        .endsWith(ok("decision", answered, T0 + 600_030), ok("decision", again, T0 + 600_040));
  }

  @Test
  void aChoiceThatNeverComesIsNotAwaitedForEver() {
    join();
    hear(deciding(1), 599_000);

    assertThat(play.step(END + 9_999)).isEqualTo(new Listen(Duration.ofMillis(1)));
    assertThat(play.step(END + 10_000)).isEqualTo(new End(Ending.BUDGET));
  }

  /** Who left at once would measure the quick ones of the last turns, and not the slow. */
  @Test
  void anAiMayEndItsTurnBeforeTheGameIsLeft() {
    join();
    hear(theirs(1), 599_000);
    assertThat(play.step(END)).isEqualTo(new Listen(Duration.ofSeconds(10)));
    hear(theirs(2), 600_500);
    assertThat(play.step(now)).isEqualTo(new Listen(Duration.ofMillis(9_500)));
    hear(mine(3), 601_000);

    assertThat(play.step(now)).isEqualTo(new End(Ending.BUDGET));
    assertThat(play.takeMeasurements())
        .endsWith(
            ok("ai turn", T0 + 599_000, T0 + 600_500),
            ok("ai turn", T0 + 600_500, T0 + 601_000),
            ok("turn total", T0 + 599_000, T0 + 601_000));
  }

  @Test
  void anAiThatDoesNotMoveIsNotAwaitedForEver() {
    join();
    hear(theirs(1), 599_000);

    assertThat(play.step(END + 10_000)).isEqualTo(new End(Ending.BUDGET));
  }

  @Test
  void aGameThatIsToBeLeftIsLeftSooner() {
    join();
    play.leaveFrom(T0 + 50);
    assertThat(play.step(T0 + 49)).isInstanceOf(Think.class);
    assertThat(play.step(T0 + 50)).isEqualTo(new End(Ending.BUDGET));
  }

  @Test
  void aGameThatIsToBeLeftIsNotLeftLater() {
    join();
    hear(mine(1), 599_000);
    play.leaveFrom(END + 50);

    assertThat(play.step(END)).isEqualTo(new End(Ending.BUDGET));
  }

  @Test
  void afterTheEndNothingIsHeard() {
    join();
    hear(over(9), 100);
    play.takeMeasurements();
    assertThat(hear(mine(0), 200)).isTrue();
    assertThat(hear(new GameEvent.Malformed("x"), 200)).isTrue();

    assertThat(ended()).isEqualTo(Ending.FINISHED);
    assertThat(play.takeMeasurements()).isEmpty();
  }

  @Test
  void thinkingIsWithinItsBoundsAndSeeded() {
    PlayRules rules = PlayRules.customary(Duration.ofSeconds(1), Duration.ofSeconds(3), 40);

    List<Long> thought = thinking(play(rules));

    assertThat(thought).allSatisfy(millis -> assertThat(millis).isBetween(1_000L, 3_000L));
    assertThat(thought.stream().distinct()).hasSizeGreaterThan(15);
    assertThat(thinking(play(rules))).isEqualTo(thought);
    assertThatThrownBy(() -> PlayRules.customary(Duration.ofSeconds(2), Duration.ofSeconds(1), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<Long> thinking(GamePlay play) {
    play.sent((Send) play.step(T0), T0);
    return IntStream.range(0, 20)
        .mapToObj(
            i -> {
              play.heard(mine(i), T0 + i);
              return ((Think) play.step(T0 + i)).left().toMillis();
            })
        .toList();
  }

  @Test
  void whatSaysNothingToAPlayerChangesNothing() {
    join();
    send(Exchange.MOVE, 1_000);
    for (GameEvent event :
        List.of(
            new GameEvent.Heartbeat(),
            new GameEvent.Ready(),
            new GameEvent.Echo(1),
            new GameEvent.Chat("chat"),
            new GameEvent.Lobby("lobby"),
            new GameEvent.Presence("player_joined"),
            new GameEvent.Noise("x"),
            new GameEvent.Deadline("g", ME, false))) {
      assertThat(hear(event, 1_100)).as(event.toString()).isFalse();
    }
    assertThat(hear(mine(1), 1_200)).isTrue();
  }

  // --- helpers

  private GamePlay play(PlayRules rules) {
    return new GamePlay(
        new RingRiftDialect(), new SplittableRandom(7), rules, "me", "g", END, T0, Options.none());
  }

  private void join() {
    send(Exchange.JOIN, 0);
    hear(mine(0), 10);
    assertThat(play.takeMeasurements()).containsExactly(ok("join", T0, T0 + 10));
  }

  private void rejected(long at) {
    send(Exchange.MOVE, at);
    hear(failure(Outcome.REJECTED, Intent.MOVE), at + 5);
  }

  /** Sends what is due at that time, which must be of that kind; gives the time. */
  private long send(Exchange exchange, long at) {
    now = T0 + at;
    // Thinking begins when it is first asked what to do.
    PlayStep step = play.step(now);
    if (step instanceof Think think) {
      now += think.left().toMillis();
      step = play.step(now);
    }
    assertThat(step).isInstanceOf(Send.class);
    assertThat(((Send) step).exchange()).isEqualTo(exchange);
    now = T0 + at;
    play.sent((Send) step, now);
    return now;
  }

  private boolean hear(GameEvent event, long at) {
    now = T0 + at;
    return play.heard(event, now);
  }

  private Ending ended() {
    return ((End) play.step(now)).ending();
  }

  private GameEvent mine(int history) {
    return state(GameStatus.RUNNING, ME, false, history, "m" + history);
  }

  private GameEvent theirs(int history) {
    return state(GameStatus.RUNNING, OTHER, false, history);
  }

  private GameEvent deciding(int history) {
    return state(GameStatus.RUNNING, ME, true, history);
  }

  private GameEvent over(int history) {
    return new GameEvent.Over(
        new GameState(
            "g", GameStatus.OVER, ME, "p", false, history, OptionalInt.of(ME), seats(), List.of()),
        "reason");
  }

  private GameEvent state(
      GameStatus status, int turn, boolean deciding, int history, String... moves) {
    return new GameEvent.State(
        new GameState(
            "g",
            status,
            turn,
            "p",
            deciding,
            history,
            history == 0 ? OptionalInt.empty() : OptionalInt.of(ME),
            seats(),
            moves(moves)));
  }

  private static List<Slice> moves(String... ids) {
    return Stream.of(ids).map(id -> Slice.of("{\"id\":\"" + id + "\"}")).toList();
  }

  private List<GameState.Seat> seats() {
    return List.of(
        new GameState.Seat(ME, "me", false), new GameState.Seat(OTHER, "you", otherIsAi));
  }

  private static GameEvent choice(String id, String game, int seat) {
    return new GameEvent.Choice(id, game, seat, "kind", List.of(Slice.of("{\"o\": 1}")));
  }

  private static GameEvent failure(Outcome outcome, Intent about) {
    return new GameEvent.Failure("CODE", "message", outcome, about);
  }

  private static Measurement ok(String name, long start, long end) {
    return Measurement.ok(name, start, end);
  }
}
