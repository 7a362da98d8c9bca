package cleansignal.chain;

import cleansignal.config.PlaySettings;
import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.Dialect;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

/**
 * One virtual user that plays over a socket: brings together its {@link Seat} at the table, its
 * connection and the {@link GamePlay} of the game at hand, and decides what comes next. Pure state,
 * no clock and no Gatling; used by one event loop.
 */
final class SocketPlayer implements Link.Receiver {

  /** What the user does next. */
  enum Step {
    /** Open the socket. */
    CONNECT,
    /** Create a game. */
    OPEN,
    /** Join the game that the owner opened. */
    JOIN,
    /** Read the game over REST. */
    READ,
    /** Send {@link #send}, and wait for what answers it. */
    SEND,
    /** Wait for frames. */
    LISTEN,
    /** Wait; frames that arrive are looked at afterwards. */
    PAUSE,
    /** Close the socket in the middle of the game, to come back. */
    DROP,
    /** Leave the game. */
    LEAVE,
    /** The user's time is up. */
    DONE
  }

  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

  private final Seat seat;
  private final Dialect dialect;
  private final PlayRules rules;
  private final RandomGenerator random;
  private final String userId;
  private final ToLongFunction<RandomGenerator> pollingMillis;
  private final PlaySettings settings;
  private final List<Measurement> measurements = new ArrayList<>();
  private Optional<GamePlay> play = Optional.empty();

  /** What {@link Step#SEND} is about: decided with the step, not a millisecond later. */
  private Optional<PlayStep.Send> due = Optional.empty();

  private boolean connected;
  private boolean dropped;
  private boolean deaf;
  private long connectAtMillis;
  private Duration backOff = FIRST_BACK_OFF;
  private long readAtMillis;

  /**
   * A player that is not connected.
   *
   * @param pollingMillis draws the pause between two reads of a game over REST, in ms
   * @param settings the options of play
   */
  SocketPlayer(
      Seat seat,
      Dialect dialect,
      PlayRules rules,
      RandomGenerator random,
      String userId,
      ToLongFunction<RandomGenerator> pollingMillis,
      PlaySettings settings) {
    this.seat = seat;
    this.dialect = dialect;
    this.rules = rules;
    this.random = random;
    this.userId = userId;
    this.pollingMillis = pollingMillis;
    this.settings = settings;
  }

  /** What to do at that time, when all frames at hand have been heard. */
  Step step(long nowMillis) {
    due = Optional.empty();
    Seat.Step atTable = seat.step(nowMillis);
    if (atTable != Seat.Step.READ) {
      Optional<Step> before = beforeLeaving(nowMillis);
      if (before.isPresent()) {
        return before.get();
      }
      endPlay();
    }
    return switch (atTable) {
      case OPEN -> connected ? Step.OPEN : reach(nowMillis);
      case JOIN -> connected ? Step.JOIN : reach(nowMillis);
      case READ -> playing(nowMillis);
      case LEAVE -> Step.LEAVE;
      case WAIT -> Step.PAUSE;
      case DONE -> Step.DONE;
    };
  }

  /**
   * What comes before the game is left: an answer that the server owes, or one that it waits for.
   * Who left at once, or went on to another game, would have sent something that no record tells
   * of.
   */
  private Optional<Step> beforeLeaving(long nowMillis) {
    play.ifPresent(game -> game.leaveFrom(nowMillis));
    return play.map(game -> game.step(nowMillis))
        .flatMap(
            next -> {
              if (next instanceof PlayStep.Send send && send.exchange() == Exchange.DECISION) {
                due = Optional.of(send);
                return Optional.of(Step.SEND);
              }
              return next instanceof PlayStep.Listen ? Optional.of(Step.LISTEN) : Optional.empty();
            });
  }

  private Step reach(long nowMillis) {
    return nowMillis >= connectAtMillis ? Step.CONNECT : Step.PAUSE;
  }

  private Step playing(long nowMillis) {
    GamePlay game = play.orElseGet(() -> begin(nowMillis));
    PlayStep next = game.step(nowMillis);
    deaf = game.deaf();
    if (next instanceof PlayStep.End end) {
      end(end.ending(), nowMillis);
      return step(nowMillis);
    }
    if (next instanceof PlayStep.Reconnect) {
      return reach(nowMillis);
    }
    if (next instanceof PlayStep.Drop) {
      return Step.DROP;
    }
    if (nowMillis >= readAtMillis) {
      return Step.READ;
    }
    if (next instanceof PlayStep.Send send) {
      due = Optional.of(send);
      return Step.SEND;
    }
    return next instanceof PlayStep.Listen ? Step.LISTEN : Step.PAUSE;
  }

  private GamePlay begin(long nowMillis) {
    long endMillis = Math.min(seat.budgetEndMillis(), nowMillis + seat.remainingMillis(nowMillis));
    GamePlay begun =
        new GamePlay(
            dialect,
            random,
            rules,
            userId,
            seat.gameId().orElseThrow(),
            endMillis,
            nowMillis,
            new Whims(settings, random, seat.quiet()));
    if (!connected) {
      begun.disconnected(nowMillis);
    }
    play = Optional.of(begun);
    readAtMillis = nowMillis + pollingMillis.applyAsLong(random);
    return begun;
  }

