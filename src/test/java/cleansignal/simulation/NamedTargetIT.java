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

  /** Requests and sockets reach the address that was judged, and the run says what it leaves. */
  @Test
  void isLoadedAtItsAddressAndLeftWithAWord() throws IOException {
    try (ReferenceServer server =
        ReferenceServer.start(
            ReferenceSettings.fromJson(
                "{\"poolSize\":20,\"poolPassword\":\"" + GatlingRun.PASSWORD + "\"}"))) {
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
