package cleansignal.reference.http;

import cleansignal.reference.fault.Faults;
import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The main port: the target's HTTP interface, and what can be done to it as a whole. To be used on
 * the event loop only.
 */
public final class HttpFront {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int BODY_LIMIT_BYTES = 10 * 1024 * 1024;

  /** Smaller bodies are not worth compressing, says the target's middleware. */
  private static final int COMPRESS_FROM_BYTES = 1024;

  private static final int SWEEP_MILLIS = 250;

  private final Vertx vertx;
  private final Faults faults;
  private final FreezeGate gate = new FreezeGate();
  private final KeepAlive keepAlive = new KeepAlive();
  private final Router router;
  private HttpServer server;

  /**
   * Sets up the routes; nothing listens yet.
   *
   * @param seed of the faults' random streams
   */
  public HttpFront(Services services, long seed) {
    this.vertx = services.vertx();
    Gatekeeper gatekeeper = new Gatekeeper(services);
    List<Route> routes = RouteTable.of(services, gatekeeper);
    Set<String> names =
        routes.stream()
            .filter(route -> !route.isCatchAll())
            .map(Route::name)
            .collect(Collectors.toUnmodifiableSet());
    this.faults = new Faults(seed, services.clock(), names);
    this.router = router(routes, new Pipeline(services, gatekeeper, faults, gate));
    vertx.setPeriodic(SWEEP_MILLIS, timer -> keepAlive.sweep());
  }

  /** The faults in force on this port. */
  public Faults faults() {
    return faults;
  }

  /**
   * Opens the port.
   *
   * @param port 0 for any free one
   * @return the port that it got
   */
  public Future<Integer> listen(int port) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(LOOPBACK)
            .setPort(port)
            .setCompressionSupported(true)
            .setCompressionContentSizeThreshold(COMPRESS_FROM_BYTES)
            .setCompressors(List.of(StandardCompressionOptions.gzip()));
    server =
        vertx.createHttpServer(options).connectionHandler(keepAlive::opened).requestHandler(router);
    return server.listen().map(HttpServer::actualPort);
  }

  /** Lets the whole port answer nothing for a while; what arrives meanwhile is answered late. */
  public void freeze(long millis) {
    gate.freeze();
    vertx.setTimer(Math.max(1, millis), timer -> gate.thaw());
  }

  /**
   * Closes the listener and cuts all connections, then opens the same port again. Users, tokens and
   * games' rows survive, as they do in the target's database.
   *
   * @param downMillis how long the port refuses connections
   */
  public Future<Integer> restart(long downMillis) {
    int port = server.actualPort();
    Promise<Integer> up = Promise.promise();
    server
        .close()
        .onComplete(
            closed ->
                vertx.setTimer(Math.max(1, downMillis), timer -> listen(port).onComplete(up)));
    return up.future();
  }

  private Router router(List<Route> routes, Pipeline pipeline) {
    Router table = Router.router(vertx);
    BodyHandler bodies = BodyHandler.create(false).setBodyLimit(BODY_LIMIT_BYTES);
    for (Route route : routes) {
      io.vertx.ext.web.Route row =
          route.method().equals(Route.ANY)
              ? table.route(route.template())
              : table.route(HttpMethod.valueOf(route.method()), route.template());
      row.handler(
              (PlatformHandler)
                  context -> {
                    track(context);
                    pipeline.arrived(context, route);
                  })
          .handler(bodies)
          .handler(pipeline::serve)
          .failureHandler(pipeline::failed);
    }
    return table;
  }

  private void track(RoutingContext context) {
    var connection = context.request().connection();
    keepAlive.requestBegan(connection);
    context.addEndHandler(ended -> keepAlive.requestEnded(connection));
  }
}
