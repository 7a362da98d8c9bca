package cleansignal.reference.admin;

import cleansignal.reference.ai.AiControl;
import cleansignal.reference.ai.AiSettings;
import cleansignal.reference.fault.Fault;
import cleansignal.reference.http.HttpFront;
import cleansignal.reference.http.Services;
import cleansignal.reference.limit.LimitPreset;
import cleansignal.reference.limit.LimitRule;
import cleansignal.reference.limit.LimiterName;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The admin port: tells the truth and takes orders while the server runs, for tests. Loopback only,
 * without authentication. A bad order is answered with 400 and one line, and changes nothing.
 */
public final class AdminServer {
  private static final String LOOPBACK = "127.0.0.1";
  private static final double MILLIS_PER_SECOND = 1000;

  private final ObjectMapper mapper =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final Services services;
  private final HttpFront front;
  private final AiControl ai;

  /** Over this main port and these AIs. */
  public AdminServer(Services services, HttpFront front, AiControl ai) {
    this.services = services;
    this.front = front;
    this.ai = ai;
  }

  /**
   * Opens the port.
   *
   * @param port 0 for any free one
   * @return the port that it got
   */
  public Future<Integer> listen(int port) {
    Router router = Router.router(services.vertx());
    router.route().handler(BodyHandler.create(false));
    on(router, HttpMethod.GET, "/admin/truth", this::truth);
    on(router, HttpMethod.POST, "/admin/truth/reset", this::resetTruth);
    on(router, HttpMethod.GET, "/admin/faults", this::showFaults);
    on(router, HttpMethod.PUT, "/admin/faults", this::armFaults);
    on(router, HttpMethod.DELETE, "/admin/faults", this::disarmFaults);
    on(router, HttpMethod.PUT, "/admin/limits", this::limits);
    on(router, HttpMethod.PUT, "/admin/token-life", this::tokenLife);
    on(router, HttpMethod.POST, "/admin/freeze", this::freeze);
    on(router, HttpMethod.POST, "/admin/restart", this::restart);
    on(router, HttpMethod.GET, "/admin/ai", this::showAi);
    on(router, HttpMethod.PUT, "/admin/ai", this::orderAi);
    return services
        .vertx()
        .createHttpServer(new HttpServerOptions().setHost(LOOPBACK).setPort(port))
        .requestHandler(router)
        .listen()
        .map(HttpServer::actualPort);
  }

  /**
   * New limits.
   *
   * @param preset what they start from
   * @param overrides exceptions, none if absent
   */
  record LimitsOrder(LimitPreset preset, Map<LimiterName, LimitRule> overrides) {
    LimitsOrder {
      if (preset == null) {
        throw new IllegalArgumentException("preset is missing");
      }
      overrides = overrides == null ? Map.of() : Map.copyOf(overrides);
    }
  }

  /** A length of time; absent means none. */
  record Seconds(double seconds) {
    Seconds {
      if (seconds < 0) {
        throw new IllegalArgumentException("seconds must be 0 or more");
      }
    }

    long millis() {
      return Math.round(seconds * MILLIS_PER_SECOND);
    }
  }

  private Future<Object> truth(RoutingContext context) {
    return now(services.truth().toJson(services.games().running()));
  }

  private Future<Object> resetTruth(RoutingContext context) {
    services.truth().reset();
    return done();
  }

  private Future<Object> showFaults(RoutingContext context) {
    return now(services.faults().inForce());
  }

  private Future<Object> armFaults(RoutingContext context) throws JsonProcessingException {
    services.faults().arm(List.of(mapper.readValue(text(context), Fault[].class)));
    return now(services.faults().inForce());
  }

  private Future<Object> disarmFaults(RoutingContext context) {
    services.faults().arm(List.of());
    return done();
  }

  private Future<Object> limits(RoutingContext context) throws JsonProcessingException {
    LimitsOrder order = mapper.readValue(text(context), LimitsOrder.class);
    services.limiters().reset(order.preset(), order.overrides());
    return done();
  }

  private Future<Object> tokenLife(RoutingContext context) throws JsonProcessingException {
    long millis = seconds(context).millis();
    if (millis < MILLIS_PER_SECOND) {
      throw new IllegalArgumentException("a token lives for 1 second or more");
    }
    services.tokens().accessLife(Duration.ofMillis(millis));
    return done();
  }

  private Future<Object> freeze(RoutingContext context) throws JsonProcessingException {
    front.freeze(seconds(context).millis());
    return done();
  }

  private Future<Object> restart(RoutingContext context) throws JsonProcessingException {
    return front
        .restart(seconds(context).millis())
        .map(port -> JsonNodeFactory.instance.objectNode().put("port", port));
  }

  private Future<Object> showAi(RoutingContext context) {
    return now(ai.inForce());
  }

  /** What is not given stays as it is. */
  private Future<Object> orderAi(RoutingContext context) throws JsonProcessingException {
    JsonNode given = mapper.readTree(text(context));
    if (given.isEmpty() || given.has("port") || given.valueStream().anyMatch(JsonNode::isNull)) {
      throw new IllegalArgumentException("give some of the settings of 'ai', but port");
    }
    ObjectNode wanted = mapper.valueToTree(ai.inForce());
    wanted.setAll(mapper.treeToValue(given, ObjectNode.class));
    return ai.order(mapper.treeToValue(wanted, AiSettings.class))
        .compose(none -> now(ai.inForce()));
  }

  private Seconds seconds(RoutingContext context) throws JsonProcessingException {
    return mapper.readValue(text(context), Seconds.class);
  }

  private static String text(RoutingContext context) {
    String text = context.body().asString();
    return text == null || text.isBlank() ? "{}" : text;
  }

  private static Future<Object> now(Object answer) {
    return Future.succeededFuture(answer);
  }

  private static Future<Object> done() {
    return now(JsonNodeFactory.instance.objectNode().put("done", true));
  }

  /** One order. */
  @FunctionalInterface
  private interface Order {
    Future<Object> obey(RoutingContext context) throws JsonProcessingException;
  }

  private void on(Router router, HttpMethod method, String path, Order order) {
    router
        .route(method, path)
        .handler(
            context -> {
              try {
                order
                    .obey(context)
                    .onSuccess(answer -> reply(context, 200, answer))
                    .onFailure(cause -> reply(context, 500, Map.of("error", cause.toString())));
              } catch (JsonProcessingException | IllegalArgumentException mistake) {
                reply(context, 400, Map.of("error", firstLine(mistake)));
              }
            });
  }

  private void reply(RoutingContext context, int status, Object answer) {
    try {
      context
          .response()
          .setStatusCode(status)
          .putHeader("Content-Type", "application/json; charset=utf-8")
          .end(mapper.writeValueAsString(answer));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("answers are plain data", impossible);
    }
  }

  private static String firstLine(Exception mistake) {
    return String.valueOf(mistake.getMessage()).lines().findFirst().orElse("");
  }
}
