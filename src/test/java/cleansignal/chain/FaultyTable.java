package cleansignal.chain;

import cleansignal.chain.PlayStep.Ending;
import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.GameStatus;
import cleansignal.target.dialect.Intent;
import cleansignal.target.socket.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A game of one human and one AI on a server that makes mistakes, for tests: takes what a player
 * sends, delivers events later, in a time that the test owns. The same seed makes the same game.
 */
final class FaultyTable {

  static final String ME = "me";
  static final String GAME = "g";

  /** What can go wrong, how often a move in 1,000, and what that may lead to. */
  enum Fault {
    REJECTED_MOVE(100, Set.of(Outcome.REJECTED), Ending.FINISHED, Ending.WEDGED),
    REJECTED_FOR_EVER(30, Set.of(Outcome.REJECTED), Ending.FINISHED, Ending.WEDGED),
    LIMITED_MOVE(50, Set.of(Outcome.RATE_LIMITED), Ending.FINISHED, Ending.BUDGET),
    UNANSWERED_MOVE(50, Set.of(Outcome.STALLED), Ending.FINISHED, Ending.WEDGED),
    SLOW_MOVE(100, Set.of(), Ending.FINISHED),
    VERY_SLOW_MOVE(50, Set.of(Outcome.STALLED), Ending.FINISHED, Ending.WEDGED),
    BROKEN_STATE(100, Set.of(Outcome.PROTOCOL), Ending.FINISHED, Ending.WEDGED),
    WITHDRAWN_CHOICE(100, Set.of(), Ending.FINISHED),
    CHOICE_THAT_NEVER_COMES(20, Set.of(), Ending.FINISHED, Ending.WEDGED),
    REFUSED_ANSWER(100, Set.of(Outcome.REJECTED), Ending.FINISHED, Ending.WEDGED),
    SILENT_AI(20, Set.of(Outcome.TIMEOUT), Ending.FINISHED, Ending.WEDGED),
    CUT(50, Set.of(Outcome.PROTOCOL), Ending.FINISHED),
    RESTART(20, Set.of(Outcome.PROTOCOL, Outcome.LIFECYCLE), Ending.FINISHED, Ending.LOST),
    FORGOTTEN(20, Set.of(Outcome.LIFECYCLE), Ending.FINISHED, Ending.GONE);

    private final int perMille;
    private final Set<Outcome> outcomes;
    private final List<Ending> endings;

    Fault(int perMille, Set<Outcome> outcomes, Ending... endings) {
      this.perMille = perMille;
      this.outcomes = outcomes;
      this.endings = List.of(endings);
    }

    List<Ending> endings() {
      return endings;
    }

    Set<Outcome> outcomesAnd(Outcome other) {
      Set<Outcome> all = EnumSet.of(other);
      all.addAll(outcomes);
      return all;
    }
  }

  /**
   * Something on its way to the player.
   *
   * @param atMillis when it arrives, ms since the epoch
   * @param number orders what arrives at once
   */
  record Delivery(long atMillis, int number, GameEvent event) {}

  private static final int HUMAN = 1;
  private static final int AI = 2;
  private static final int LATENCY_MILLIS = 8;
  private static final int LOCK_WAIT_MILLIS = 6_800;
  private static final List<GameState.Seat> SEATS =
      List.of(new GameState.Seat(HUMAN, ME, false), new GameState.Seat(AI, "ai", true));

  private final SplittableRandom random;
  private final Set<Fault> faults;
  private final PriorityQueue<Delivery> queue =
      new PriorityQueue<>(Comparator.comparingInt(Delivery::number));
  private int delivered;
  private long lastMillis;
  private int historyLength;
  private int turn = HUMAN;
  private int turnsLeft;
  private int choices;
  private boolean choiceOpen;
  private boolean waiting;
  private boolean forgotten;
  private boolean rejecting;
  private boolean refusing;
  private boolean connected = true;
  private int movesTaken;
  private int decisionsTaken;
  private int aiMoves;
  private int faultsMet;

  FaultyTable(long seed, Set<Fault> faults) {
    this.random = new SplittableRandom(seed);
    this.faults = faults;
    this.turnsLeft = 5 + random.nextInt(10);
  }

  int movesTaken() {
    return movesTaken;
  }

  int decisionsTaken() {
    return decisionsTaken;
  }

  int aiMoves() {
    return aiMoves;
  }

  int historyLength() {
    return historyLength;
  }

  int faultsMet() {
    return faultsMet;
  }

  /** What has arrived by then, in order; each is given once. */
  List<Delivery> due(long nowMillis) {
    List<Delivery> due = new ArrayList<>();
    while (!queue.isEmpty() && queue.peek().atMillis() <= nowMillis) {
      due.add(queue.poll());
    }
    return due;
  }

  /** When the next thing arrives; empty when nothing is on its way. */
  Optional<Long> nextMillis() {
    return Optional.ofNullable(queue.peek()).map(Delivery::atMillis);
  }

  void reconnected() {
    connected = true;
  }

  void receive(PlayStep.Send send, long nowMillis) {
    lastMillis = Math.max(lastMillis, nowMillis);
    if (!connected) {
      return;
    }
    if (forgotten) {
      fail(Outcome.LIFECYCLE, Intent.OTHER);
      return;
    }
    switch (send.exchange()) {
      case JOIN, REJOIN -> join();
      case MOVE -> move(send.frame());
      case DECISION -> answer();
    }
  }

