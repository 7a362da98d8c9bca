package cleansignal.chain;

import cleansignal.chain.GameView.News;
import cleansignal.chain.PlayStep.Ending;
import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.Dialect;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * One player in one game over a socket, from the first join to the end: decides what to do next and
 * measures what the server makes of it. Pure state, no clock, no Gatling; used by one event loop.
 *
 * <p>Feed it <em>every</em> frame in order by {@link #heard}, ask {@link #step} what to do, do it,
 * say what was sent by {@link #sent}. What to do is asked anew after all frames at hand were fed,
 * directly before it is done. One class, because each kind of frame may change all that decides the
 * next step.
 */
final class GamePlay {

  /** Name of the record of a frame that breaks the protocol while nothing was asked. */
  static final String FRAME = "frame";

  /** Name of the record of a loss that shows while nothing was asked. */
  static final String STATE = "game state";

  private final Dialect dialect;
  private final RandomGenerator random;
  private final PlayRules rules;
  private final String gameId;
  private final GameView view;
  private final Offer offer;
  private final Whims whims;
  private final Patience patience = new Patience();
  private final TurnWatch watch = new TurnWatch();
  private final Conversation talk = new Conversation();

  private long endMillis;
  private Optional<Ending> ending = Optional.empty();
  private Optional<Asked> choice = Optional.empty();
  private boolean connected = true;
  private boolean joined;
  private boolean inStep;
  private boolean deciding;
  private boolean deaf;
  private long heardMillis;
  private int moves;

  /**
   * A game that the player has a seat in, but has not joined over the socket.
   *
   * @param random the player's own source of chance
   * @param userId the server's id of the player
   * @param gameId the server's id of the game
   * @param endMillis when the game is to be left, ms since the epoch
   * @param nowMillis ms since the epoch
   * @param whims the player's, for this game
   */
  GamePlay(
      Dialect dialect,
      RandomGenerator random,
      PlayRules rules,
      String userId,
      String gameId,
      long endMillis,
      long nowMillis,
      Whims whims) {
    this.dialect = dialect;
    this.random = random;
    this.rules = rules;
    this.gameId = gameId;
    this.whims = whims;
    this.endMillis = endMillis;
    this.offer = new Offer(random, rules);
    this.view = new GameView(userId, gameId, nowMillis);
  }

  /** What to do at that time, when all frames at hand have been heard. */
  PlayStep step(long nowMillis) {
    talk.open().filter(late -> nowMillis >= late.deadlineMillis()).ifPresent(this::expire);
    if (ending.isEmpty() && talk.open().isEmpty()) {
      giveUpWhenDue(nowMillis);
    }
    if (ending.isPresent()) {
      return new PlayStep.End(ending.get());
    }
    if (!connected) {
      return new PlayStep.Reconnect();
    }
    if (talk.open().isPresent()) {
      return listen(talk.open().get().deadlineMillis(), nowMillis);
    }
    // A choice comes first: the server refuses everything else until it is answered.
    if (choice.isPresent()) {
      OptionalLong withheldUntil = whims.withheldUntilMillis();
      if (withheldUntil.isPresent() && nowMillis < withheldUntil.getAsLong()) {
        return listen(Math.min(withheldUntil.getAsLong(), patienceEndMillis()), nowMillis);
      }
      resolved(nowMillis, Outcome.TIMEOUT);
      return send(Exchange.DECISION, choice.get().answer());
    }
    if (nowMillis < patience.holdUntilMillis()) {
      return listen(Math.min(patience.holdUntilMillis(), patienceEndMillis()), nowMillis);
    }
    if (nowMillis >= endMillis) {
      return listen(patienceEndMillis(), nowMillis);
    }
    if (!inStep) {
      return send(joined ? Exchange.REJOIN : Exchange.JOIN, dialect.joinGame(gameId));
    }
    if (!offer.isEmpty() && whims.drops(nowMillis, endMillis)) {
      return new PlayStep.Drop();
    }
    return offer.step(nowMillis, endMillis).orElseGet(() -> listen(patienceEndMillis(), nowMillis));
  }

  /** The game is to be left from that time on, ms since the epoch, if not before. */
  void leaveFrom(long millis) {
    endMillis = Math.min(endMillis, millis);
  }

  private void giveUpWhenDue(long nowMillis) {
    if (moves >= rules.maxMoves()) {
      leaveFrom(nowMillis);
    }
    if (nowMillis >= stuckMillis()) {
      wedged(nowMillis);
    } else if (nowMillis >= lastMillis()) {
      ending = Optional.of(Ending.BUDGET);
    }
  }

  /**
   * When to go at the latest. A decision that we were asked for is answered first, and an AI that
   * thinks may make its move: both are counted by the server, and cutting off the slow ones would
   * flatter it. Neither is waited for longer than for any other answer.
   */
  private long lastMillis() {
    if (deciding) {
      return endMillis + rules.decisionLimit().toMillis();
    }
    return watch.waitsForAi() ? endMillis + rules.moveLimit().toMillis() : endMillis;
  }

  private long stuckMillis() {
    return view.progressMillis() + rules.stuckLimit().toMillis();
  }

  private long patienceEndMillis() {
    return Math.min(lastMillis(), stuckMillis());
  }

  private static PlayStep listen(long untilMillis, long nowMillis) {
    return new PlayStep.Listen(Duration.ofMillis(Math.max(1, untilMillis - nowMillis)));
  }

  private PlayStep send(Exchange exchange, String frame) {
    return new PlayStep.Send(exchange, frame, rules.limit(exchange));
  }

  /** A frame goes out at that time, ms since the epoch. */
  void sent(PlayStep.Send send, long atMillis) {
    talk.begin(
        new Conversation.Open(
            send.exchange(), atMillis, view.historyLength(), atMillis + send.limit().toMillis()));
    if (send.exchange() == Exchange.MOVE) {
      offer.clear();
    }
  }

  /**
   * A frame has come.
   *
   * @param atMillis when, ms since the epoch
   * @return whether it calls for a new step: it closes what was open, or there is something to do
   */
  boolean heard(GameEvent event, long atMillis) {
    heardMillis = atMillis;
    deaf = false;
    if (ending.isPresent()) {
      return true;
    }
    talk.open().filter(late -> atMillis > late.deadlineMillis()).ifPresent(this::expire);
    boolean open = talk.open().isPresent();
    if (event instanceof GameEvent.State state) {
      seen(state.state(), atMillis);
    } else if (event instanceof GameEvent.Over over) {
      seen(over.state(), atMillis);
    } else if (event instanceof GameEvent.Choice asked) {
      asked(asked, atMillis);
    } else if (event instanceof GameEvent.ChoiceCanceled canceled) {
      withdrawn(asked -> asked.id().equals(canceled.id()), atMillis);
    } else if (event instanceof GameEvent.Deadline deadline && deadline.passed()) {
      withdrawn(asked -> asked.seat() == deadline.seat(), atMillis);
    } else if (event instanceof GameEvent.Failure failure) {
      refused(failure, atMillis);
    } else if (event instanceof GameEvent.Malformed malformed) {
      broken(malformed.reason(), atMillis);
    } else if (event instanceof GameEvent.Closed) {
      disconnected(atMillis);
    }
    return open && talk.open().isEmpty() || !(step(atMillis) instanceof PlayStep.Listen);
  }

  private void seen(GameState state, long atMillis) {
    int before = view.historyLength();
    News news = view.see(state, atMillis);
    switch (news) {
      case FOREIGN -> {}
      case OVER -> {
        watch.over(view.historyLength() > before, atMillis).ifPresent(talk::note);
        talk.open().ifPresent(open -> overtaken(open, atMillis));
        whims.cutShort();
        ending = Optional.of(Ending.FINISHED);
      }
      case LOST -> lost(Ending.LOST, "the game went back", atMillis);
      case UNSEATED -> lost(Ending.GONE, "not our game any more", atMillis);
      case GREW, SAME -> running(state, news == News.GREW, atMillis);
    }
  }

  /** The end answers all but a move that it came before: that one was never made. */
  private void overtaken(Conversation.Open open, long atMillis) {
    if (open.exchange() == Exchange.MOVE && view.historyLength() <= open.historyLength()) {
      talk.drop(exchange -> exchange == Exchange.MOVE);
    } else {
      answered(atMillis);
    }
  }

  private void running(GameState state, boolean grew, long atMillis) {
    boolean mine = view.mine(state);
    deciding = mine && state.deciding();
    int seat = view.seat().orElseThrow();
    if (inStep) {
      watch.state(state, seat, grew, atMillis).forEach(talk::note);
    } else {
      watch.resumed(state, seat);
    }
    if (grew) {
      patience.progress();
    }
    boolean answer =
        talk.open()
            .filter(
                open ->
                    open.exchange() != Exchange.MOVE
                        || deciding
                        || state.historyLength() > open.historyLength())
            .isPresent();
    if (answer) {
      answered(atMillis);
    }
    if (!deciding) {
      resolved(atMillis, Outcome.OK);
      choice = Optional.empty();
    }
    // The same state once more does not start the thinking anew.
    if (grew || deciding || !mine || offer.isEmpty()) {
      // Chosen at once, so that no frame has to be kept.
      offer.set(mine ? dialect.move(state, random) : Optional.empty());
      if (!offer.isEmpty()) {
        whims.mayMove();
      }
    }
  }

  private void answered(long atMillis) {
    Exchange exchange = talk.answered(atMillis);
    if (exchange.joins()) {
      joined = true;
      inStep = true;
      patience.joined();
    } else if (exchange == Exchange.MOVE) {
      moves++;
    } else {
      choice = Optional.empty();
    }
  }

  private void asked(GameEvent.Choice asked, long atMillis) {
    boolean mine =
        asked.gameId().equals(gameId)
            && view.seat().isPresent()
            && asked.seat() == view.seat().getAsInt();
    if (mine) {
      // The server will answer no join before this.
      talk.drop(Exchange::joins);
      talk.open().ifPresent(open -> answered(atMillis));
      offer.clear();
      deciding = true;
      choice = Optional.of(new Asked(asked.id(), asked.seat(), dialect.answer(asked, random)));
      whims.asked(atMillis, endMillis);
    }
  }

  private void withdrawn(Predicate<Asked> which, long atMillis) {
    if (choice.filter(which).isPresent()) {
      resolved(atMillis, Outcome.OK);
      choice = Optional.empty();
      talk.drop(exchange -> exchange == Exchange.DECISION);
    }
  }

  /** A decision that was left to the server waits no more, if there is one. */
  private void resolved(long atMillis, Outcome outcome) {
    whims.resolved(atMillis, outcome).ifPresent(talk::note);
  }

  private void expire(Conversation.Open open) {
    // A join is always answered, if only by a refusal: not a word in all that time is no slowness.
    deaf = open.exchange().joins() && heardMillis < open.sentMillis();
    failed(
        open.deadlineMillis(),
        open.exchange() == Exchange.MOVE ? Outcome.STALLED : Outcome.TIMEOUT,
        "no answer");
  }

  private void refused(GameEvent.Failure failure, long atMillis) {
    boolean mine =
        switch (failure.about()) {
          case JOIN -> talk.waitsFor(Exchange::joins);
          case ANSWER -> talk.waitsFor(exchange -> exchange == Exchange.DECISION);
          case MOVE -> talk.waitsFor(exchange -> !exchange.joins());
          case OTHER -> talk.open().isPresent();
          case LEAVE, PING -> false;
        };
    if (mine) {
      failed(atMillis, failure.outcome(), failure.code());
    } else if (failure.about() == Intent.MOVE && (choice.isPresent() || deciding)) {
      // The move failed because nobody answered, or was withdrawn with its choice.
      resolved(atMillis, Outcome.OK);
      choice = Optional.empty();
      deciding = false;
      outOfStep();
    }
  }

  /** What was asked has failed: no state follows, so the present one has to be asked for. */
  private void failed(long atMillis, Outcome outcome, String detail) {
    Exchange exchange = talk.failed(atMillis, outcome, detail);
    deciding = false;
    choice = Optional.empty();
    outOfStep();
    patience.failed(exchange, outcome, atMillis);
    if (outcome == Outcome.LIFECYCLE) {
      ending = Optional.of(Ending.GONE);
    } else if (patience.lost()) {
      wedged(atMillis);
    }
  }

  private void broken(String reason, long atMillis) {
    if (talk.open().isPresent()) {
      failed(atMillis, Outcome.PROTOCOL, reason);
    } else {
      talk.unasked(FRAME, atMillis, Outcome.PROTOCOL, reason);
      outOfStep();
    }
  }

  /** What the game's state is has to be asked for, and nothing that goes on can be timed. */
  private void outOfStep() {
    whims.cutShort();
    inStep = false;
    offer.clear();
    watch.forget();
  }

  private void lost(Ending how, String detail, long atMillis) {
    if (talk.open().isPresent()) {
      talk.failed(atMillis, Outcome.LIFECYCLE, detail);
    } else {
      talk.unasked(STATE, atMillis, Outcome.LIFECYCLE, detail);
    }
    ending = Optional.of(how);
  }

  private void wedged(long nowMillis) {
    watch.givenUp(nowMillis).ifPresent(talk::note);
    ending = Optional.of(Ending.WEDGED);
  }

  /**
   * The connection is gone.
   *
   * @return whether an exchange was open and is now measured as failed by it
   */
  boolean disconnected(long atMillis) {
    boolean open = talk.open().isPresent();
    if (open) {
      talk.failed(atMillis, Outcome.PROTOCOL, "connection lost");
    }
    connected = false;
    deaf = false;
    deciding = false;
    choice = Optional.empty();
    outOfStep();
    return open;
  }

  /**
   * The player has closed the connection itself, at {@link PlayStep.Drop}.
   *
   * @return when to open the next one, ms since the epoch
   */
  long dropped(long atMillis) {
    disconnected(atMillis);
    return whims.dropped(atMillis);
  }

  /** There is a new connection, in which the server lets us in. */
  void reconnected() {
    connected = true;
  }

  /** The measurements that have come to their end, in that order; each is given once. */
  List<Measurement> takeMeasurements() {
    return talk.take();
  }

  /** Whether the server owes us an answer. */
  boolean hasUnanswered() {
    return talk.open().isPresent();
  }

  /**
   * Whether the connection seems dead, though nobody has closed it: a join was not answered in its
   * time, and nothing else was heard since it was sent.
   */
  boolean deaf() {
    return deaf;
  }

  /** Whether the game has ever been running. */
  boolean ran() {
    return view.ran();
  }

  /** How many moves of ours the server has taken. */
  int moves() {
    return moves;
  }

  /** How many moves the game has had, the game's own bookkeeping included. */
  int historyLength() {
    return view.historyLength();
  }

  /**
   * A choice that waits for our answer, or for the server's reaction to it.
   *
   * @param id the server's
   * @param seat the seat that is asked
   * @param answer the frame that answers it
   */
  private record Asked(String id, int seat, String answer) {}
}
