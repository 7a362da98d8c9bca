package cleansignal.reference.http;

import cleansignal.reference.metrics.PathLabels;
import cleansignal.reference.metrics.ServerMetrics;
import cleansignal.reference.truth.Truth;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes answers, and counts them just before, so that a client who read one finds it counted. */
final class ReplyWriter {
  private static final String JSON = "application/json; charset=utf-8";

  /** For a client to read what there is: one that hears of the end alone may just ask again. */
  private static final long READ_MILLIS = 50;

  private final ObjectMapper mapper = new ObjectMapper();
  private final ResponseHeaders headers;
  private final Truth truth;
  private final ServerMetrics metrics;

  ReplyWriter(ResponseHeaders headers, Truth truth, ServerMetrics metrics) {
    this.headers = headers;
    this.truth = truth;
    this.metrics = metrics;
  }

  void write(Exchange exchange, Reply reply) {
    if (reply.body().isTextual()) {
      byte[] text = reply.body().textValue().getBytes(StandardCharsets.UTF_8);
      write(exchange, reply, "text/plain; version=0.0.4; charset=utf-8", text);
    } else {
      write(exchange, reply, JSON, bytes(reply.body()));
    }
  }

  /** Promises a body, sends its first byte, then closes the connection; no status is counted. */
  void writeHalf(Exchange exchange) {
    HttpServerResponse response = exchange.context().response();
    headers.addTo(response.headers(), true);
    response
        .putHeader("Content-Type", JSON)
        .putHeader("Content-Length", "1000")
        .write("{")
        .onComplete(
            sent ->
                exchange
                    .context()
                    .vertx()
                    .setTimer(READ_MILLIS, read -> exchange.request().connection().close()));
  }

  private void write(Exchange exchange, Reply reply, String contentType, byte[] body) {
    HttpServerResponse response = exchange.context().response();
    if (response.ended() || response.closed()) {
      return;
    }
    String etag = ResponseHeaders.etag(body);
    boolean unchanged = reply.status() == 200 && isGet(exchange) && clientHas(exchange, etag);
    int answered = unchanged ? 304 : reply.status();
    headers.addTo(response.headers(), wantsKeepAlive(exchange));
    exchange.headers().forEach(header -> response.putHeader(header.getKey(), header.getValue()));
    reply.cookies().forEach(cookie -> response.headers().add("Set-Cookie", cookie));
    response.putHeader("ETag", etag).setStatusCode(answered);
    count(exchange, answered, body.length);
    if (unchanged) {
      response.end();
    } else {
      response.putHeader("Content-Type", contentType).end(Buffer.buffer(body));
    }
  }

  private void count(Exchange exchange, int status, int responseBytes) {
    Route route = exchange.route();
    long nanos = exchange.nanosSinceArrival();
    truth.answered(route.name(), status, nanos);
    if (route.zone() != Zone.OPERATIONS) {
      String method = exchange.request().method().name();
      String path = PathLabels.of(exchange.request().path(), route.zone().mount(), status);
      metrics.answered(method, path, status, nanos, exchange.request().bytesRead(), responseBytes);
    }
  }

  private byte[] bytes(JsonNode json) {
    try {
      return mapper.writeValueAsBytes(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a JSON tree can always be written", impossible);
    }
  }

  private static boolean isGet(Exchange exchange) {
    return exchange.route().method().equals("GET");
  }

  private static boolean clientHas(Exchange exchange, String etag) {
    String known = exchange.request().getHeader("If-None-Match");
    return known != null
        && Arrays.stream(known.split(",")).map(String::trim).anyMatch(etag::equals);
  }

  private static boolean wantsKeepAlive(Exchange exchange) {
    String wish = exchange.request().getHeader("Connection");
    return wish == null
        ? exchange.request().version() != HttpVersion.HTTP_1_0
        : !wish.equalsIgnoreCase("close");
  }
}
