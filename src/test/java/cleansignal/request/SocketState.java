package cleansignal.request;

import io.gatling.http.action.ws.fsm.WsFsm;
import io.gatling.javaapi.core.Session;
import java.lang.reflect.Field;
import java.util.Optional;
import scala.Option;

/**
 * Whether a user's socket is open. Gatling writes nothing when a server closes a socket on which
 * nobody waits, and its session does not say why one could not be opened; both stand in a private
 * field of its state machine and nowhere else. Seen in Gatling 3.15.1.
 */
public final class SocketState {

  private static final String CRASHED = "WsCrashedState";
  private static final Field STATE = field(WsFsm.class, "currentState");

  private SocketState() {}

  /** Whether the session has a socket on which frames can be sent. */
  public static boolean open(Session session) {
    return state(session)
        .map(state -> state.getClass().getSimpleName())
        .filter(name -> name.equals("WsIdleState") || name.equals("WsPerformingCheckState"))
        .isPresent();
  }

  /**
   * Why the socket is not open, in Gatling's words.
   *
   * @return empty when it is open, was never opened, or was closed by the server without a word
   */
  public static Optional<String> failure(Session session) {
    return state(session)
        .filter(state -> state.getClass().getSimpleName().equals(CRASHED))
        .map(state -> (Option<?>) value(field(state.getClass(), "errorMessage"), state))
        .filter(Option::isDefined)
        .map(message -> message.get().toString());
  }

  private static Optional<Object> state(Session session) {
    return session.contains(Socket.NAME) && session.get(Socket.NAME) instanceof WsFsm machine
        ? Optional.of(value(STATE, machine))
        : Optional.empty();
  }

  private static Field field(Class<?> owner, String name) {
    try {
      Field field = owner.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("not the Gatling that this suite was written for", e);
    }
  }

  private static Object value(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
