package cleansignal.request;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;

import cleansignal.outcome.OutcomeText;
import cleansignal.target.Route;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
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
  public ChainBuilder open(Route route, Function<Session, String> body, List<CheckBuilder> checks) {
    return exchange(
        route,
        session -> NO_TOKEN,
        request(route, checks).body(StringBody(body)).asJson(),
        live::ended);
  }

  /**
   * A call that carries the user's access token; the path's {@code :id} is the session's {@code
   * gameId}.
   *
   * @param body the JSON body; empty for none
   */
  public ChainBuilder withToken(
      Route route, Optional<Function<Session, String>> body, List<CheckBuilder> checks) {
    HttpRequestActionBuilder bare =
        request(route, checks)
            .header("Authorization", session -> "Bearer " + VirtualUser.of(session).accessToken());
    HttpRequestActionBuilder request =
        body.map(text -> bare.body(StringBody(text)).asJson()).orElse(bare);
    return exchange(
        route, session -> VirtualUser.of(session)::tokenExpiredAt, request, live::ended);
  }

  private HttpRequestActionBuilder request(Route route, List<CheckBuilder> checks) {
    HttpRequestActionBuilder request =
        http(route.name())
            .httpRequest(route.method(), route.pathFor("#{" + VirtualUser.GAME_ID + "}"));
    List<CheckBuilder> fields =
        route.present().stream().map(field -> present(route, field)).toList();
    return request.requestTimeout(timeout).check(fields).check(checks);
  }

  private static CheckBuilder present(Route route, String field) {
    return field(route, field).exists().name(OutcomeText.fieldCheck(field));
  }

  /**
   * A check on the text of a field of the route's answer; none where the field is absent, null or
   * no scalar, or the answer no JSON. All fields that the route names are read in one pass.
   *
   * @param path names joined by dots, such as {@code data.game.id}
   */
  public static CheckBuilder.Validate<String> field(Route route, String path) {
    AnswerFields fields =
        new AnswerFields(
            route.present().contains(path)
                ? route.present()
                : Stream.concat(route.present().stream(), Stream.of(path)).toList());
    return bodyBytes()
        .transformWithSession(
            (byte[] body, Session session) -> Exchanges.of(session).fields(fields, body).get(path));
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
