package cleansignal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A client of the reference server that costs little, on one thread. It knows just enough of the
 * protocol to connect and to stay connected.
 */
final class CapacityClient {
  private static final String HOST = "127.0.0.1";
  private static final int MAX_FRAME_BYTES = 8 * 1024 * 1024;
  private static final int HTTP_CONNECTIONS = 64;
  private static final long PATIENCE_SECONDS = 60;
  private static final JsonMapper JSON = new JsonMapper();

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient http =
      vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(HTTP_CONNECTIONS));
  private final WebSocketClient sockets;
  private final int port;

  /** Of the server on this port of 127.0.0.1, with so many sockets at once. */
  CapacityClient(int port, int connections) {
    this.port = port;
    this.sockets =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(connections)
                .setMaxFrameSize(MAX_FRAME_BYTES)
                .setMaxMessageSize(MAX_FRAME_BYTES));
  }

  Vertx vertx() {
    return vertx;
  }

  /** The access token of a user of the pool. */
  Future<String> login(int user, String password) {
    String body =
        "{\"email\":\"loadtest_user_"
            + user
            + "@loadtest.local\",\"password\":\""
            + password
            + "\"}";
    return request(HttpMethod.POST, port, "/api/auth/login", "", body)
        .map(json -> json.at("/data/accessToken").asText());
  }

  /** The id of a new game of this user against one AI. */
  Future<String> newGame(String token, String aiMode) {
    String body =
        "{\"boardType\":\"square8\",\"maxPlayers\":2,\"isRated\":false,"
            + "\"timeControl\":{\"type\":\"classical\",\"initialTime\":7200,\"increment\":0},"
            + "\"aiOpponents\":{\"count\":1,\"difficulty\":[4],\"mode\":\""
            + aiMode
            + "\"}}";
    return request(HttpMethod.POST, port, "/api/games", token, body)
        .map(json -> json.at("/data/game/id").asText());
  }

  /** The JSON that is answered on this port, whatever the status. */
  Future<JsonNode> request(HttpMethod method, int atPort, String path, String token, String body) {
    return http.request(method, atPort, HOST, path)
        .compose(
            request -> {
              request.putHeader("Content-Type", "application/json");
              if (!token.isEmpty()) {
                request.putHeader("Authorization", "Bearer " + token);
              }
              return request.send(body).compose(response -> response.body());
            })
        .map(CapacityClient::parse);
  }

  /**
   * Opens a socket and connects with this token.
   *
   * @param reading makes the reader of everything that comes later, but heartbeats
   * @return done once it is connected; failed if it is refused
   */
  Future<Void> open(String token, Function<WebSocket, Consumer<Buffer>> reading) {
    Promise<Void> connected = Promise.promise();
    sockets
        .connect(port, HOST, "/socket.io/?EIO=4&transport=websocket")
        .onFailure(connected::fail)
        .onSuccess(
            socket -> {
              socket.handler(new FirstFrames(socket, reading, connected));
              socket.writeTextMessage("40{\"token\":\"" + token + "\"}");
            });
    return connected.future();
  }

  /** Waits for this, off the loop. */
  static <T> T await(Future<T> future) throws Exception {
    return future.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Does this on the loop, and waits for it. */
  <T> T onLoop(Callable<T> work) throws Exception {
    Promise<T> done = Promise.promise();
    vertx.runOnContext(
        none -> {
          try {
            done.complete(work.call());
          } catch (Exception failure) {
            done.fail(failure);
          }
        });
    return await(done.future());
  }

  /** Answers heartbeats, takes off the open packet and what CONNECT brings, passes on the rest. */
  private static final class FirstFrames implements io.vertx.core.Handler<Buffer> {
    private final WebSocket socket;
    private final Function<WebSocket, Consumer<Buffer>> reading;
    private final Promise<Void> connected;
    private Consumer<Buffer> reader = this::opening;

    FirstFrames(
        WebSocket socket, Function<WebSocket, Consumer<Buffer>> reading, Promise<Void> connected) {
      this.socket = socket;
      this.reading = reading;
      this.connected = connected;
    }

    @Override
    public void handle(Buffer frame) {
      if (frame.length() == 1) {
        socket.writeTextMessage("3");
      } else {
        reader.accept(frame);
      }
    }

    private void opening(Buffer frame) {
      String start = frame.getString(0, 2);
      if (start.equals("40")) {
        reader = reading.apply(socket);
        connected.complete();
      } else if (start.startsWith("4")) {
        connected.tryFail("refused: " + frame);
      }
    }
  }

  private static JsonNode parse(Buffer body) {
    try {
      return JSON.readTree(body.getBytes());
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
