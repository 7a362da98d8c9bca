package cleansignal.reference.http;

import cleansignal.reference.fault.Draw;
import cleansignal.reference.fault.Fault;
import cleansignal.reference.fault.FaultKind;
import cleansignal.reference.fault.Faults;
import cleansignal.reference.loop.FreezeGate;
import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.play.Tables;
import cleansignal.reference.store.Games;
import cleansignal.reference.store.User;
import cleansignal.reference.truth.Truth;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way of every request: body, limiters and authentication, faults, endpoint, answer. Faults
 * come after the gatekeeper, so a request is either refused by the contract's own rules or faulty,
 * never both.
 */
final class Pipeline {
  private static final System.Logger LOGGER = System.getLogger(Pipeline.class.getName());
  private static final int PAYLOAD_TOO_LARGE = 413;

  private final Vertx vertx;
  private final Gatekeeper gatekeeper;
  private final Faults faults;
  private final Games games;
  private final Tables tables;
  private final FreezeGate gate;
  private final ReplyWriter writer;
  private final Truth truth;
  private final Clock clock;

  /** Ids of requests whose connections were closed; a second try takes its id away. */
  private final Set<String> lost = ConcurrentHashMap.newKeySet();

  Pipeline(Services services, Gatekeeper gatekeeper) {
    this.vertx = services.vertx();
    this.gatekeeper = gatekeeper;
    this.faults = services.faults();
    this.games = services.games();
    this.tables = services.tables();
    this.gate = services.gate();
    this.writer =
        new ReplyWriter(
            new ResponseHeaders(services.clock()), services.truth(), services.metrics());
    this.truth = services.truth();
    this.clock = services.clock();
  }

  /** Notes a request whose body is still to come. */
  void arrived(RoutingContext context, Route route) {
    truth.received(route.name());
    context.put(Exchange.class.getName(), new Exchange(context, route));
    context.next();
  }

  /** Serves a request whose body is here. */
  void serve(RoutingContext context) {
    Exchange exchange = exchangeOf(context);
    gate.pass(() -> admit(exchange));
  }

  /** Answers a request that the server library gave up on. */
  void failed(RoutingContext context) {
    boolean tooLarge = context.statusCode() == PAYLOAD_TOO_LARGE;
    answer(
        exchangeOf(context),
        tooLarge
            ? ApiError.of(PAYLOAD_TOO_LARGE, "SERVER_INTERNAL_ERROR", "request entity too large")
            : ApiError.of(500, "SERVER_INTERNAL_ERROR", "Internal server error"));
  }

  private void admit(Exchange exchange) {
    try {
      Optional<JsonNode> body = JsonBody.parse(exchange);
      boolean unlimited = gatekeeper.isUnlimited(exchange);
      Optional<User> caller = gatekeeper.admit(exchange, unlimited);
      caller.map(User::id).ifPresent(faults::seen);
      String route = exchange.route().name();
      Call call =
          new Call(
              exchange.context().pathParams(),
              query(exchange),
              body,
              exchange.ip(),
              unlimited,
              caller,
              exchange.route().isCatchAll() || isSecondTry(exchange)
                  ? Draw.NOTHING
                  : faults.draw(route));
      strike(exchange, call);
    } catch (ApiError refused) {
      answer(exchange, refused);
    }
  }

  /**
   * Whether the client asks again because its connection was closed. It meets no fault and counts
   * for none: of two faults that strike one question the client could see one at the most.
   */
  private boolean isSecondTry(Exchange exchange) {
    return lost.remove(exchange.requestId());
  }

  private void strike(Exchange exchange, Call call) {
    String route = exchange.route().name();
    Draw draw = call.draw();
    if (draw.delays() > 0) {
      truth.fault(route, FaultKind.DELAY, draw.delays());
    }
    long delayMillis = Math.round(draw.delayMillis());
    if (delayMillis > 0) {
      vertx.setTimer(delayMillis, timer -> gate.pass(() -> act(exchange, call, draw)));
    } else {
      act(exchange, call, draw);
    }
  }

  private void act(Exchange exchange, Call call, Draw draw) {
    String route = exchange.route().name();
    Optional<Fault> error = draw.first(FaultKind.ERROR);
    if (draw.first(FaultKind.DROP).isPresent()) {
      truth.fault(route, FaultKind.DROP, 1);
      lost.add(exchange.requestId());
      exchange.request().connection().close();
    } else if (draw.first(FaultKind.CUT).isPresent()) {
      truth.fault(route, FaultKind.CUT, 1);
      lost.add(exchange.requestId());
      writer.writeHalf(exchange);
    } else if (error.isPresent()) {
      truth.fault(route, FaultKind.ERROR, 1);
      int status = error.get().status();
      answer(exchange, ApiError.of(status, "SERVER_INTERNAL_ERROR", "Internal server error"));
    } else {
      String id = call.path().getOrDefault("id", "");
      if (draw.has(FaultKind.FORGET) && games.byId(id).isPresent()) {
        tables.forget(id);
        truth.fault(route, FaultKind.FORGET, 1);
      }
      run(exchange, call)
          .onComplete(
              done ->
                  gate.pass(
                      () -> {
                        if (done.succeeded()) {
                          answer(exchange, mutilated(exchange, done.result(), draw));
                        } else {
                          answer(exchange, asApiError(done.cause()));
                        }
                      }));
    }
  }

  private static Future<Reply> run(Exchange exchange, Call call) {
    try {
      return exchange.route().endpoint().answer(call);
    } catch (RuntimeException failure) {
      return Future.failedFuture(failure);
    }
  }

  private Reply mutilated(Exchange exchange, Reply reply, Draw draw) {
    draw.first(FaultKind.MISSING_FIELD)
        .filter(fault -> JsonPaths.remove(reply.body(), fault.field()))
        .ifPresent(fault -> truth.fault(exchange.route().name(), FaultKind.MISSING_FIELD, 1));
    return reply;
  }

  private void answer(Exchange exchange, ApiError error) {
    answer(exchange, error.toReply(exchange.requestId(), Timestamps.iso(clock.instant())));
  }

  private void answer(Exchange exchange, Reply reply) {
    writer.write(exchange, reply);
  }

  private static ApiError asApiError(Throwable cause) {
    if (cause instanceof ApiError error) {
      return error;
    }
    LOGGER.log(System.Logger.Level.ERROR, "an endpoint broke", cause);
    return ApiError.of(500, "SERVER_INTERNAL_ERROR", "Internal server error");
  }

  private static Map<String, String> query(Exchange exchange) {
    Map<String, String> query = new LinkedHashMap<>();
    exchange
        .context()
        .queryParams()
        .forEach(entry -> query.putIfAbsent(entry.getKey(), entry.getValue()));
    return query;
  }

  private static Exchange exchangeOf(RoutingContext context) {
    return context.get(Exchange.class.getName());
  }
}
