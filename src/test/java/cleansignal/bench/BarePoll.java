package cleansignal.bench;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/** The poll as a plain Gatling script would send it: the token, and a look at the status. */
public final class BarePoll extends PollLoop {

  /** As ordered. */
  public BarePoll() {
    this(PollOrder.read());
  }

  private BarePoll(PollOrder order) {
    super(
        order,
        http.baseUrl(order.baseUrl()).disableWarmUp().disableCaching(),
        exec(session -> session),
        exec(
            http("GET /api/games/:id")
                .get("/api/games/" + order.gameId())
                .header("Authorization", "Bearer " + order.token())
                .check(status().is(200))));
  }
}
