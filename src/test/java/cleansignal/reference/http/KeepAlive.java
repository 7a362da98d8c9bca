package cleansignal.reference.http;

import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Closes connections that stay idle after an answer, as the target does after five seconds. The
 * server library's own idle time-out does not serve: it also cuts a connection that waits for a
 * slow answer.
 */
final class KeepAlive {
  /** The target's figure, also told in its {@code Keep-Alive} header. */
  static final int TIMEOUT_SECONDS = 5;

  private static final long TIMEOUT_NANOS = TIMEOUT_SECONDS * 1_000_000_000L;

  private final Map<HttpConnection, State> connections = new IdentityHashMap<>();

  void opened(HttpConnection connection) {
    connections.put(connection, new State());
    connection.closeHandler(closed -> connections.remove(connection));
  }

  void requestBegan(HttpConnection connection) {
    State state = connections.get(connection);
    if (state != null) {
      state.underWay++;
    }
  }

  void requestEnded(HttpConnection connection) {
    State state = connections.get(connection);
    if (state != null) {
      state.underWay--;
      state.idleSinceNanos = System.nanoTime();
      state.answered = true;
    }
  }

  /** Closes what has been idle for too long. */
  void sweep() {
    long nowNanos = System.nanoTime();
    List<HttpConnection> idle = new ArrayList<>();
    connections.forEach(
        (connection, state) -> {
          if (state.answered
              && state.underWay == 0
              && nowNanos - state.idleSinceNanos >= TIMEOUT_NANOS) {
            idle.add(connection);
          }
        });
    idle.forEach(HttpConnection::close);
  }

  private static final class State {
    private int underWay;
    private boolean answered;
    private long idleSinceNanos;
  }
}
