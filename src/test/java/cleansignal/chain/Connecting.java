package cleansignal.chain;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;

import cleansignal.outcome.Outcome;
import cleansignal.request.Exchanges;
import cleansignal.request.LiveRecorder;
import cleansignal.request.LogRecords;
import cleansignal.request.RunClock;
import cleansignal.request.Socket;
import cleansignal.request.SocketState;
import cleansignal.request.VirtualUser;
import cleansignal.target.dialect.Dialect;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Opens and closes the users' sockets. To connect is one guarded unit: a fresh token, the socket,
 * the CONNECT packet with the token, its acknowledgement.
 */
public final class Connecting {

  private static final String LINK = "link";

  private final Dialect dialect;
  private final Authentication authentication;
  private final Socket socket;
  private final RunClock clock;
  private final LiveRecorder live;
  private final Duration timeout;

  /**
   * Connections to a server that speaks that dialect.
   *
   * @param timeout how long the acknowledgement may take, after the socket is open
   */
  public Connecting(
      Dialect dialect,
      Authentication authentication,
      RunClock clock,
      LiveRecorder live,
      Duration timeout) {
    this.dialect = dialect;
    this.authentication = authentication;
    this.socket = new Socket(clock);
    this.clock = clock;
    this.live = live;
    this.timeout = timeout;
  }

  /** A session whose connection hands what arrives to that receiver. */
  Session prepare(Session session, Link.Receiver receiver) {
    Link link =
        new Link(
            dialect,
            (event, atMillis) -> {
              live.heard(event);
              return receiver.on(event, atMillis);
            });
    return Socket.listen(session.set(LINK, link), link);
  }

  /** The user's connection. */
  static Link link(Session session) {
    return session.get(LINK);
  }

  /**
   * Connects; afterwards the link is ready, or the socket is closed again.
   *
   * @param name the record's name
   */
  ChainBuilder connect(Function<Session, String> name) {
    return exec(authentication.stayFresh())
        .exec(
            session -> {
              long now = clock.now();
              link(session)
                  .begin(name.apply(session), VirtualUser.of(session).tokenExpiredAt(now), now);
              return session;
            })
        .exec(Socket.open(dialect.path()))
        .doIf(SocketState::open)
        .then(
            exec(Connecting::opened)
                .exec(
                    socket.sendAndWait(
                        session -> dialect.connect(VirtualUser.of(session).accessToken()),
                        session -> timeout)))
        .exec(
            session -> {
              link(session)
                  .attempted(SocketState.open(session), SocketState.failure(session), clock.now());
              return session.markAsSucceeded();
            })
        .exec(doIf(session -> !link(session).ready()).then(closeSocket()))
        .exec(record());
  }

  private static Session opened(Session session) {
    link(session).opened();
    return session;
  }

  /** Closes the connection, if it is open. */
  ChainBuilder disconnect() {
    return exec(closeSocket())
        .exec(
            session -> {
              link(session).closed(clock.now());
              return session;
            })
        .exec(record());
  }

  private static ChainBuilder closeSocket() {
    return doIf(SocketState::open).then(Socket.close());
  }

  /** Whether the link was ready and the server has ended it. */
  static boolean lost(Session session) {
    return link(session).ready() && (!SocketState.open(session) || link(session).dismissed());
  }

  /**
   * Notes that the connection is lost, by the server's end or its silence, and closes what is left
   * open of it.
   */
  ChainBuilder noteLoss() {
    return exec(session -> {
          if (lost(session)) {
            link(session).lost(SocketState.failure(session), clock.now());
          } else {
            link(session).silent(clock.now());
          }
          return session;
        })
        .exec(closeSocket())
        .exec(record());
  }

  private ChainBuilder record() {
    return record(session -> link(session).takeMeasurements());
  }

  /** Writes measurements into the log, and shows them to whoever watches the run. */
  ChainBuilder record(Function<Session, List<Measurement>> taken) {
    return exec(
        LogRecords.write(
            session ->
                taken.apply(session).stream()
                    .peek(measurement -> show(session, measurement))
                    .map(Measurement::entry)
                    .toList()));
  }

  private void show(Session session, Measurement measurement) {
    boolean technical = measurement.name().startsWith("~");
    if (!technical || measurement.outcome() != Outcome.OK) {
      live.ended(
          new Exchanges.Ended(
              measurement.name(),
              Exchanges.of(session).caller(),
              measurement.startMillis(),
              measurement.endMillis(),
              measurement.outcome()));
    }
  }
}
