package cleansignal.preflight;

import cleansignal.safety.DirectHttp;
import cleansignal.target.dialect.Dialect;
import cleansignal.target.dialect.GameEvent;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A socket opens, speaks the protocol that the suite speaks, and lets a user in. Opening alone
 * proves nothing: a target may refuse the user and leave the socket open.
 */
final class SocketCheck {

  private static final long CLOSE_SECONDS = 2;
  private static final String OTHER_PROTOCOL =
      "the suite speaks Engine.IO 4 (EIO=4) with Socket.IO 4 on WebSocket: look at the target's"
          + " version, and at proxies between";
  private static final String REFUSED =
      "the token goes in the CONNECT packet: look at the target's log for why it is refused";

  private final Dialect dialect;
  private final Duration limit;
  private final SocketListener listener;

  private SocketCheck(Dialect dialect, Duration limit) {
    this.dialect = dialect;
    this.limit = limit;
    this.listener = new SocketListener(dialect);
  }

  static Finding look(Visit visit) throws InterruptedException {
    Subject subject = visit.subject();
    if (!subject.usesSockets()) {
      return Finding.skip("the run opens no socket");
    }
    Duration limit = subject.config().sockets().connectTimeout();
    return new SocketCheck(subject.dialect(), limit)
        .enter(URI.create(subject.socketUrl() + subject.dialect().path()), visit.somebody());
  }

  private Finding enter(URI address, SignedIn user) throws InterruptedException {
    CompletableFuture<WebSocket> opening =
        DirectHttp.client(limit)
            .newWebSocketBuilder()
            .connectTimeout(limit)
            .buildAsync(address, listener);
    try {
      WebSocket socket = opening.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      try {
        return talk(socket, user);
      } finally {
        close(socket);
      }
    } catch (ExecutionException failure) {
      return Finding.fail(notOpened(failure.getCause()), OTHER_PROTOCOL);
    } catch (TimeoutException slow) {
      opening.cancel(true);
      return Finding.fail("no socket within " + limit.toMillis() + " ms", OTHER_PROTOCOL);
    }
  }

  private static String notOpened(Throwable cause) {
    return cause instanceof WebSocketHandshakeException refused
        ? "the socket is not opened, but answered " + refused.getResponse().statusCode()
        : "the socket is not opened: " + cause.getClass().getSimpleName();
  }

  private Finding talk(WebSocket socket, SignedIn user) throws InterruptedException {
    Optional<GameEvent> first = listener.next(limit);
    if (first.isEmpty() || !(first.get() instanceof GameEvent.Opened opened)) {
      return Finding.fail("no handshake of Engine.IO 4: " + told(first), OTHER_PROTOCOL);
    }
    socket.sendText(dialect.connect(user.access()), true);
    Optional<GameEvent> answer = listener.next(limit);
    while (answer.isPresent() && passes(answer.get())) {
      answer = listener.next(limit);
    }
    if (answer.isPresent() && answer.get() instanceof GameEvent.Refused refused) {
      return Finding.fail(
          "the socket opens, but CONNECT is refused: " + safe(refused.message(), user), REFUSED);
    }
    return answer.isPresent() && answer.get() instanceof GameEvent.Ready
        ? Finding.pass(
            "a user is let in, heartbeat every %d s".formatted(opened.pingInterval().toSeconds()))
        : Finding.fail("no answer to CONNECT: " + told(answer), OTHER_PROTOCOL);
  }

  /** Heartbeats, and the error event that comes before a refusal, say nothing yet. */
  private static boolean passes(GameEvent event) {
    return event instanceof GameEvent.Heartbeat
        || event instanceof GameEvent.Failure
        || event instanceof GameEvent.Noise;
  }

  private static String told(Optional<GameEvent> event) {
    return event
        .map(
            some ->
                some instanceof GameEvent.Malformed malformed
                    ? malformed.reason()
                    : some.getClass().getSimpleName())
        .orElse("silence");
  }

  /** A message that quotes the token is not repeated. */
  private static String safe(String message, SignedIn user) {
    return message.contains(user.access()) || message.length() > 100 ? "(long)" : message;
  }

  private void close(WebSocket socket) throws InterruptedException {
    try {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
      listener.closed().get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (CompletionException | ExecutionException | TimeoutException rude) {
      socket.abort();
    }
  }
}
