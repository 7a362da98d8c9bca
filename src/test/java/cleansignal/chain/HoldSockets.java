package cleansignal.chain;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.pause;

import cleansignal.config.SuiteConfig;
import cleansignal.plan.LoadPlan;
import cleansignal.request.RunClock;
import cleansignal.request.Socket;
import cleansignal.request.VirtualUser;
import cleansignal.target.dialect.Dialect;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds a socket open, listens to the lobby, asks for an echo now and then and may watch games
 * meanwhile, until the plan ends the user. What to do next is the {@link HeldSocket}'s decision.
 */
public final class HoldSockets {

  private static final String HELD = "heldSocket";

  private final Dialect dialect;
  private final Connecting connecting;
  private final Socket socket;
  private final RunClock clock;
  private final Duration pingInterval;
  private final Duration hold;
  private final Duration answerTimeout;
  private final Optional<Gallery> gallery;

  /**
   * Held sockets of that plan's companions.
   *
   * @param gallery where they find games to watch; empty when they watch none
   */
  public HoldSockets(
      Connecting connecting,
      Dialect dialect,
      RunClock clock,
      LoadPlan plan,
      SuiteConfig config,
      Optional<Gallery> gallery) {
    this.gallery = gallery;
    this.dialect = dialect;
    this.connecting = connecting;
    this.socket = new Socket(clock);
    this.clock = clock;
    this.pingInterval = config.sockets().pingInterval();
    this.hold = plan.paced(config.sockets().hold());
    this.answerTimeout = config.play().moveTimeout();
  }

  /** Holds sockets to the planned end; the user must have logged in. */
  public ChainBuilder untilPlannedEnd() {
    return exec(this::prepare)
        .exec(
            asLongAs(session -> step(session) != HeldSocket.Step.DONE)
                .on(
                    doSwitch(session -> step(session).name())
                        .on(
                            onCase(HeldSocket.Step.CONNECT.name()).then(connect()),
                            onCase(HeldSocket.Step.PING.name()).then(ping()),
                            onCase(HeldSocket.Step.WATCH.name()).then(watch()),
                            onCase(HeldSocket.Step.UNWATCH.name()).then(unwatch()),
                            onCase(HeldSocket.Step.CLOSE.name()).then(close()),
                            onCase(HeldSocket.Step.WAIT.name()).then(listen()))
                        .exec(doIf(Connecting::lost).then(lost()))
                        .exec(connecting.record(session -> held(session).takeMeasurements()))));
  }

  private Session prepare(Session session) {
    HeldSocket held =
        new HeldSocket(
            pingInterval,
            hold,
            clock.at(VirtualUser.of(session).planned().end()),
            gallery.map(Spectator::new));
    return connecting.prepare(session.set(HELD, held), held);
  }

  private ChainBuilder connect() {
    return exec(connecting.connect(session -> held(session).attempt()))
        .exec(
            session -> {
              if (Connecting.link(session).ready()) {
                held(session).connected(clock.now());
              } else {
                held(session).connectFailed(clock.now());
              }
              return session;
            })
        .doIf(session -> Connecting.link(session).ready())
        .then(Socket.send(session -> dialect.subscribeLobby()));
  }

  private ChainBuilder ping() {
    return ask(
        session -> {
          long now = clock.now();
          return dialect.ping(held(session).asks(now), now);
        });
  }

  private ChainBuilder watch() {
    return ask(
        session -> {
          held(session).watches(clock.now());
          return dialect.joinGame(held(session).watched());
        });
  }

  private ChainBuilder unwatch() {
    return exec(Socket.drain())
        .exec(Socket.send(session -> dialect.leaveGame(held(session).watched())))
        .exec(
            session -> {
              held(session).unwatched(clock.now());
              return session;
            });
  }

  private ChainBuilder ask(Function<Session, String> frame) {
    return exec(Socket.drain())
        .exec(socket.sendAndWait(frame, session -> answerTimeout))
        .doIf(session -> !Connecting.lost(session))
        .then(
            exec(
                session -> {
                  held(session).waited(clock.now());
                  return session.markAsSucceeded();
                }));
  }

  private ChainBuilder close() {
    return exec(connecting.disconnect())
        .exec(
            session -> {
              held(session).closed(clock.now());
              return session;
            });
  }

  private ChainBuilder listen() {
    return pause(session -> Duration.ofMillis(held(session).waitMillis(clock.now())))
        .doIf(session -> Connecting.link(session).ready())
        .then(Socket.drain());
  }

  private ChainBuilder lost() {
    return exec(connecting.noteLoss())
        .exec(
            session -> {
              held(session).lost(clock.now());
              return session.markAsSucceeded();
            });
  }

  private HeldSocket.Step step(Session session) {
    return held(session).step(clock.now());
  }

  private static HeldSocket held(Session session) {
    return session.get(HELD);
  }
}