  private void join() {
    if (choiceOpen) {
      later(LOCK_WAIT_MILLIS, failure(Outcome.SERVER_ERROR, Intent.JOIN));
    } else {
      state(LATENCY_MILLIS);
    }
  }

  private void move(String frame) {
    if (turn != HUMAN || choiceOpen || !frame.contains("\"m" + historyLength + "\"")) {
      fail(Outcome.REJECTED, Intent.MOVE);
      return;
    }
    Optional<Fault> fault = rejecting ? Optional.of(Fault.REJECTED_FOR_EVER) : draw();
    if (fault.isEmpty()) {
      take(LATENCY_MILLIS);
      return;
    }
    faultsMet++;
    switch (fault.get()) {
      case REJECTED_MOVE -> fail(Outcome.REJECTED, Intent.MOVE);
      case REJECTED_FOR_EVER -> {
        rejecting = true;
        fail(Outcome.REJECTED, Intent.MOVE);
      }
      case LIMITED_MOVE -> fail(Outcome.RATE_LIMITED, Intent.MOVE);
      case UNANSWERED_MOVE -> {}
      case SLOW_MOVE -> take(3_000);
      case VERY_SLOW_MOVE -> take(12_000);
      case BROKEN_STATE -> {
        movesTaken++;
        historyLength++;
        later(LATENCY_MILLIS, new GameEvent.Malformed("cut"));
      }
      case WITHDRAWN_CHOICE -> {
        movesTaken++;
        ask();
        later(random.nextInt(50), new GameEvent.ChoiceCanceled("c" + choices));
        choiceOpen = false;
        state(1);
      }
      case CHOICE_THAT_NEVER_COMES -> {
        movesTaken++;
        choiceOpen = true;
        deciding();
      }
      case REFUSED_ANSWER -> {
        movesTaken++;
        ask();
        refusing = true;
      }
      case SILENT_AI -> {
        movesTaken++;
        historyLength += 3;
        turn = AI;
        state(LATENCY_MILLIS);
      }
      case CUT -> cut();
      case RESTART -> {
        cut();
        waiting = true;
        historyLength /= 2;
      }
      case FORGOTTEN -> {
        forgotten = true;
        fail(Outcome.LIFECYCLE, Intent.MOVE);
      }
    }
  }

  private Optional<Fault> draw() {
    return Stream.of(Fault.values())
        .filter(fault -> faults.contains(fault) && random.nextInt(1_000) < fault.perMille)
        .findFirst();
  }

  private void cut() {
    later(LATENCY_MILLIS, new GameEvent.Closed());
    connected = false;
    choiceOpen = false;
  }

  private void take(int latencyMillis) {
    movesTaken++;
    int kind = random.nextInt(10);
    if (kind < 4) {
      historyLength++;
      state(latencyMillis);
    } else if (kind < 6) {
      later(latencyMillis, new GameEvent.Presence("player_joined"));
      ask();
    } else {
      pass(latencyMillis);
    }
  }

  private void ask() {
    choiceOpen = true;
    deciding();
    choices++;
    later(1, new GameEvent.Choice("c" + choices, GAME, HUMAN, "k", List.of(Slice.of("{}"))));
  }

  private void answer() {
    if (!choiceOpen) {
      return;
    }
    choiceOpen = false;
    if (refusing) {
      refusing = false;
      fail(Outcome.REJECTED, Intent.MOVE);
      return;
    }
    decisionsTaken++;
    if (random.nextInt(3) == 0) {
      ask();
    } else {
      pass(LATENCY_MILLIS);
    }
  }

  /** The human's turn is over: the AI plays at once. */
  private void pass(int latencyMillis) {
    historyLength += 3;
    turn = AI;
    state(latencyMillis);
    for (int left = random.nextInt(3); left > 0; left--) {
      aiMoves++;
      historyLength++;
      state(20 + random.nextInt(200));
    }
    aiMoves++;
    historyLength += 3;
    turn = HUMAN;
    turnsLeft--;
    if (turnsLeft == 0) {
      later(LATENCY_MILLIS, new GameEvent.Over(present(GameStatus.OVER, false), "reason"));
      forgotten = true;
    } else {
      state(20 + random.nextInt(200));
    }
  }

  private void deciding() {
    later(LATENCY_MILLIS, new GameEvent.State(present(GameStatus.RUNNING, true)));
  }

  private void state(int latencyMillis) {
    later(
        latencyMillis,
        new GameEvent.State(present(waiting ? GameStatus.WAITING : GameStatus.RUNNING, false)));
  }

  private GameState present(GameStatus status, boolean deciding) {
    boolean offered = turn == HUMAN && !deciding && status != GameStatus.OVER;
    return new GameState(
        GAME,
        status,
        turn,
        "p",
        deciding,
        historyLength,
        historyLength == 0 ? OptionalInt.empty() : OptionalInt.of(turn),
        SEATS,
        offered ? List.of(Slice.of("{\"id\":\"m" + historyLength + "\"}")) : List.of());
  }

  private void fail(Outcome outcome, Intent about) {
    later(LATENCY_MILLIS, failure(outcome, about));
  }

  private static GameEvent failure(Outcome outcome, Intent about) {
    return new GameEvent.Failure("CODE", "message", outcome, about);
  }

  /** Nothing overtakes what was sent before. */
  private void later(int millis, GameEvent event) {
    lastMillis += millis;
    queue.add(new Delivery(lastMillis, delivered++, event));
  }
}
