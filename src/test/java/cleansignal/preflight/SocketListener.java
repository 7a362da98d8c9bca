package cleansignal.preflight;

import cleansignal.target.dialect.Dialect;
import cleansignal.target.dialect.GameEvent;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Takes in what a target says on one socket, as events of its dialect. */
final class SocketListener implements WebSocket.Listener {

  private final Dialect dialect;
  private final StringBuilder partial = new StringBuilder();
  private final BlockingQueue<GameEvent> events = new LinkedBlockingQueue<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  SocketListener(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The next event; empty when none comes in that time. */
  Optional<GameEvent> next(Duration limit) throws InterruptedException {
    return Optional.ofNullable(events.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Completes when the socket is closed on both sides. */
  CompletableFuture<Void> closed() {
    return closed;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      events.add(dialect.read(partial.toString()));
      partial.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
    events.add(new GameEvent.Closed());
    closed.complete(null);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    events.add(new GameEvent.Malformed("no WebSocket frames: " + error.getClass().getSimpleName()));
    closed.complete(null);
  }
}
