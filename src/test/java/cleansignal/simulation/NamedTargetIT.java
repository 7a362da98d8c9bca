package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.reference.ReferenceServer;
import cleansignal.reference.ReferenceSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run on a target that is named by its host's name, and has its users from elsewhere. */
@Tag("long")
class NamedTargetIT {

  private static final int REFUSED = 1;

  /** By SIGTERM, as a build that is cancelled ends its processes; Ctrl-C is as good. */
  private static final int TERMINATED = 128 + 15;

  /** Requests and sockets reach the address that was judged, and the run says what it leaves. */
  @Test
  void isLoadedAtItsAddressAndLeftWithAWord() throws IOException {
    try (ReferenceServer server = server()) {
      EndedRun run = run("named-target", "http://localhost:" + server.port()).examined().run();

      assertThat(run.fork().out())
          .as(run.explained())
          .contains("left on the target: ")
          .contains("the load asked to be let past the target's rate limits");
      JsonNode left = new JsonMapper().readTree(run.text(Aftermath.FILE));
      assertThat(left.path("gamesOpened").asInt()).as(run.explained()).isPositive();
      assertThat(left.path("bypassed").asBoolean()).isTrue();
      assertThat(run.requests().fieldNames())
          .toIterable()
          .contains("POST /api/games", "connect", "move");
      assertThat(run.outcomes("whole", "ok")).as(run.explained()).isPositive();
    }
  }

  /** Gatling itself would stop at once, and every game would stay open. */
  @Test
  void isLeftAlsoByALoadThatIsInterrupted() throws IOException {
    try (ReferenceServer server = server()) {
      Admin admin = new Admin(server.adminPort());
      EndedRun run =
          run("interrupted-target", "http://localhost:" + server.port())
              .interferedBy(
                  live -> {
                    live.await(admin::games, 1);
                    live.await(admin::moves, 5);
                    live.fork().process().destroy();
                  })
              .run();

      assertThat(run.fork().exit()).as(run.fork().console()).isEqualTo(TERMINATED);
      assertThat(run.fork().err())
          .contains("clean-signal: interrupted: there will be no verdict")
          .contains("clean-signal: nobody sits in a game any more, as far as the load knows")
          .contains("clean-signal: the load asked to be let past the target's rate limits");
      assertThat(admin.games()).isZero();
      JsonNode left = new JsonMapper().readTree(run.text(Aftermath.FILE));
      assertThat(left.path("interrupted").asBoolean()).isTrue();
      assertThat(left.path("games")).isEmpty();
    }
  }

  @Test
  void isNotLoadedWhenItsFileDoesNotNameIt() throws IOException {
    EndedRun refused = run("foreign-target", "http://game.example.org").run();

    assertThat(refused.fork().exit()).as(refused.explained()).isEqualTo(REFUSED);
    assertThat(refused.fork().err())
        .contains(
            "clean-signal can't start: cs.target.base-url: game.example.org is no host of the target"
                + " local");
  }

  @Test
  void hasCeilingsThatACommandLineDoesNotLift() throws IOException {
    EndedRun refused =
        run("lifted-ceiling", "http://localhost:1").with("cs.safety.max-users", "100000").run();

    assertThat(refused.fork().exit()).as(refused.explained()).isEqualTo(REFUSED);
    assertThat(refused.fork().err())
        .contains("-Dcs.safety.max-users: stands in targets/<target>.conf alone");
  }

  private static ReferenceServer server() {
    return ReferenceServer.start(
        ReferenceSettings.fromJson(
            "{\"poolSize\":20,\"poolPassword\":\"" + GatlingRun.PASSWORD + "\"}"));
  }

  private static GatlingRun run(String name, String baseUrl) {
    return GatlingRun.smoke(name, "WsGameplay", "ws-gameplay")
        .with("target", "local")
        .with("pace", "10")
        .with("cs.pool.size", "20")
        .with("cs.auth.login-rate", "20")
        .with("cs.play.think.min", "100 ms")
        .with("cs.play.think.max", "300 ms")
        .withVariable("BASE_URL", baseUrl)
        .withoutCharts();
  }
}
