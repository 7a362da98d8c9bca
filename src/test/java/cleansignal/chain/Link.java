package cleansignal.chain;

import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import cleansignal.request.FrameListener;
import cleansignal.target.dialect.Dialect;
import cleansignal.target.dialect.GameEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One user's connection: from the opened socket to the acknowledged CONNECT, and on to its end.
 * What comes over it afterwards goes to whoever uses it. Pure state, no clock and no Gatling; used
 * by one event loop.
 *
 * <p>An opened socket is not yet a success: the server upgrades first and looks at the token later.
 */
final class Link implements FrameListener {

  /** What the user of a connection makes of an event; true when it waited for this one. */
  @FunctionalInterface
  interface Receiver {
    /** An event arrived at that time, ms since the epoch. */
    boolean on(GameEvent event, long atMillis);
  }

  private enum State {
    CLOSED,
    CONNECTING,
    READY
  }

  private final Dialect dialect;
  private final Receiver receiver;
  private final List<Measurement> measurements = new ArrayList<>();
  private State state = State.CLOSED;
  private String attempt = "";
  private long startMillis;
  private boolean tokenExpired;
  private boolean wasOpen;
  private boolean dismissed;
  private long readyMillis;

  /** A connection that is not open. */
  Link(Dialect dialect, Receiver receiver) {
    this.dialect = dialect;
    this.receiver = receiver;
  }

  /**
   * An attempt starts.
   *
   * @param name its record's name
   * @param tokenExpired whether the token that it will send was past its known expiry
   * @param nowMillis ms since the epoch
   */
  void begin(String name, boolean tokenExpired, long nowMillis) {
    state = State.CONNECTING;
    attempt = name;
    startMillis = nowMillis;
    this.tokenExpired = tokenExpired;
    wasOpen = false;
    dismissed = false;
  }

  /** The server has upgraded the connection. */
  void opened() {
    wasOpen = true;
  }

  /** Whether the server has let the user in. */
  boolean ready() {
    return state == State.READY;
  }

  /**
   * Whether the server has ended a connection that was in use, or will have in a moment: it may
   * leave the socket open.
   */
  boolean dismissed() {
    return state == State.READY && dismissed;
  }

  @Override
  public boolean received(String frame, long atMillis) {
    GameEvent event = dialect.read(frame);
    if (state != State.CONNECTING) {
      dismissed |= event instanceof GameEvent.Closed;
      return receiver.on(event, atMillis) || dismissed;
    }
    if (event instanceof GameEvent.Ready) {
      state = State.READY;
      readyMillis = atMillis;
      measurements.add(Measurement.ok(attempt, startMillis, atMillis));
      measurements.add(Measurement.ok("~socket+", atMillis, atMillis));
    } else if (event instanceof GameEvent.Refused refused) {
      failed(atMillis, refused.outcome(tokenExpired), refused.message());
    } else if (event instanceof GameEvent.Malformed malformed) {
      failed(atMillis, Outcome.PROTOCOL, malformed.reason());
    }
    return state != State.CONNECTING;
  }

  /**
   * The attempt's wait is over. An attempt that nobody has answered failed.
   *
   * @param open whether the socket is open
   * @param reason why it is not, in Gatling's words, if there are any
   * @param nowMillis ms since the epoch
   */
  void attempted(boolean open, Optional<String> reason, long nowMillis) {
    if (state != State.CONNECTING) {
      return;
    }
    if (open) {
      failed(nowMillis, Outcome.TIMEOUT, "CONNECT not acknowledged");
    } else if (wasOpen) {
      failed(nowMillis, Outcome.PROTOCOL, "closed before CONNECT was acknowledged");
    } else {
      String words = reason.orElse("not opened");
      failed(nowMillis, OutcomeText.parse(words).outcome(), words);
    }
  }

  private void failed(long nowMillis, Outcome outcome, String detail) {
    state = State.CLOSED;
    measurements.add(new Measurement(attempt, startMillis, nowMillis, outcome, detail));
  }

  /** The user has closed the connection, after whose acknowledgement it counts as held. */
  void closed(long nowMillis) {
    if (state == State.READY) {
      ended("plan", Measurement.ok("connection life", readyMillis, nowMillis));
    }
    state = State.CLOSED;
  }

  /**
   * The server has closed a connection that was in use.
   *
   * @param reason Gatling's words, if there are any
   */
  void lost(Optional<String> reason, long nowMillis) {
    lost(
        "closed by the server: "
            + reason.filter(Predicate.not(String::isBlank)).orElse("no reason given"),
        nowMillis);
  }

  /** A connection that was in use is given up, because nothing comes over it any more. */
  void silent(long nowMillis) {
    lost("given up: no answer and not a word", nowMillis);
  }

  private void lost(String detail, long nowMillis) {
    if (state == State.READY) {
      ended(
          "lost",
          new Measurement("connection life", readyMillis, nowMillis, Outcome.PROTOCOL, detail));
    }
    state = State.CLOSED;
  }

  private void ended(String how, Measurement life) {
    measurements.add(life);
    measurements.add(Measurement.ok("~socket- " + how, life.endMillis(), life.endMillis()));
  }

  /** What happened since the last call; each is given once. */
  List<Measurement> takeMeasurements() {
    List<Measurement> taken = List.copyOf(measurements);
    measurements.clear();
    return taken;
  }
}
