package cleansignal.reference;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A WebSocket that shows every frame, and answers none by itself but heartbeats, if told to. */
final class RawSocket implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final int NO_CLOSE_FRAME = 1006;
  private static final String CUT = "cut";

  /** What arrives after the last frame. */
  static final String CLOSED = "closed";

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final boolean answersPings;
  private final WebSocket socket;

  private RawSocket(int port, String query, boolean answersPings) {
    this.answersPings = answersPings;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/socket.io/?" + query), this)
            .join();
  }

  /** Opens a WebSocket and takes its open packet off. */
  static RawSocket open(int port) throws InterruptedException {
    RawSocket socket = with(port, "EIO=4&transport=websocket");
    socket.next();
    return socket;
  }

  /** Opens a WebSocket with this query. */
  static RawSocket with(int port, String query) {
    return new RawSocket(port, query, true);
  }

  /** As {@link #with}, but leaves heartbeats without answer. */
  static RawSocket silent(int port, String query) {
    return new RawSocket(port, query, false);
  }

  /** Opens a WebSocket and connects with this token. */
  static RawSocket connected(int port, String token) throws InterruptedException {
    RawSocket socket = open(port);
    socket.send("40{\"token\":\"" + token + "\"}");
    String answer = socket.next();
    if (!answer.startsWith("40{\"sid\":\"")) {
      throw new IllegalStateException("not connected: " + answer);
    }
    return socket;
  }

  void send(String frame) {
    send(socket, frame);
  }

  /** One frame at a time, as the library wants it. */
  private synchronized void send(WebSocket to, String frame) {
    to.sendText(frame, true).join();
  }

  /** The next frame, waited for; {@link #CLOSED} if the socket closes first. */
  String next() throws InterruptedException {
    String frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (frame == null) {
      throw new IllegalStateException("nothing came");
    }
    return frame;
  }

  /** How the socket was closed: a status, or {@code cut} without one; waited for. */
  String awaitClose() throws InterruptedException, TimeoutException, ExecutionException {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      String frame = partial.toString();
      partial.setLength(0);
      if (frame.equals("2") && answersPings) {
        send(from, "3");
      } else {
        frames.add(frame);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    frames.add(CLOSED);
    closed.complete(status == NO_CLOSE_FRAME ? CUT : String.valueOf(status));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    frames.add(CLOSED);
    closed.complete(failure instanceof IOException ? CUT : failure.toString());
  }

  /** Cuts the connection without a word. */
  @Override
  public void close() {
    socket.abort();
  }
}
