package cleansignal.request;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.ws;

import io.gatling.http.action.ws.WsInboundMessage;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.function.Function;

/**
 * A user's one WebSocket as actions. Every text frame that arrives reaches the user's {@link
 * FrameListener} exactly once, whatever the user is doing, provided that {@link #drain} stands
 * directly before every send: a send clears Gatling's buffer of frames that nobody waited for.
 *
 * <p>All of Gatling's own records of a socket are technical ({@code ~}): they time an upgrade or a
 * send of 0 ms, not what a user waits for. Chains write what they measure with {@link LogRecords}.
 */
public final class Socket {

  /** The session attribute under which Gatling keeps the socket. */
  static final String NAME = "socket";

  private static final String LISTENER = "frameListener";

  private final RunClock clock;

  /** Sockets whose frames are stamped by that clock. */
  public Socket(RunClock clock) {
    this.clock = clock;
  }

  /** A session whose frames go to that listener. */
  public static Session listen(Session session, FrameListener listener) {
    return session.set(LISTENER, listener);
  }

  /**
   * Opens a socket at that path and query; {@link SocketState} says whether it is open then. A
   * server that does not answer has Gatling's {@code requestTimeout}, as it has for the close.
   */
  public static ChainBuilder open(String path) {
    return exec(session -> session.remove(NAME)).exec(ws("~open", NAME).connect(path));
  }

  /** Gives the listener what arrived while nobody waited. */
  public static ChainBuilder drain() {
    return exec(
        ws.processUnmatchedMessages(
            NAME,
            (messages, session) -> {
              FrameListener listener = session.get(LISTENER);
              for (WsInboundMessage message : messages) {
                if (message instanceof WsInboundMessage.Text text) {
                  listener.received(text.message(), text.timestamp());
                }
              }
              return session;
            }));
  }

  /** Sends a frame that nothing answers. */
  public static ChainBuilder send(Function<Session, String> frame) {
    return exec(ws("~send", NAME).sendText(frame));
  }

  /**
   * Sends a frame and waits until the listener says that a received one ends the wait, or the limit
   * is over, or the socket is closed; the listener knows which.
   *
   * @param limit above 0
   */
  public ChainBuilder sendAndWait(
      Function<Session, String> frame, Function<Session, Duration> limit) {
    return exec(
        ws("~send", NAME)
            .sendText(frame)
            .await(limit)
            .on(
                ws.checkTextMessage("~wait")
                    .matching(
                        bodyString()
                            .transformWithSession(
                                (String text, Session session) ->
                                    session
                                        .<FrameListener>get(LISTENER)
                                        .received(text, clock.now()))
                            .is(true))
                    .silent()));
  }

  /** Closes the socket, so that opponents do not wait for somebody who has gone. */
  public static ChainBuilder close() {
    return exec(ws("~close", NAME).close());
  }
}
