package cleansignal.request;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;

import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import cleansignal.target.Route;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns routes into exchanges: the named request with its checks, and what is noted before and
 * after it.
 */
public final class Requests {

  private static final LongPredicate NO_TOKEN = millis -> false;

  private final LiveRecorder live;
  private final RunClock clock;
  private final Duration timeout;

  /**
   * Requests that feed that recorder.
   *
   * @param timeout how long to wait for an answer
   */
  public Requests(LiveRecorder live, RunClock clock, Duration timeout) {
    this.live = live;
    this.clock = clock;
    this.timeout = timeout;
  }

  /** A call that carries no token, for example a login. */
  public ChainBuilder open(Route route, Function<Session, String> body) {
    return exchange(
        route, session -> NO_TOKEN, request(route).body(StringBody(body)).asJson(), live::ended);
  }

  /**
   * A call that carries the user's access token; the path's {@code :id} is the session's {@code
   * gameId}.
   *
   * @param body the JSON body; empty for none
   */
  public ChainBuilder withToken(Route route, Optional<Function<Session, String>> body) {
    HttpRequestActionBuilder bare =
        request(route)
            .header("Authorization", session -> "Bearer " + VirtualUser.of(session).accessToken());
    HttpRequestActionBuilder request =
        body.map(text -> bare.body(StringBody(text)).asJson()).orElse(bare);
    return exchange(
        route, session -> VirtualUser.of(session)::tokenExpiredAt, request, live::ended);
  }

  private HttpRequestActionBuilder request(Route route) {
    HttpRequestActionBuilder request =
        http(route.name())
            .httpRequest(route.method(), route.pathFor("#{" + VirtualUser.GAME_ID + "}"));
    AnswerFields wanted =
        new AnswerFields(
            Stream.concat(route.present().stream(), route.optional().stream()).toList());
    return request
        .requestTimeout(timeout)
        .check(AnswerCheck.onBody((answer, session) -> fault(route, wanted, answer, session)));
  }

  private static Optional<String> fault(
      Route route, AnswerFields wanted, Response answer, Session session) {
    Exchanges exchanges = Exchanges.of(session);
    if (exchanges.outcome() != Outcome.OK) {
      return Optional.empty();
    }
    Map<String, String> fields = wanted.read(answer.body().bytes());
    exchanges.told(fields);
    for (String field : route.present()) {
      if (!fields.containsKey(field)) {
        return Optional.of(OutcomeText.missing(field));
      }
    }
    return route
        .echo()
        .filter(field -> !session.getString(VirtualUser.GAME_ID).equals(fields.get(field)))
        .map(OutcomeText::wrong);
  }

  /**
   * Asks whether the target lives, outside all rates.
   *
   * @param limit how long to wait for the answer; short, because a target that hangs must be seen
   *     soon
   */
  public ChainBuilder probe(Route route, Duration limit) {
    HttpRequestActionBuilder request =
        http("~" + route.name()).httpRequest(route.method(), route.path()).requestTimeout(limit);
    return exchange(route, session -> NO_TOKEN, request, ended -> {});
  }

  /**
   * Several requests at once, as a browser fetches what a page needs: all after one for health,
   * which is no part of it.
   *
   * @param name of their records
   * @param route where they go; without a token, and without the game's id
   * @param calls how many, at most 6: so many connections has a user
   * @param body the JSON body of each
   * @param rule what must hold of their answers
   * @param before the request that comes first
   */
  public ChainBuilder burst(
      String name,
      Route route,
      int calls,
      Function<Session, String> body,
      Function<Session, Burst.Rule> rule,
      Route before) {
    AnswerFields wanted =
        new AnswerFields(
            Stream.concat(route.present().stream(), route.optional().stream()).toList());
    HttpRequestActionBuilder[] together =
        IntStream.range(0, calls)
            .mapToObj(number -> oneOf(name, route, body, "." + number))
            .toArray(HttpRequestActionBuilder[]::new);
    HttpRequestActionBuilder all =
        http("~together")
            .httpRequest(before.method(), before.path())
            .requestTimeout(timeout)
            .resources(together);
    return exec(session -> {
          Exchanges.of(session).begin(before, NO_TOKEN, clock.now());
          return new Burst(name, rule.apply(session), wanted, live).into(session).markAsSucceeded();
        })
        .exec(all)
        .exec(session -> Burst.end(session, calls, clock.now()));
  }

  private HttpRequestActionBuilder oneOf(
      String name, Route route, Function<Session, String> body, String number) {
    Function<Session, String> id = session -> Exchanges.of(session).requestId() + number;
    return http(name)
        .httpRequest(route.method(), route.path())
        .header(HttpDefaults.REQUEST_ID, id)
        .body(StringBody(body))
        .asJson()
        .requestTimeout(timeout)
        // They see one exchange at a time.
        .ignoreProtocolChecks()
        // Without a word on the status Gatling demands a 200.
        .check(AnswerCheck.onStatus((answer, session) -> Optional.empty()))
        .check(
            AnswerCheck.onBody(
                (answer, session) -> Burst.of(session).judge(answer, id.apply(session))));
  }

  private ChainBuilder exchange(
      Route route,
      Function<Session, LongPredicate> tokenExpired,
      HttpRequestActionBuilder request,
      Consumer<Exchanges.Ended> recorder) {
    return exec(session -> {
          Exchanges.of(session).begin(route, tokenExpired.apply(session), clock.now());
          return session.markAsSucceeded();
        })
        .exec(request)
        .exec(
            session -> {
              recorder.accept(Exchanges.of(session).end(session.isFailed(), clock.now()));
              return session.markAsSucceeded();
            });
  }
}
