package cleansignal.chain;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.pause;

import cleansignal.config.SuiteConfig;
import cleansignal.outcome.Outcome;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlannedUser;
import cleansignal.plan.SeatPlan;
import cleansignal.request.Exchanges;
import cleansignal.request.LiveRecorder;
import cleansignal.request.LogRecords;
import cleansignal.request.RunClock;
import cleansignal.request.VirtualUser;
import cleansignal.target.GameServer;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Sits at a table: opens or joins its games, reads each one until it is over, leaves, until the
 * plan ends the user. What to do next is the {@link Seat}'s decision; here each decision becomes
 * requests.
 */
public final class WatchGames {

  static final String SEAT = "seat";

  /** A pause can't be cut short, so it is taken in pieces: whoever is to leave does so soon. */
  static final Duration LOOK_UP = Duration.ofSeconds(1);

  private static final String READ_AT = "readAt";

  private final GameServer server;
  private final Authentication authentication;
  private final RunClock clock;
  private final LiveRecorder live;
  private final LoadPlan plan;
  private final SuiteConfig config;
  private final GameStart start;
  private final Tables tables;

  /** Games of the plan's tables on that server. */
  public WatchGames(
      GameServer server,
      Tables tables,
      Authentication authentication,
      RunClock clock,
      LiveRecorder live,
      LoadPlan plan,
      SuiteConfig config,
      GameStart start) {
    this.server = server;
    this.authentication = authentication;
    this.clock = clock;
    this.live = live;
    this.plan = plan;
    this.config = config;
    this.start = start;
    this.tables = tables;
  }

  /** Plays from the planned start to the planned end; the user must have logged in. */
  public ChainBuilder untilPlannedEnd() {
    return exec(this::takeSeat)
        .exec(
            asLongAs(session -> step(session) != Seat.Step.DONE)
                .on(
                    doSwitch(session -> step(session).name())
                        .on(
                            onCase(Seat.Step.OPEN.name()).then(open()),
                            onCase(Seat.Step.JOIN.name()).then(join()),
                            onCase(Seat.Step.READ.name()).then(poll()),
                            onCase(Seat.Step.LEAVE.name()).then(leave()),
                            onCase(Seat.Step.WAIT.name()).then(await()))
                        .exec(stopWhenLockedOut())
                        .exec(writeMarkers())));
  }

  Session takeSeat(Session session) {
    PlannedUser planned = VirtualUser.of(session).planned();
    Seat seat =
        new Seat(
            tables.table(planned.seated().table()),
            planned.seated().seat(),
            clock.at(planned.end()),
            plan.gameLife(),
            start);
    return session.set(SEAT, seat);
  }

  ChainBuilder open() {
    return exec(arriving(true))
        .exec(authentication.call(server.createGame(), Optional.of(this::newGame)))
        .exec(
            settle(
                (seat, session) ->
                    seat.opened(
                        Exchanges.of(session).field(server.gameId()).orElseThrow(), clock.now()),
                (seat, session) -> seat.openFailed(clock.now())))
        .exec(arriving(false))
        .exec(
            session ->
                seat(session)
                    .gameId()
                    .map(id -> session.set(VirtualUser.GAME_ID, id))
                    .orElse(session));
  }

  String newGame(Session session) {
    SeatPlan seats = tables.table(VirtualUser.of(session).planned().seated().table()).seats();
    return server.createGameBody(
        new GameServer.NewGame(
            config.games().boardType(),
            seats.seats(),
            seats.ais(),
            config.ai().mode(),
            config.ai().type(),
            config.ai().difficulty()));
  }

  ChainBuilder join() {
    return exec(session -> session.set(VirtualUser.GAME_ID, seat(session).gameId().orElseThrow()))
        .exec(arriving(true))
        .exec(authentication.call(server.joinGame(), Optional.empty()))
        .exec(
            settle(
                (seat, session) -> seat.joined(clock.now()),
                (seat, session) -> {
                  if (Exchanges.of(session).outcome() == Outcome.LIFECYCLE) {
                    seat.lost(clock.now());
                  } else {
                    seat.joinFailed(clock.now());
                  }
                }))
        .exec(arriving(false));
  }

  /** While somebody waits for a seat, its table is not empty, though nobody sits at it yet. */
  private static Function<Session, Session> arriving(boolean asked) {
    return session -> {
      seat(session).arriving(asked);
      return session;
    };
  }

