package cleansignal.chain;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.pause;

import cleansignal.config.PlaySettings;
import cleansignal.config.SuiteConfig;
import cleansignal.request.Exchanges;
import cleansignal.request.RunClock;
import cleansignal.request.Socket;
import cleansignal.request.VirtualUser;
import cleansignal.target.dialect.Dialect;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;

/**
 * Plays a table's games over a socket: opens or joins each over REST, moves until it ends, reads it
 * now and then as the others do, leaves. What to do next is the {@link SocketPlayer}'s decision;
 * here each decision becomes actions.
 *
 * <p>The order matters: what arrived unasked is drained directly before the decision, and the
 * decision is taken directly before the send, because a send clears what was not drained. A loss is
 * noted before the decision too, or it would be taken as if there were a connection.
 */
public final class PlayGames {

  private static final String CALL = "moveOverHttp";
  private static final String PLAYER = "socketPlayer";

  /** For what the server still says of a game that was just left. */
  private static final Duration FAREWELL = Duration.ofMillis(200);

  private final WatchGames games;
  private final Connecting connecting;
  private final Socket socket;
  private final RunClock clock;
  private final Dialect dialect;
  private final PlayRules rules;
  private final PlaySettings settings;

  /** Games of those tables, played over sockets. */
  public PlayGames(
      WatchGames games,
      Connecting connecting,
      Dialect dialect,
      RunClock clock,
      SuiteConfig config) {
    this.games = games;
    this.connecting = connecting;
    this.socket = new Socket(clock);
    this.clock = clock;
    this.dialect = dialect;
    this.settings = config.play();
    this.rules = rules(config.play(), config.games().maxMoves());
  }

  private static PlayRules rules(PlaySettings play, int maxMoves) {
    return new PlayRules(
        play.thinkMin(),
        play.thinkMax(),
        play.moveTimeout(),
        play.moveTimeout(),
        play.moveTimeout(),
        play.stuckAfter(),
        maxMoves);
  }

  /** Plays from the planned start to the planned end; the user must have logged in. */
  public ChainBuilder untilPlannedEnd() {
    return exec(games::takeSeat)
        .exec(this::prepare)
        .exec(
            asLongAs(session -> player(session).step(clock.now()) != SocketPlayer.Step.DONE)
                .on(
                    exec(hear())
                        .exec(
                            doSwitch(session -> player(session).step(clock.now()).name())
                                .on(
                                    onCase(SocketPlayer.Step.CONNECT.name()).then(connect()),
                                    onCase(SocketPlayer.Step.OPEN.name()).then(games.open()),
                                    onCase(SocketPlayer.Step.JOIN.name()).then(games.join()),
                                    onCase(SocketPlayer.Step.READ.name()).then(read()),
                                    onCase(SocketPlayer.Step.SEND.name())
                                        .then(
                                            doIfOrElse(session -> player(session).calls())
                                                .then(call())
                                                .orElse(send())),
                                    onCase(SocketPlayer.Step.LISTEN.name()).then(listen()),
                                    onCase(SocketPlayer.Step.PAUSE.name()).then(rest()),
                                    onCase(SocketPlayer.Step.DROP.name()).then(drop()),
                                    onCase(SocketPlayer.Step.LEAVE.name()).then(games.leave())))
                        .exec(games.stopWhenLockedOut())
                        .exec(connecting.record(session -> player(session).takeMeasurements()))
                        .exec(games.writeMarkers())))
        .pause(FAREWELL)
        .exec(hear())
        .exec(connecting.disconnect());
  }

  private ChainBuilder hear() {
    return doIf(session -> Connecting.link(session).ready())
        .then(
            exec(Socket.drain())
                .doIf(session -> Connecting.lost(session) || player(session).deaf())
                .then(lost()));
  }

  private Session prepare(Session session) {
    VirtualUser user = VirtualUser.of(session);
    SocketPlayer player =
        new SocketPlayer(
            WatchGames.seat(session),
            dialect,
            rules,
            user.random(),
            user.id(),
            games::pollingMillis,
            settings);
    return connecting.prepare(session.set(PLAYER, player), player);
  }

  private ChainBuilder connect() {
    return exec(connecting.connect(session -> player(session).attempt()))
        .exec(
            session -> {
              player(session).connectEnded(Connecting.link(session).ready(), clock.now());
              return session;
            });
  }

  private ChainBuilder read() {
    return exec(games.read())
        .exec(
            session -> {
              player(session).hasRead(clock.now());
              return session;
            });
  }

  private ChainBuilder send() {
    return exec(
        socket.sendAndWait(
            session -> player(session).send(clock.now()),
            session -> player(session).limit(clock.now())));
  }

  /** A move over HTTP; the state that follows is asked for where nobody sends it. */
  private ChainBuilder call() {
    return exec(session -> session.set(CALL, player(session).send(clock.now())))
        .exec(games.move(session -> session.getString(CALL)))
        .exec(
            session -> {
              player(session).called(Exchanges.of(session).outcome(), clock.now());
              return session;
            })
        .exec(Socket.drain())
        .doIf(session -> player(session).owed())
        .then(
            socket.sendAndWait(
                session -> dialect.joinGame(session.getString(VirtualUser.GAME_ID)),
                session -> player(session).limit(clock.now())));
  }

  private ChainBuilder listen() {
    return exec(
        socket.sendAndWait(
            session -> dialect.nothing(), session -> player(session).limit(clock.now())));
  }

  private ChainBuilder rest() {
    return pause(session -> WatchGames.shortened(player(session).limit(clock.now()).toMillis()));
  }

  private ChainBuilder drop() {
    return exec(connecting.disconnect())
        .exec(
            session -> {
              player(session).droppedOnPurpose(clock.now());
              return session;
            });
  }

  private ChainBuilder lost() {
    return exec(connecting.noteLoss())
        .exec(
            session -> {
              player(session).disconnected(clock.now());
              return session.markAsSucceeded();
            });
  }

  private static SocketPlayer player(Session session) {
    return session.get(PLAYER);
  }
}
