package cleansignal.reference.truth;

import cleansignal.reference.fault.FaultKind;
import cleansignal.reference.fault.FaultPoint;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What really happened, as the server saw it, for a test to hold a report against.
 *
 * <p>A request counts when it has arrived, its status when the answer is written. So requests minus
 * all statuses minus drops and cuts are those still under way, and those whose client had gone
 * before the answer. A fault counts when it took effect. The totals hold the routes below {@code
 * /api} only. Faults at the points of sockets and of the AI service stand among the routes, under
 * the point's name, without requests.
 */
public final class Truth {
  private final Map<String, RouteTruth> routes = new TreeMap<>();
  private long gamesCreated;
  private long gamesLeft;
  private long logins;
  private long refreshes;
  private long reused;
  private long freezes;
  private long restarts;
  private SocketTruth sockets = new SocketTruth();
  private PlayTruth play = new PlayTruth();

  /** A request of this route has arrived. */
  public void received(String route) {
    of(route).received();
  }

  /**
   * It is being answered.
   *
   * @param nanos time since it arrived, injected delay included
   */
  public void answered(String route, int status, long nanos) {
    of(route).answered(status, nanos);
  }

  /** A fault took effect on it, {@code times} times. */
  public void fault(String route, FaultKind kind, int times) {
    of(route).fault(kind, times);
  }

  /** A game was created. */
  public void gameCreated() {
    gamesCreated++;
  }

  /** A game was ended by a player who left. */
  public void gameLeft() {
    gamesLeft++;
  }

  /** Somebody logged in. */
  public void loggedIn() {
    logins++;
  }

  /** Somebody refreshed his token. */
  public void refreshed() {
    refreshes++;
  }

  /** A refresh token was used again. */
  public void refreshTokenReused() {
    reused++;
  }

  /** The server froze. */
  public void froze() {
    freezes++;
  }

  /** The server restarted. */
  public void restarted() {
    restarts++;
  }

  /** A fault took effect at a point that belongs to no request. */
  public void fault(FaultPoint point, FaultKind kind) {
    of(point.wireName()).fault(kind, 1);
  }

  /** What happened on sockets. */
  public SocketTruth sockets() {
    return sockets;
  }

  /** What was played. */
  public PlayTruth play() {
    return play;
  }

  /** Forgets everything counted so far. */
  public void reset() {
    routes.clear();
    gamesCreated = 0;
    gamesLeft = 0;
    logins = 0;
    refreshes = 0;
    reused = 0;
    freezes = 0;
    restarts = 0;
    sockets = new SocketTruth();
    play = new PlayTruth();
  }

  /**
   * Everything counted since the start or the last reset.
   *
   * @param gamesRunning games that run at the moment
   */
  public ObjectNode toJson(long gamesRunning) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode byRoute = json.putObject("routes");
    RouteTruth totals = new RouteTruth();
    routes.forEach(
        (name, route) -> {
          byRoute.set(name, route.toJson());
          if (name.contains(" /api")) {
            route.addTo(totals);
          }
        });
    json.set("totals", totals.countsToJson());
    json.putObject("games")
        .put("created", gamesCreated)
        .put("running", gamesRunning)
        .put("left", gamesLeft);
    json.putObject("tokens")
        .put("logins", logins)
        .put("refreshes", refreshes)
        .put("reused", reused);
    json.putObject("server").put("freezes", freezes).put("restarts", restarts);
    json.set("sockets", sockets.toJson());
    json.set("play", play.toJson());
    return json;
  }

  private RouteTruth of(String route) {
    return routes.computeIfAbsent(route, name -> new RouteTruth());
  }
}
