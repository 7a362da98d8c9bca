package cleansignal.chain;

import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.GameEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A user that holds a socket open and asks for an echo now and then: decides what it does next.
 * Pure state, no clock and no Gatling; used by one event loop.
 */
final class HeldSocket implements Link.Receiver {

  /** What the user does next. */
  enum Step {
    /** Open the socket. */
    CONNECT,
    /** Ask for an echo and wait for it. */
    PING,
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
   */
  HeldSocket(Duration pingInterval, Duration hold, long endMillis) {
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
    if (nowMillis >= Math.min(endMillis, holdUntilMillis)) {
      return Step.CLOSE;
    }
    return nowMillis >= pingAtMillis ? Step.PING : Step.WAIT;
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
  void closed() {
    connected = false;
  }

  /** The server has closed the socket. */
  void lost(long nowMillis) {
    if (asked) {
      echoed(nowMillis, Outcome.PROTOCOL, "the socket was closed");
    }
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

  @Override
  public boolean on(GameEvent event, long atMillis) {
    if (event instanceof GameEvent.Malformed malformed) {
      measurements.add(
          new Measurement(
              GamePlay.FRAME, atMillis, atMillis, Outcome.PROTOCOL, malformed.reason()));
    }
    if (!asked) {
      return false;
    }
    if (event instanceof GameEvent.Echo echo && echo.sequence() == sequence) {
      echoed(atMillis, Outcome.OK, "");
    } else if (event instanceof GameEvent.Failure failure) {
      echoed(atMillis, failure.outcome(), failure.code());
    }
    return !asked;
  }

  /** The wait for the echo is over; a socket that is still open has not answered. */
  void waited(long nowMillis) {
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
    List<Measurement> taken = List.copyOf(measurements);
    measurements.clear();
    return taken;
  }
}
