package cleansignal.chain;

import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A user that holds a socket open, asks for an echo now and then, and may watch games meanwhile:
 * decides what it does next. Pure state, no clock and no Gatling; used by one event loop.
 */
final class HeldSocket implements Link.Receiver {

  /** What the user does next. */
  enum Step {
    /** Open the socket. */
    CONNECT,
    /** Ask for an echo and wait for it. */
    PING,
    /** Join {@link #watched} as a spectator and wait for its state. */
    WATCH,
    /** Leave {@link #watched}. */
    UNWATCH,
    /** Close the socket. */
    CLOSE,
    /** Nothing to do yet. */
    WAIT,
    /** The user's time is up. */
    DONE
  }

  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  /** Longer, and the frames that arrive meanwhile would pile up unread. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  private final Duration pingInterval;
  private final Duration hold;
  private final long endMillis;
  private final Optional<Spectator> spectator;
  private final List<Measurement> measurements = new ArrayList<>();
  private boolean connected;
  private boolean reconnecting;
  private long holdUntilMillis;
  private long connectAtMillis;
  private long pingAtMillis;
  private int sequence;
  private boolean asked;
  private long askedMillis;

  /**
   * A user without a socket.
   *
   * @param pingInterval pause between two pings
   * @param hold how long a socket is held before it is closed and the next one opened
   * @param endMillis when the plan ends the user, ms since the epoch
   * @param spectator what it watches games with; empty when it does not
   */
  HeldSocket(Duration pingInterval, Duration hold, long endMillis, Optional<Spectator> spectator) {
    this.spectator = spectator;
    this.pingInterval = pingInterval;
    this.hold = hold;
    this.endMillis = endMillis;
  }

  /** What to do at that time. */
  Step step(long nowMillis) {
    if (!connected) {
      if (nowMillis >= endMillis) {
        return Step.DONE;
      }
      return nowMillis >= connectAtMillis ? Step.CONNECT : Step.WAIT;
    }
    boolean stay = nowMillis < Math.min(endMillis, holdUntilMillis);
    Spectator.Want want =
        spectator.map(watching -> watching.next(nowMillis, stay)).orElse(Spectator.Want.NOTHING);
    if (want == Spectator.Want.LEAVE) {
      return Step.UNWATCH;
    }
    if (!stay) {
      return Step.CLOSE;
    }
    if (nowMillis >= pingAtMillis) {
      return Step.PING;
    }
    return want == Spectator.Want.JOIN ? Step.WATCH : Step.WAIT;
  }

  /** How long to wait at {@link Step#WAIT}, in ms, at least 1. */
  long waitMillis(long nowMillis) {
    long due = connected ? Math.min(pingAtMillis, holdUntilMillis) : connectAtMillis;
    long wait = Math.min(due, endMillis) - nowMillis;
    return Math.max(1, Math.min(wait, LONGEST_WAIT.toMillis()));
  }

  /** What the next attempt to connect is called: the one after a loss is a reconnect. */
  String attempt() {
    return reconnecting ? "reconnect" : "connect";
  }

  /** The server has let the user in. */
  void connected(long nowMillis) {
    connected = true;
    reconnecting = false;
    holdUntilMillis = nowMillis + hold.toMillis();
    pingAtMillis = nowMillis + pingInterval.toMillis();
  }

  /** The attempt failed: the next one comes after a pause. */
  void connectFailed(long nowMillis) {
    reconnecting = false;
    connectAtMillis = nowMillis + BACK_OFF.toMillis();
  }

  /** The user has closed its socket; the next one is opened at once. */
  void closed(long nowMillis) {
    spectator.ifPresent(watching -> watching.disconnected(nowMillis));
    connected = false;
  }

  /** The server has closed the socket. */
  void lost(long nowMillis) {
    if (asked) {
      echoed(nowMillis, Outcome.PROTOCOL, "the socket was closed");
    }
    spectator.ifPresent(watching -> watching.disconnected(nowMillis));
    connected = false;
    reconnecting = true;
    connectAtMillis = nowMillis;
  }

  /**
   * A ping is sent.
   *
   * @return its number
   */
  int asks(long nowMillis) {
    sequence++;
    asked = true;
    askedMillis = nowMillis;
    pingAtMillis = nowMillis + pingInterval.toMillis();
    return sequence;
  }

  /** The server's id of the game that is watched, or to be. */
  String watched() {
    return spectator.orElseThrow().gameId();
  }

  /** The join of {@link Step#WATCH} is sent. */
  void watches(long nowMillis) {
    spectator.orElseThrow().joins(nowMillis);
  }

  /** The game has been left. */
  void unwatched(long nowMillis) {
    spectator.orElseThrow().left(nowMillis);
  }

  @Override
  public boolean on(GameEvent event, long atMillis) {
    if (event instanceof GameEvent.Malformed malformed) {
      measurements.add(
          new Measurement(
              GamePlay.FRAME, atMillis, atMillis, Outcome.PROTOCOL, malformed.reason()));
    }
    boolean joining = spectator.filter(Spectator::joining).isPresent();
    spectator.ifPresent(watching -> watching.heard(event, atMillis));
    if (!asked) {
      return joining && !spectator.orElseThrow().joining();
    }
    if (event instanceof GameEvent.Echo echo && echo.sequence() == sequence) {
      echoed(atMillis, Outcome.OK, "");
    } else if (event instanceof GameEvent.Failure failure
        && failure.about() != Intent.JOIN
        && failure.about() != Intent.LEAVE) {
      echoed(atMillis, failure.outcome(), failure.code());
    }
    return !asked;
  }

  /** The wait for an answer is over; a socket that is still open has not answered. */
  void waited(long nowMillis) {
    spectator.ifPresent(watching -> watching.waited(nowMillis));
    if (asked) {
      echoed(nowMillis, Outcome.TIMEOUT, "no echo");
    }
  }

  private void echoed(long atMillis, Outcome outcome, String detail) {
    asked = false;
    measurements.add(new Measurement("echo", askedMillis, atMillis, outcome, detail));
  }

  /** What happened since the last call; each is given once. */
  List<Measurement> takeMeasurements() {
    spectator.ifPresent(watching -> measurements.addAll(watching.takeMeasurements()));
    List<Measurement> taken = List.copyOf(measurements);
    measurements.clear();
    return taken;
  }
}
