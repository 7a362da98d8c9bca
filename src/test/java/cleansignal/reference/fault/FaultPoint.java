package cleansignal.reference.fault;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where faults strike that belong to no HTTP request of the main port, and which do. */
public enum FaultPoint {
  /** Somebody wants a WebSocket, in the right way. */
  UPGRADE("WS upgrade", EnumSet.of(FaultKind.REFUSE)),
  /** A socket sends its CONNECT, with a good token. */
  CONNECT("WS connect", EnumSet.of(FaultKind.REFUSE, FaultKind.DELAY)),
  /** A socket was connected: will it get heartbeats? */
  PING("WS ping", EnumSet.of(FaultKind.OMIT)),
  /** A socket was connected: may it stay idle? */
  IDLE("WS idle", EnumSet.of(FaultKind.CLOSE)),
  /** A state is about to be sent to one socket. Frames after a delayed one wait for it. */
  STATE("WS game_state", EnumSet.of(FaultKind.DELAY, FaultKind.OMIT, FaultKind.CUT)),
  /** A diagnostic ping is about to be answered. Frames after a delayed answer wait for it. */
  ECHO("WS echo", EnumSet.of(FaultKind.DELAY)),
  /** A player chose a move that was offered to him. */
  MOVE("WS move", EnumSet.of(FaultKind.REJECT, FaultKind.WEDGE, FaultKind.FORGET, FaultKind.HANG)),
  /** A player was asked something. */
  CHOICE("WS choice", EnumSet.of(FaultKind.WITHDRAW)),
  /** The AI service was asked for a move. */
  AI_MOVE(
      "AI move",
      EnumSet.of(
          FaultKind.DELAY,
          FaultKind.ERROR,
          FaultKind.DROP,
          FaultKind.HANG,
          FaultKind.NO_MOVE,
          FaultKind.ILLEGAL_MOVE));

  /** How the names of the points of sockets begin. */
  static final String SOCKETS = "WS ";

  /** What can happen to an HTTP request of the main port. */
  public static final Set<FaultKind> OF_REQUESTS =
      EnumSet.of(
          FaultKind.ERROR,
          FaultKind.DELAY,
          FaultKind.DROP,
          FaultKind.CUT,
          FaultKind.MISSING_FIELD,
          FaultKind.FORGET);

  /** What can happen to the requests of one route besides, by the route's name. */
  private static final Map<String, Set<FaultKind>> OF_ROUTES =
      Map.of(
          "POST /api/auth/login", EnumSet.of(FaultKind.DUPLICATE_TOKEN),
          "POST /api/auth/refresh", EnumSet.of(FaultKind.REFRESH_RACE_500, FaultKind.KEEP_TOKEN),
          "GET /ready", EnumSet.of(FaultKind.SICK));

  private final String wireName;
  private final Set<FaultKind> kinds;

  FaultPoint(String wireName, Set<FaultKind> kinds) {
    this.wireName = wireName;
    this.kinds = kinds;
  }

  /** The point of this name, if there is one. */
  public static Optional<FaultPoint> byWireName(String wireName) {
    return Arrays.stream(values()).filter(point -> point.wireName.equals(wireName)).findFirst();
  }

  /** Whether such a fault can happen at the point, or to requests of the route, of this name. */
  static boolean allows(String name, FaultKind kind) {
    return byWireName(name).map(FaultPoint::kinds).orElse(OF_REQUESTS).contains(kind)
        || OF_ROUTES.getOrDefault(name, Set.of()).contains(kind);
  }

  /** Its name in settings and in the truth, where a route's name stands otherwise. */
  public String wireName() {
    return wireName;
  }

  /** What can happen there. */
  Set<FaultKind> kinds() {
    return kinds;
  }
}