  private ChainBuilder poll() {
    return exec(session -> session.set(READ_AT, clock.now() + pollingPause(session).toMillis()))
        .exec(
            asLongAs(session -> !seat(session).closed() && untilReadMillis(session) > 0)
                .on(pause(session -> shortened(untilReadMillis(session)))))
        .doIf(session -> step(session) == Seat.Step.READ)
        .then(read());
  }

  private long untilReadMillis(Session session) {
    return session.getLong(READ_AT) - clock.now();
  }

  /** The next piece of a pause that has so many ms to go; at least 1 ms. */
  static Duration shortened(long millis) {
    return Duration.ofMillis(Math.max(1, Math.min(millis, LOOK_UP.toMillis())));
  }

  /** Reads the game, once. */
  ChainBuilder read() {
    return exec(authentication.call(server.readGame(), Optional.empty()))
        .exec(
            settle(
                (seat, session) -> {
                  if (Exchanges.of(session)
                      .field(server.gameStatus())
                      .filter(server.finishedStatuses()::contains)
                      .isPresent()) {
                    seat.finished(clock.now());
                  }
                },
                (seat, session) -> {
                  if (Exchanges.of(session).outcome() == Outcome.LIFECYCLE) {
                    seat.lost(clock.now());
                  }
                }));
  }

  Duration pollingPause(Session session) {
    long drawn = pollingMillis(VirtualUser.of(session).random());
    long left = seat(session).remainingMillis(clock.now());
    return Duration.ofMillis(Math.min(drawn, left));
  }

  /** Draws a pause between two reads of a game, in ms. */
  long pollingMillis(RandomGenerator random) {
    return random.nextLong(plan.pollMin().toMillis(), plan.pollMax().toMillis() + 1);
  }

  /**
   * Makes a move in the game.
   *
   * @param body the JSON body of the call
   */
  ChainBuilder move(Function<Session, String> body) {
    return authentication.call(server.moveOverHttp(), Optional.of(body));
  }

  ChainBuilder leave() {
    return exec(authentication.call(server.leaveGame(), Optional.empty()))
        .exec(
            session -> {
              Seat seat = seat(session);
              Outcome outcome = Exchanges.of(session).outcome();
              // A leave is tried again only where the server asked us to wait and the plan leaves
              // time to do so.
              if (outcome == Outcome.RATE_LIMITED && seat.remainingMillis(clock.now()) > 0) {
                askedToWait(seat, session);
              } else {
                if (outcome == Outcome.OK || outcome == Outcome.LIFECYCLE) {
                  seat.left();
                }
                seat.gone(clock.now());
              }
              return session;
            });
  }

  private ChainBuilder await() {
    return pause(session -> shortened(seat(session).waitMillis(clock.now())));
  }

  /**
   * Tells the seat how the last exchange went; after a 429 it only waits, and the same step comes
   * again.
   */
  Function<Session, Session> settle(
      BiConsumer<Seat, Session> succeeded, BiConsumer<Seat, Session> failed) {
    return session -> {
      Exchanges exchanges = Exchanges.of(session);
      Seat seat = seat(session);
      if (exchanges.outcome() == Outcome.RATE_LIMITED) {
        askedToWait(seat, session);
      } else if (exchanges.outcome() == Outcome.OK) {
        succeeded.accept(seat, session);
      } else {
        failed.accept(seat, session);
      }
      return session;
    };
  }

  private void askedToWait(Seat seat, Session session) {
    seat.askedToWait(Exchanges.of(session).retryAfter(), clock.now());
  }

  /** A user that could not get its authentication back has nothing more to do here. */
  ChainBuilder stopWhenLockedOut() {
    return doIf(session -> config.auth().renewal() && Authentication.unauthorized(session))
        .then(
            exec(
                session -> {
                  seat(session).abandon(clock.now());
                  return session;
                }));
  }

  ChainBuilder writeMarkers() {
    return exec(
        LogRecords.write(
            session ->
                seat(session).takeMarkers().stream()
                    .peek(marker -> live.games(marker.change()))
                    .map(
                        marker ->
                            LogRecords.Entry.ok(
                                marker.name(), marker.atMillis(), marker.atMillis()))
                    .toList()));
  }

  private Seat.Step step(Session session) {
    return seat(session).step(clock.now());
  }

  static Seat seat(Session session) {
    return session.get(SEAT);
  }
}
