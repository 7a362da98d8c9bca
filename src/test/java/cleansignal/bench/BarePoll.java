package cleansignal.bench;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * The poll as a plain Gatling script would send it: the user's game and token from the session, and
 * a look at the status.
 */
public final class BarePoll extends PollLoop {

  /** As ordered. */
  public BarePoll() {
    this(PollOrder.read());
  }

  private BarePoll(PollOrder order) {
    super(
        order,
        http.baseUrl(order.baseUrl()).disableWarmUp().disableCaching(),
        exec(session -> session.set("gameId", order.gameId()).set("token", order.token())),
        exec(
            http("GET /api/games/:id")
                .get("/api/games/#{gameId}")
                .header("Authorization", "Bearer #{token}")
                .check(status().is(200))));
  }
}
