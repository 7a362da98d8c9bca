package cleansignal.reference.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** One request on its way through the server, and the headers that its answer has gathered. */
final class Exchange {
  private static final String REQUEST_ID = "X-Request-Id";

  private final RoutingContext context;
  private final Route route;
  private final String requestId;
  private final long arrivedNanos = System.nanoTime();
  private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();

  Exchange(RoutingContext context, Route route) {
    this.context = context;
    this.route = route;
    String given = context.request().getHeader(REQUEST_ID);
    this.requestId = given == null || given.isEmpty() ? UUID.randomUUID().toString() : given;
    headers.set(REQUEST_ID, requestId);
  }

  RoutingContext context() {
    return context;
  }

  HttpServerRequest request() {
    return context.request();
  }

  Route route() {
    return route;
  }

  String requestId() {
    return requestId;
  }

  /** Headers of the answer so far. */
  MultiMap headers() {
    return headers;
  }

  long nanosSinceArrival() {
    return System.nanoTime() - arrivedNanos;
  }

  /**
   * The client's address: as on the target, which trusts every proxy, the first one that {@code
   * X-Forwarded-For} names.
   */
  String ip() {
    String forwarded = request().getHeader("X-Forwarded-For");
    if (forwarded != null && !forwarded.isBlank()) {
      return forwarded.split(",", 2)[0].trim();
    }
    return request().remoteAddress().hostAddress();
  }
}
