package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users come and go, some of them in haste; the server gives tokens well, or as bad ones do. */
class AuthLifecycleIT {

  private static final String JWT_START = "eyJ";

  @Test
  void aServerThatGivesEachTokenOncePasses() throws IOException {
    EndedRun run = races("auth-races").run();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("PASS");
    assertThat(run.outcomes("whole")).containsOnlyKeys("ok");
    for (String id : List.of("auth_race_errors", "auth_failure_rate", "contract_failures")) {
      assertThat(run.objective(id).required("status").asText()).as(id).isEqualTo("met");
    }
    assertThat(outcomesByRequest(run).keySet())
        .contains(
            "POST /api/auth/login",
            "POST /api/auth/refresh",
            "POST /api/auth/refresh refused",
            "POST /api/auth/logout",
            "POST /api/auth/logout-all",
            "GET /api/users/profile",
            "GET /api/users/profile refused",
            "GET /api/games/matchmaking/stats",
            "race login",
            "race early refresh",
            "race refresh");
    // What must be refused was, and of the refreshes with one token all but one were.
    assertThat(run.answered(401))
        .isEqualTo(
            count(run, "POST /api/auth/refresh refused")
                + count(run, "GET /api/users/profile refused")
                + count(run, "race refresh") * 3 / 4);
    holdsNoToken(run);
  }

  @Tag("long")
  @Test
  void tokensThatAreGivenTwiceAreFound() throws IOException {
    EndedRun run =
        races("auth-duplicates")
            .withFaults("[{'route':'POST /api/auth/login','kind':'duplicate-token','every':3}]")
            .run();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL")).contains("auth_race_errors", "contract_failures");
    assertThat(run.injected("duplicate-token")).isPositive();
    assertThat(run.outcomes("whole")).containsOnlyKeys("ok", "contract");
    assertThat(failing(run)).containsOnlyKeys("race login");
    holdsNoToken(run);
  }

  @Tag("long")
  @Test
  void refreshesThatStumbleOverEachOtherAreFound() throws IOException {
    EndedRun run =
        races("auth-refresh-race")
            .withFaults("[{'route':'POST /api/auth/refresh','kind':'refresh-race-500','every':2}]")
            .run();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL")).contains("auth_race_errors", "error_rate_5xx");
    assertThat(run.injected("refresh-race-500")).isPositive();
    assertThat(run.outcomes("whole"))
        .containsOnlyKeys("ok", "server-error")
        .containsEntry("server-error", run.injected("refresh-race-500"));
    assertThat(failing(run).keySet()).isSubsetOf("race refresh", "race early refresh");
  }

  /** The target's own defect: its tokens are made of user and second alone. */
  @Tag("long")
  @Test
  void theTargetsOwnTokensFail() throws IOException {
    EndedRun run = races("auth-target").with("cs.embedded.unique-tokens", "false").run();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(failing(run)).containsKeys("race login", "race early refresh");
  }

  private static GatlingRun races(String name) {
    return GatlingRun.smoke(name, "AuthLifecycle", "auth-lifecycle")
        .with("cs.auth.races", "true")
        .with("cs.auth.mix.race", "9");
  }

  private static void holdsNoToken(EndedRun run) throws IOException {
    for (Path file : run.files()) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .as(file.getFileName().toString())
          .doesNotContain(JWT_START, GatlingRun.PASSWORD);
    }
    assertThat(run.fork().console()).doesNotContain(JWT_START, GatlingRun.PASSWORD);
  }

  private static long count(EndedRun run, String request) {
    return run.requests().required(request).required("count").asLong();
  }

  private static Map<String, JsonNode> failing(EndedRun run) {
    Map<String, JsonNode> failing = outcomesByRequest(run);
    failing.values().removeIf(outcomes -> outcomes.size() == 1 && outcomes.has("ok"));
    return failing;
  }

  private static Map<String, JsonNode> outcomesByRequest(EndedRun run) {
    Map<String, JsonNode> outcomes = new TreeMap<>();
    run.requests()
        .properties()
        .forEach(
            request -> outcomes.put(request.getKey(), request.getValue().required("outcomes")));
    return outcomes;
  }
}
