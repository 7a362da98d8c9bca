package cleansignal.chain;

import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import cleansignal.config.AuthSettings;
import cleansignal.config.Shard;
import cleansignal.pool.Credentials;
import cleansignal.request.Exchanges;
import cleansignal.request.Requests;
import cleansignal.request.RunClock;
import cleansignal.request.VirtualUser;
import cleansignal.target.GameServer;
import cleansignal.target.Route;
import cleansignal.token.RefreshPolicy;
import cleansignal.token.TokenState;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Logs in once and keeps the user authenticated: refreshes before the token expires, and repairs a
 * 401 by one refresh (or a login, when the refresh is refused) and one retry. A user has one thing
 * to do at a time, so it never has two refreshes in flight.
 */
public final class Authentication {

  private static final int UNAUTHORIZED = 401;

  /** Answers by which a server refuses a refresh token for good; anything else may pass. */
  private static final Set<Integer> REFUSED = Set.of(400, 401, 403);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private final GameServer server;
  private final Requests requests;
  private final RunClock clock;
  private final AuthSettings settings;
  private final RefreshPolicy policy;
  private final LoginGate gate;

  /**
   * Authentication against that server.
   *
   * @param shard the part of the load that this injector carries, and of the login rate
   */
  public Authentication(
      GameServer server, Requests requests, RunClock clock, AuthSettings settings, Shard shard) {
    this.server = server;
    this.requests = requests;
    this.clock = clock;
    this.settings = settings;
    this.policy =
        new RefreshPolicy(settings.refreshWindow(), settings.refreshJitter(), settings.renewal());
    this.gate = LoginGate.ofShard(settings.loginRate(), shard);
  }

  /**
   * Logs in, when the login rate allows it; afterwards the user has tokens, or none when it failed.
   */
  public ChainBuilder login() {
    return pause(session -> Duration.ofMillis(gate.waitMillis(clock.now()))).exec(logInNow());
  }

  /** Logs in without regard to the login rate; {@link #turnToLogIn} comes first. */
  ChainBuilder logInNow() {
    return exchangeForTokens(server.login(), this::credentials);
  }

  /** The body of a login of that user. */
  String credentials(Session session) {
    Credentials credentials = VirtualUser.of(session).credentials();
    return server.loginBody(credentials.email(), credentials.password().reveal());
  }

  /**
   * Asks for turns under the login rate.
   *
   * @param logins how many are made at once
   * @param nowMillis ms since the epoch
   * @param latestMillis when they would come too late, ms since the epoch
   * @return how long to wait, in ms; empty when they would come too late
   */
  OptionalLong turnToLogIn(int logins, long nowMillis, long latestMillis) {
    return gate.waitMillis(logins, nowMillis, latestMillis);
  }

  /** Whether the user holds tokens. */
  public static boolean loggedIn(Session session) {
    return VirtualUser.of(session).tokens().isPresent();
  }

  /** Refreshes when the token is due; a refresh that fails is tried again before the next call. */
  public ChainBuilder stayFresh() {
    return doIf(session -> tokens(session).refreshDue(clock.now())).then(renew());
  }

  /**
   * A protected call by an authenticated user: a due refresh first, then the call, and after a 401
   * one repair and one retry.
   *
   * @param body the JSON body; empty for none
   */
  public ChainBuilder call(Route route, Optional<Function<Session, String>> body) {
    ChainBuilder once = requests.withToken(route, body);
    return exec(stayFresh())
        .exec(once)
        .doIf(session -> settings.renewal() && unauthorized(session))
        .then(
            exec(renew())
                .doIf(session -> Exchanges.of(session).status().equals(OptionalInt.of(200)))
                .then(once));
  }

  /** Whether the last call was refused for want of a valid token. */
  public static boolean unauthorized(Session session) {
    return Exchanges.of(session).status().equals(OptionalInt.of(UNAUTHORIZED));
  }

  /** Waits until the second of the tokens' issue is over. */
  ChainBuilder untilRefreshable() {
    return pause(session -> Duration.ofMillis(tokens(session).refreshWaitMillis(clock.now())));
  }

  /** Exchanges the refresh token for new tokens, once. */
  ChainBuilder refresh() {
    return exchangeForTokens(
        server.refresh(), session -> server.refreshBody(tokens(session).refresh().reveal()));
  }

  private ChainBuilder renew() {
    return exec(untilRefreshable())
        .exec(refresh())
        .doIf(session -> Exchanges.of(session).status().stream().anyMatch(REFUSED::contains))
        .then(login());
  }

  /** A call that brings tokens, which the user then has. */
  ChainBuilder exchangeForTokens(Route route, Function<Session, String> body) {
    return exec(requests.open(route, body)).exec(this::takeTokens);
  }

  /** Gives the user the tokens that came; half a pair is none. */
  Session takeTokens(Session session) {
    Exchanges answer = Exchanges.of(session);
    take(session, path -> answer.field(path).orElse(null));
    return session;
  }

  /**
   * Gives the user the tokens of an answer; half a pair is none.
   *
   * @param answer the field at a path; null where there is none
   */
  void take(Session session, UnaryOperator<String> answer) {
    GameServer.TokenPaths paths = server.tokenPaths();
    Function<String, Optional<String>> field = path -> Optional.ofNullable(answer.apply(path));
    field.apply(paths.userId()).ifPresent(VirtualUser.of(session)::identified);
    Optional<String> access = field.apply(paths.access());
    Optional<String> refresh = field.apply(paths.refresh());
    if (access.isPresent() && refresh.isPresent()) {
      VirtualUser user = VirtualUser.of(session);
      user.received(
          TokenState.received(
              access.get(),
              refresh.get(),
              seconds(field.apply(paths.expiresIn())),
              clock.now(),
              settings.tokenTtl(),
              policy,
              user.random()));
    }
  }

  /** A token's life; empty where the server tells none, or no whole number of seconds. */
  private static OptionalLong seconds(Optional<String> expiresIn) {
    return expiresIn
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElseGet(OptionalLong::empty);
  }

  private static TokenState tokens(Session session) {
    return VirtualUser.of(session).tokens().orElseThrow();
  }
}