  private void end(PlayStep.Ending ending, long nowMillis) {
    if (ending == PlayStep.Ending.GONE) {
      seat.lost(nowMillis);
    } else {
      seat.end(ending.reason(), nowMillis);
    }
    endPlay();
  }

  private void endPlay() {
    play.ifPresent(this::take);
    play = Optional.empty();
  }

  /** How long to wait at {@link Step#SEND}, {@link Step#LISTEN} and {@link Step#PAUSE}. */
  Duration limit(long nowMillis) {
    if (due.isPresent()) {
      return due.get().limit();
    }
    long millis =
        play.map(game -> limitMillis(game.step(nowMillis), nowMillis))
            .orElseGet(() -> seat.waitMillis(nowMillis));
    return Duration.ofMillis(Math.max(1, millis));
  }

  private long limitMillis(PlayStep next, long nowMillis) {
    long untilRead = readAtMillis - nowMillis;
    if (next instanceof PlayStep.Listen listen) {
      // At the end, when only an answer is waited for, there is nothing more to read.
      return untilRead > 0
          ? Math.min(untilRead, listen.limit().toMillis())
          : listen.limit().toMillis();
    }
    if (next instanceof PlayStep.Think think) {
      return Math.min(untilRead, think.left().toMillis());
    }
    return Math.max(connectAtMillis - nowMillis, 1);
  }

  /** The frame of the {@link Step#SEND} that was the last step, which goes out now. */
  String send(long nowMillis) {
    PlayStep.Send send = due.orElseThrow();
    due = Optional.empty();
    play.orElseThrow().sent(send, nowMillis);
    return send.frame();
  }

  /** Whether what {@link Step#SEND} sends is a call over HTTP. */
  boolean calls() {
    return due.filter(send -> dialect.isCall(send.frame())).isPresent();
  }

  /** The call for a move has ended so; a state follows where it was OK. */
  void called(Outcome outcome, long atMillis) {
    if (outcome != Outcome.OK) {
      on(new GameEvent.Failure("HTTP", "refused over HTTP", outcome, Intent.MOVE), atMillis);
    }
  }

  /** Whether the game's present state is still to come. */
  boolean owed() {
    return play.filter(GamePlay::hasUnanswered).isPresent();
  }

  @Override
  public boolean on(GameEvent event, long atMillis) {
    if (event instanceof GameEvent.State seen) {
      saw(seen.state(), atMillis);
    } else if (event instanceof GameEvent.Over seen) {
      saw(seen.state(), atMillis);
    }
    return play.map(game -> heard(game, event, atMillis)).orElse(false);
  }

  private boolean heard(GamePlay game, GameEvent event, long atMillis) {
    boolean calls = game.heard(event, atMillis);
    if (game.ran()) {
      seat.runs(atMillis);
    }
    return calls;
  }

  private void saw(GameState state, long atMillis) {
    seat.saw(state.gameId(), state.historyLength(), atMillis);
  }

  /** The game has been read over REST. */
  void hasRead(long nowMillis) {
    readAtMillis = nowMillis + pollingMillis.applyAsLong(random);
  }

  /** What the next attempt to connect is called: one in the middle of a game is a reconnect. */
  String attempt() {
    return dropped ? "reconnect" : "connect";
  }

  /**
   * An attempt to connect is over. A game whose player does not get back is given up.
   *
   * @param ready whether the server has let the user in
   */
  void connectEnded(boolean ready, long nowMillis) {
    connected = ready;
    dropped = false;
    if (ready) {
      backOff = FIRST_BACK_OFF;
      play.ifPresent(GamePlay::reconnected);
    } else {
      connectAtMillis = nowMillis + backOff.toMillis();
      Duration doubled = backOff.multipliedBy(2);
      backOff = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
      seat.end("disconnected", nowMillis);
    }
  }

  /** The user has closed the connection itself, at {@link Step#DROP}. */
  void droppedOnPurpose(long nowMillis) {
    connected = false;
    dropped = true;
    connectAtMillis = play.orElseThrow().dropped(nowMillis);
  }

  /** The server has closed the connection. */
  void disconnected(long nowMillis) {
    connected = false;
    deaf = false;
    dropped = play.isPresent();
    connectAtMillis = nowMillis;
    play.ifPresent(game -> game.disconnected(nowMillis));
  }

  /** Whether the connection seems dead, though nobody has closed it. */
  boolean deaf() {
    return connected && deaf;
  }

  /** What happened since the last call; each is given once. */
  List<Measurement> takeMeasurements() {
    play.ifPresent(this::take);
    List<Measurement> taken = List.copyOf(measurements);
    measurements.clear();
    return taken;
  }

  private void take(GamePlay game) {
    measurements.addAll(game.takeMeasurements());
  }
}
