package cleansignal.simulation;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code concurrent-games} with a mistake in its script: three users ask for a game whose id nobody
 * ever set. For the matrix of known truths alone.
 */
public final class MistakenGames extends Simulation {

  private static final Duration IN_THE_WINDOW = Duration.ofSeconds(8);
  private static final int USERS = 3;

  private final Launch launch =
      Launch.orExit(() -> Preparation.of("concurrent-games", getClass().getSimpleName()));

  /** Prepares the run. */
  public MistakenGames() {
    List<PopulationBuilder> populations = new ArrayList<>(launch.populations());
    populations.add(
        scenario("mistaken")
            .exec(http("GET /api/games/:id").get("/api/games/#{nobodySetThis}"))
            .injectOpen(nothingFor(IN_THE_WINDOW), atOnceUsers(USERS)));
    setUp(populations)
        .protocols(launch.protocol())
        .assertions(launch.assertions())
        .maxDuration(launch.longest());
  }

  @Override
  public void before() {
    launch.begin();
  }

  @Override
  public void after() {
    launch.finish();
  }
}
