package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.SuiteConfig;
import cleansignal.report.RunFolder;
import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReport.Status;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the preflight fails the load does not start, and what remains says why. */
class PreflightIT {

  private static final int RED = 2;
  private static final int INVALID = 3;
  private static final int USERS = 64;

  @Test
  @Tag("long")
  void aTargetThatIsNotThereIsNotLoaded() throws IOException {
    String address = "http://127.0.0.1:" + Admin.onFreePort().port();

    EndedRun run = local("preflight-nobody", address).run();

    assertRefused(run);
    assertThat(run.reasons())
        .filteredOn(reason -> reason.startsWith("preflight failed"))
        .containsExactly("preflight failed: health: no answer: ConnectException");
    assertThat(ids(run, Status.FAIL)).containsExactly("health");
    assertThat(ids(run, Status.SKIP)).contains("login", "socket", "game", "refresh");
  }

  @Test
  @Tag("long")
  void aTargetThatHasNotSeenItsUsersIsAskedOnceAndLeftInPeace() throws IOException {
    SuiteConfig config = TestRuns.embedded();
    try (EmbeddedServer server = EmbeddedServer.start(config.embedded(), config.pool(), USERS)) {
      EndedRun run =
          local("preflight-strangers", server.baseUrl())
              .with("cs.pool.size", String.valueOf(2 * USERS))
              .withVariable("LOADTEST_USER_POOL_PASSWORD", config.pool().password().reveal())
              .run();

      assertRefused(run);
      assertThat(ids(run, Status.FAIL)).containsExactly("login");
      assertThat(new JsonMapper().readTree(server.truth()).at("/games/running").asInt()).isZero();
      assertThat(new JsonMapper().readTree(server.truth()).at("/tokens/logins").asInt())
          .as("the first of ten was refused in the middle")
          .isEqualTo(5);
      assertThat(everythingIn(run.folder().path()))
          .doesNotContain(config.pool().password().reveal(), "eyJ");
    }
  }

  @Test
  @Tag("long")
  void aPoolTooSmallForThePlanIsNotLoaded() throws IOException {
    EndedRun run =
        GatlingRun.baseline("preflight-pool").examined().with("cs.pool.size", "63").run();

    assertRefused(run);
    assertThat(run.reasons())
        .contains(
            "preflight failed: configuration: the pool of 63 has too few users, the plan needs 64");
  }

  @Test
  void aLimiterThatTheLoadWouldMeetIsNamed() throws IOException {
    EndedRun run =
        GatlingRun.baseline("preflight-limiter")
            .examined()
            .with("cs.embedded.limits", "strict")
            .run();

    assertRefused(run);
    assertThat(run.reasons())
        .anyMatch(
            reason ->
                reason.startsWith(
                    "preflight failed: limiter-sandboxAi: the bypass token does not reach it"));
    assertThat(everythingIn(run.folder().path()))
        .doesNotContain(GatlingRun.PASSWORD, GatlingRun.BYPASS_TOKEN, "eyJ");
  }

  private static GatlingRun local(String name, String address) {
    return GatlingRun.baseline(name)
        .examined()
        .with("target", "local")
        .withVariable("BASE_URL", address);
  }

  private static void assertRefused(EndedRun run) throws IOException {
    assertThat(run.fork().exit()).as(run.explained()).isEqualTo(RED);
    assertThat(run.verdict()).as(run.explained()).isEqualTo("INVALID");
    assertThat(run.reasons()).first().asString().startsWith("preflight failed: ");
    assertThat(run.folder().path().resolve(RunFolder.INDEX_HTML)).isRegularFile();
    assertThat(run.json(RunFolder.SUMMARY).at("/whole/allRequests/count").asInt()).isZero();
    assertThat(Judge.run(run.folder().path()).exit()).isEqualTo(INVALID);
  }

  private static List<String> ids(EndedRun run, Status status) throws IOException {
    return run.folder().preflight().orElseThrow().which(status).stream()
        .map(PreflightReport.Check::id)
        .toList();
  }

  private static String everythingIn(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String file :
        List.of(RunFolder.PREFLIGHT, RunFolder.MANIFEST, RunFolder.VERDICT_JSON, RunFolder.JUNIT)) {
      all.append(Files.readString(folder.resolve(file)));
    }
    return all.toString();
  }
}
