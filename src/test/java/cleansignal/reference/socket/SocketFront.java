package cleansignal.reference.socket;

import cleansignal.reference.fault.FaultKind;
import cleansignal.reference.fault.FaultPoint;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The door to the sockets, {@code /socket.io/} on the main port: who asks properly is let in, and
 * the others are refused in the target's ways (contract, section 3.1). Long polling is answered
 * with an open packet and no further: nobody here uses it.
 */
public final class SocketFront {
  /** Where it is; without the last slash there is nothing. */
  public static final String PATH = "/socket.io/";

  private static final String ORIGIN = "http://127.0.0.1:3000";
  private static final String PROTOCOL = "4";
  private static final Set<String> TRANSPORTS = Set.of("polling", "websocket");
  private static final int STRAY_UPGRADE_MILLIS = 1_000;

  private final Vertx vertx;
  private final SocketServices services;
  private final Set<Connection> open = new HashSet<>();

  /** In front of these services. */
  public SocketFront(Vertx vertx, SocketServices services) {
    this.vertx = vertx;
    this.services = services;
  }

  /** A request that is refused: the code and message of the target's answer. */
  private record Refusal(int code, String message) {}

  /** Answers a request for {@link #PATH}. */
  public void handle(HttpServerRequest request) {
    boolean upgrade = isUpgrade(request);
    Optional<Refusal> refusal = refusal(request, upgrade);
    if (refusal.isPresent()) {
      refuse(request, refusal.get(), upgrade);
    } else if (upgrade) {
      upgrade(request);
    } else {
      String open =
          Connection.openPacket(services.ids().socketId(), services.settings(), "\"websocket\"");
      request
          .response()
          .putHeader("Cache-Control", "no-store")
          .putHeader("Content-Type", "text/plain; charset=UTF-8");
      addHeaders(request.response()).end(open);
    }
  }

  /** Cuts all sockets without a close frame, as a server that dies does. */
  public void cutAll() {
    List.copyOf(open).forEach(Connection::cut);
  }

  /** Cuts off, after a while and without a word, who wants a WebSocket elsewhere. */
  public void handleStrayUpgrade(HttpServerRequest request) {
    vertx.setTimer(STRAY_UPGRADE_MILLIS, timer -> request.connection().close());
  }

  /** Whether this request wants a WebSocket. */
  public static boolean isUpgrade(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private static Optional<Refusal> refusal(HttpServerRequest request, boolean upgrade) {
    String transport = request.getParam("transport", "");
    if (!TRANSPORTS.contains(transport)) {
      return Optional.of(new Refusal(0, "Transport unknown"));
    }
    if (request.getParam("sid") != null) {
      return Optional.of(new Refusal(1, "Session ID unknown"));
    }
    if (!request.method().equals(HttpMethod.GET)) {
      return Optional.of(new Refusal(2, "Bad handshake method"));
    }
    if (upgrade != transport.equals("websocket")) {
      return Optional.of(new Refusal(3, "Bad request"));
    }
    // A client of another protocol gets its WebSocket first, and is refused on it.
    return upgrade || speaksOurProtocol(request)
        ? Optional.empty()
        : Optional.of(new Refusal(5, "Unsupported protocol version"));
  }

  private void refuse(HttpServerRequest request, Refusal refusal, boolean upgrade) {
    HttpServerResponse response = request.response().setStatusCode(400);
    if (upgrade) {
      response.putHeader("Connection", "close").putHeader("Content-Type", "text/html");
      response.end(refusal.message()).onComplete(sent -> request.connection().close());
    } else {
      response.putHeader("Content-Type", "application/json");
      addHeaders(response)
          .end("{\"code\":" + refusal.code() + ",\"message\":\"" + refusal.message() + "\"}");
    }
  }

  private void upgrade(HttpServerRequest request) {
    boolean tokenInQuery = request.getParam("token") != null;
    boolean speaksOurProtocol = speaksOurProtocol(request) && !refused();
    addHeaders(request.response());
    request
        .toWebSocket()
        .onSuccess(
            socket -> {
              Wire wire = new Wire(vertx, socket);
              if (speaksOurProtocol) {
                serve(socket, wire, tokenInQuery);
              } else {
                // What the target writes here is an HTTP answer, which is garbage to a WebSocket.
                wire.sendRaw(
                    ("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-type: text/html\r\n"
                            + "Content-Length: 28\r\n\r\nUnsupported protocol version")
                        .getBytes(StandardCharsets.US_ASCII));
              }
            });
  }

  private void serve(ServerWebSocket socket, Wire wire, boolean tokenInQuery) {
    Connection connection = new Connection(services, wire, services.ids().socketId(), tokenInQuery);
    socket.textMessageHandler(text -> services.timers().now(() -> connection.received(text)));
    open.add(connection);
    socket.closeHandler(
        none -> {
          open.remove(connection);
          services.timers().now(connection::gone);
        });
    services.timers().now(connection::open);
  }

  private boolean refused() {
    boolean refused = services.faults().draw(FaultPoint.UPGRADE, "").has(FaultKind.REFUSE);
    if (refused) {
      services.truth().fault(FaultPoint.UPGRADE, FaultKind.REFUSE);
    }
    return refused;
  }

  private static boolean speaksOurProtocol(HttpServerRequest request) {
    return request.params().getAll("EIO").equals(List.of(PROTOCOL));
  }

  private static HttpServerResponse addHeaders(HttpServerResponse response) {
    return response
        .putHeader("Access-Control-Allow-Origin", ORIGIN)
        .putHeader("Vary", "Origin")
        .putHeader("Access-Control-Allow-Credentials", "true");
  }
}
