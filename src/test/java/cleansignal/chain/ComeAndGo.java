package cleansignal.chain;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.pause;

import cleansignal.config.PoolSettings;
import cleansignal.outcome.Outcome;
import cleansignal.plan.AuthCall;
import cleansignal.plan.AuthMix;
import cleansignal.request.Exchanges;
import cleansignal.request.Requests;
import cleansignal.request.RunClock;
import cleansignal.request.VirtualUser;
import cleansignal.target.GameServer;
import cleansignal.token.TokenState;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Choice;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Comes and goes until the plan ends the user: registers, logs in, renews its tokens, logs out, and
 * tries what must be refused. What to do next is the {@link Journeys}' decision; here each decision
 * becomes requests.
 */
public final class ComeAndGo {

  private static final String JOURNEYS = "journeys";
  private static final String RACE = "race";

  private final GameServer server;
  private final Authentication authentication;
  private final Requests requests;
  private final RunClock clock;
  private final AuthMix mix;
  private final PoolSettings pool;

  /**
   * Users of that mix.
   *
   * @param pool whose prefix, domain and password new users take
   */
  public ComeAndGo(
      GameServer server,
      Authentication authentication,
      Requests requests,
      RunClock clock,
      AuthMix mix,
      PoolSettings pool) {
    this.server = server;
    this.authentication = authentication;
    this.requests = requests;
    this.clock = clock;
    this.mix = mix;
    this.pool = pool;
  }

  /** Comes and goes to the planned end; the user must have logged in. */
  public ChainBuilder untilPlannedEnd() {
    Stream<Choice.WithKey> waits =
        Stream.of(
            onCase(Journeys.QUEUE).then(queue()),
            onCase(Journeys.WAIT)
                .then(
                    pause(
                        session -> Duration.ofMillis(journeys(session).waitMillis(clock.now())))));
    Stream<Choice.WithKey> calls =
        Arrays.stream(AuthCall.values()).map(call -> onCase(call.name()).then(chain(call)));
    return exec(this::prepare)
        .exec(
            asLongAs(session -> !step(session).equals(Journeys.DONE))
                .on(
                    doSwitch(this::step)
                        .on(Stream.concat(waits, calls).toArray(Choice.WithKey[]::new))));
  }

  private Session prepare(Session session) {
    VirtualUser user = VirtualUser.of(session);
    return session.set(JOURNEYS, new Journeys(mix, user.random(), clock.at(user.planned().end())));
  }

  private ChainBuilder queue() {
    return exec(
        session -> {
          Journeys journeys = journeys(session);
          long now = clock.now();
          journeys.queued(
              authentication.turnToLogIn(
                  journeys.logins(), now, clock.at(VirtualUser.of(session).planned().end())),
              now);
          return session;
        });
  }

  private ChainBuilder chain(AuthCall call) {
    return switch (call) {
      case LOGIN -> ended(authentication.logInNow());
      case REGISTER -> ended(authentication.exchangeForTokens(server.register(), this::newUser));
      case PROFILE -> ended(authentication.call(server.profile(), Optional.empty()));
      case REFRESH -> ended(exec(authentication.untilRefreshable()).exec(authentication.refresh()));
      case PROTECTED -> ended(authentication.call(server.protectedCall(), Optional.empty()));
      case LOGOUT ->
          ended(authentication.call(server.logout(), Optional.of(this::refreshTokenHeld)));
      case REFUSED_REFRESH ->
          ended(requests.open(server.refresh().refused(), this::refreshTokenHeld));
      case LOGOUT_EVERYWHERE ->
          ended(authentication.call(server.logoutEverywhere(), Optional.empty()));
      case REFUSED_ACCESS ->
          ended(requests.withToken(server.profile().refused(), Optional.empty()));
      case EARLY_REFRESH ->
          race("race early refresh", 1, session -> oneRefresh(session, false), true);
      case RACED_LOGINS ->
          race(
              "race login",
              mix.raceCalls(),
              session -> TokenRace.allWin(server, server.login(), held(session)),
              false);
      case RACED_REFRESHES ->
          exec(authentication.untilRefreshable())
              .exec(
                  race(
                      "race refresh", mix.raceCalls(), session -> oneRefresh(session, true), true));
    };
  }

  private TokenRace oneRefresh(Session session, boolean raced) {
    return raced
        ? TokenRace.oneWins(server, server.refresh(), held(session))
        : TokenRace.allWin(server, server.refresh(), held(session));
  }

  private ChainBuilder race(
      String name, int calls, Function<Session, TokenRace> rule, boolean refreshes) {
    return exec(session -> session.set(RACE, rule.apply(session)))
        .exec(
            requests.burst(
                name,
                refreshes ? server.refresh() : server.login(),
                calls,
                refreshes ? this::refreshTokenHeld : authentication::credentials,
                session -> session.<TokenRace>get(RACE),
                server.health()))
        .exec(
            session -> {
              Optional<Map<String, String>> winner = session.<TokenRace>get(RACE).winner();
              winner.ifPresent(fields -> authentication.take(session, fields::get));
              journeys(session)
                  .ended(
                      winner.isPresent() ? Outcome.OK : Outcome.CONTRACT,
                      OptionalInt.empty(),
                      Optional.empty(),
                      clock.now());
              return session.remove(RACE);
            });
  }

  private ChainBuilder ended(ChainBuilder call) {
    return exec(call)
        .exec(
            session -> {
              journeys(session).ended(Exchanges.of(session), clock.now());
              return session;
            });
  }

  /** A user that no run has made before: callers are named after the run's start. */
  private String newUser(Session session) {
    String name =
        "r"
            + Exchanges.of(session).caller().replace('.', '_')
            + "-"
            + journeys(session).registers();
    return server.registerBody(
        pool.prefix() + name + "@" + pool.domain(), name, pool.password().reveal());
  }

  private String refreshTokenHeld(Session session) {
    return server.refreshBody(tokens(session).refresh().reveal());
  }

  private static Set<String> held(Session session) {
    TokenState held = tokens(session);
    return Set.of(held.access().reveal(), held.refresh().reveal());
  }

  private static TokenState tokens(Session session) {
    return VirtualUser.of(session).tokens().orElseThrow();
  }

  private String step(Session session) {
    return journeys(session).step(clock.now());
  }

  private static Journeys journeys(Session session) {
    return session.get(JOURNEYS);
  }
}
