package cleansignal.request;

import static io.gatling.javaapi.http.HttpDsl.http;

import cleansignal.config.Secret;
import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What all requests share: where they go, what they carry, and the check that classifies every
 * answer.
 */
public final class HttpDefaults {

  /** Frames that may arrive while a user thinks, before the oldest is lost. */
  private static final int UNREAD_FRAMES = 200;

  /** The header by which a request can be found in the target's log. */
  static final String REQUEST_ID = "X-Request-Id";

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private HttpDefaults() {}

  /**
   * The protocol of a run.
   *
   * @param baseUrl scheme, host and port of the target
   * @param socketUrl scheme, host and port of the target's sockets
   * @param bypassHeader the header that lets a load test past the limiters
   * @param bypassToken its value; empty sends none
   */
  public static HttpProtocolBuilder protocol(
      String baseUrl, String socketUrl, String bypassHeader, Optional<Secret> bypassToken) {
    HttpProtocolBuilder protocol =
        http.baseUrl(baseUrl)
            .wsBaseUrl(socketUrl)
            .wsAutoReplySocketIo4()
            .wsUnmatchedInboundMessageBufferSize(UNREAD_FRAMES)
            .disableWarmUp()
            // A second poll would send If-None-Match and get a 304 without a body.
            .disableCaching()
            .disableFollowRedirect()
            .disableAutoReferer()
            .acceptHeader("application/json")
            .userAgentHeader("clean-signal")
            .header(REQUEST_ID, session -> Exchanges.of(session).requestId())
            .check(AnswerCheck.onStatus(HttpDefaults::fault));
    return bypassToken.map(token -> protocol.header(bypassHeader, token.reveal())).orElse(protocol);
  }

  private static Optional<String> fault(Response response, Session session) {
    Classified classified = Exchanges.of(session).answered(answer(response));
    return classified.outcome() == Outcome.OK
        ? Optional.empty()
        : Optional.of(OutcomeText.failed(classified));
  }

  private static Exchanges.Answer answer(Response response) {
    return new Exchanges.Answer(
        response.status().code(),
        response.startTimestamp(),
        response.endTimestamp(),
        Optional.ofNullable(response.headers().get(HttpHeaderNames.RETRY_AFTER))
            .flatMap(HttpDefaults::seconds),
        isWhole(
            Optional.ofNullable(response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH)),
            response.body().length()));
  }

  /**
   * Gatling silently sends a request again when a pooled connection closes in the middle of the
   * answer, and puts both bodies together: only their length betrays it. A server that does not
   * tell the length, or compresses, can't be held to it.
   *
   * @param contentLength the header; empty when there is none, or it is no number
   */
  static boolean isWhole(Optional<Integer> contentLength, int bodyBytes) {
    return contentLength.isEmpty() || contentLength.get() == bodyBytes;
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
