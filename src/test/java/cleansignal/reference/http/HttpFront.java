package cleansignal.reference.http;

import cleansignal.reference.socket.SocketFront;
import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
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

  /** The target's {@code maxPayload}; what it sends itself may be longer. */
  private static final int MAX_SOCKET_PAYLOAD = 1_000_000;

  private final Vertx vertx;
  private final Services services;
  private final SocketFront sockets;
  private final KeepAlive keepAlive = new KeepAlive();
  private final Router router;
  private HttpServer server;

  /**
   * Sets up the routes; nothing listens yet.
   *
   * @param sockets what answers on {@link SocketFront#PATH}
   */
  public HttpFront(Services services, SocketFront sockets) {
    this.vertx = services.vertx();
    this.services = services;
    this.sockets = sockets;
    Gatekeeper gatekeeper = new Gatekeeper(services);
    List<Route> routes = RouteTable.of(services, gatekeeper);
    Set<String> names =
        routes.stream()
            .filter(route -> !route.isCatchAll())
            .map(Route::name)
            .collect(Collectors.toUnmodifiableSet());
    services.faults().learn(names);
    this.router = router(routes, new Pipeline(services, gatekeeper));
    vertx.setPeriodic(SWEEP_MILLIS, timer -> keepAlive.sweep());
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
            .setCompressors(List.of(StandardCompressionOptions.gzip()))
            .setMaxWebSocketFrameSize(MAX_SOCKET_PAYLOAD)
            .setMaxWebSocketMessageSize(MAX_SOCKET_PAYLOAD)
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false);
    server =
        vertx
            .createHttpServer(options)
            .connectionHandler(keepAlive::opened)
            .requestHandler(this::dispatch);
    return server.listen().map(HttpServer::actualPort);
  }

  /** Lets the whole port answer nothing for a while; what arrives meanwhile is answered late. */
  public void freeze(long millis) {
    services.truth().froze();
    services.gate().freeze();
    vertx.setTimer(Math.max(1, millis), timer -> services.gate().thaw());
  }

  /**
   * Closes the listener and cuts all connections, then opens the same port again. Users, tokens and
   * games' rows survive, as they do in the target's database; games in memory do not, and come back
   * without their moves (contract, section 10).
   *
   * @param downMillis how long the port refuses connections
   */
  public Future<Integer> restart(long downMillis) {
    int port = server.actualPort();
    services.truth().restarted();
    services.tables().loseAll();
    sockets.cutAll();
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

  /** Sockets go past the router, which would wrap them. */
  private void dispatch(HttpServerRequest request) {
    boolean toSockets = request.path().equals(SocketFront.PATH);
    if (!toSockets && !SocketFront.isUpgrade(request)) {
      router.handle(request);
      return;
    }
    keepAlive.requestBegan(request.connection());
    request.response().endHandler(ended -> keepAlive.requestEnded(request.connection()));
    request.pause();
    services
        .gate()
        .pass(
            () -> {
              request.resume();
              if (toSockets) {
                sockets.handle(request);
              } else {
                sockets.handleStrayUpgrade(request);
              }
            });
  }

  private void track(RoutingContext context) {
    var connection = context.request().connection();
    keepAlive.requestBegan(connection);
    context.addEndHandler(ended -> keepAlive.requestEnded(connection));
  }
}
