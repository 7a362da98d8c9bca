package cleansignal.request;

import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import cleansignal.config.Secret;
import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What all requests share: where they go, what they carry, and the check that classifies every
 * answer.
 */
public final class HttpDefaults {

  private static final String REQUEST_ID = "X-Request-Id";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  private HttpDefaults() {}

  /**
   * The protocol of a run.
   *
   * @param baseUrl scheme, host and port of the target
   * @param bypassHeader the header that lets a load test past the limiters
   * @param bypassToken its value; empty sends none
   */
  public static HttpProtocolBuilder protocol(
      String baseUrl, String bypassHeader, Optional<Secret> bypassToken) {
    HttpProtocolBuilder protocol =
        http.baseUrl(baseUrl)
            .disableWarmUp()
            // A second poll would send If-None-Match and get a 304 without a body.
            .disableCaching()
            .disableFollowRedirect()
            .disableAutoReferer()
            .acceptHeader("application/json")
            .userAgentHeader("clean-signal")
            .header(REQUEST_ID, session -> Exchanges.of(session).requestId())
            .transformResponse(HttpDefaults::note)
            .check(
                status()
                    .transformWithSession(
                        (Integer status, Session session) -> outcome(status, session))
                    .is(Outcome.OK.text())
                    .name(OutcomeText.STATUS_CHECK));
    return bypassToken.map(token -> protocol.header(bypassHeader, token.reveal())).orElse(protocol);
  }

  private static String outcome(int status, Session session) {
    return OutcomeText.render(Exchanges.of(session).classify(status));
  }

  private static Response note(Response response, Session session) {
    Exchanges.of(session)
        .answered(
            new Exchanges.Answer(
                response.status().code(),
                response.startTimestamp(),
                response.endTimestamp(),
                Optional.ofNullable(response.headers().get("Retry-After"))
                    .flatMap(HttpDefaults::seconds),
                isWhole(
                    Optional.ofNullable(response.headers().get("Content-Length")),
                    response.body().length())));
    return response;
  }

  /**
   * Gatling silently sends a request again when a pooled connection closes in the middle of the
   * answer, and puts both bodies together: only their length betrays it. A server that does not
   * tell the length, or compresses, can't be held to it.
   *
   * @param contentLength the header; empty when there is none
   */
  static boolean isWhole(Optional<String> contentLength, int bodyBytes) {
    return contentLength
        .filter(text -> LENGTH.matcher(text).matches())
        .map(text -> Long.parseLong(text) == bodyBytes)
        .orElse(true);
  }

  /**
   * What a Retry-After header says.
   *
   * @return empty unless it says whole seconds; a date can't be trusted across two clocks
   */
  static Optional<Duration> seconds(String retryAfter) {
    return Optional.of(retryAfter)
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }
}
