package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The injector is killed in mid-run: what it wrote until then can still be judged. */
class KilledInjectorIT {

  /** What the log has grown to when it is written for the first time. */
  private static final long FIRST_BYTES = 8_192;

  private static final int INVALID = 3;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static RunFolder folder;
  private static CompletableFuture<ProcessHandle> serversEnd;
  private static JvmFork.Ended judge;

  @BeforeAll
  static void killAndJudge() throws IOException {
    GatlingRun run =
        GatlingRun.baseline("killed-injector")
            .with("cs.games.poll.min", "2 s")
            .with("cs.games.poll.max", "5 s")
            .interferedBy(
                live -> {
                  live.await(live::logBytes, FIRST_BYTES);
                  serversEnd = live.server().onExit();
                  live.fork().process().destroyForcibly();
                });
    folder = run.run().folder();
    judge = Judge.run(folder.path(), "--write");
  }

  @Test
  void takesItsServerWithIt() {
    assertThat(serversEnd).succeedsWithin(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Test
  void leavesLogAndManifestButNoReport() {
    assertThat(folder.manifest()).isRegularFile();
    assertThat(folder.simulationLog()).isRegularFile();
    assertThat(folder.path().resolve(RunFolder.INDEX_HTML)).doesNotExist();
  }

  @Test
  void leavesWhatIsKnownOfTheInjector() throws IOException {
    assertThat(folder.injector().samples()).isNotEmpty();
    assertThat(folder.injector().problem()).isEmpty();
    assertThat(json(RunFolder.VERDICT_JSON).required("injector").required("unknown").asText())
        .startsWith("watched for ");
  }

  @Test
  void isInvalid() throws IOException {
    JsonNode verdict = json(RunFolder.VERDICT_JSON);

    assertThat(judge.exit()).as(judge.console()).isEqualTo(INVALID);
    assertThat(verdict.required("verdict").asText()).isEqualTo("INVALID");
    assertThat(verdict.required("reasons").get(0).required("text").asText())
        .containsAnyOf("truncated", "cut short");
  }

  @Test
  void countsAllThatWasWritten() throws IOException {
    JsonNode all = json(RunFolder.SUMMARY).required("whole").required("allRequests");
    RawLog log = RawLog.of(folder);

    assertThat(all.required("count").asLong()).isPositive().isEqualTo(log.counted().count());
    assertThat(all.required("ok").required("p95Millis").asInt())
        .isEqualTo(RawLog.quantile(log.counted().filter(RawLog.Request::ok), 95));
  }

  private static JsonNode json(String file) throws IOException {
    Path path = folder.path().resolve(file);
    return new JsonMapper().readTree(Files.readString(path));
  }
}
