package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.SuiteConfig;
import cleansignal.plan.LoadPlan;
import cleansignal.runlog.ManifestException;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestsTest {

  private static final String BASE_URL = "http://127.0.0.1:3000";

  @Test
  void aNamedRunIsWrittenDownAsItIsPlanned() {
    SuiteConfig config = TestRuns.local(BASE_URL, "pace", "5", "accept", "conditional");
    LoadPlan plan = TestRuns.plan(config, "baseline");
    RunManifest manifest = TestRuns.manifest(config, "baseline");

    assertThat(manifest.scenario()).isEqualTo("baseline");
    assertThat(manifest.policy()).isEqualTo("baseline");
    assertThat(manifest.workload()).isEmpty();
    assertThat(manifest.target()).isEqualTo(new RunManifest.Target("local", BASE_URL));
    assertThat(manifest.sloEnvironment()).isEqualTo("staging");
    assertThat(manifest.pace()).isEqualTo(5);
    assertThat(manifest.accept()).containsExactly("CONDITIONAL", "PASS");
    assertThat(manifest.preflightSkipped()).isFalse();
    assertThat(manifest.shard()).isEqualTo(new RunManifest.ShardOf(0, 1));
    assertThat(manifest.planned())
        .isEqualTo(
            new RunManifest.Planned(
                plan.duration().toMillis(),
                plan.steady()
                    .map(window -> new RunManifest.Span(window.startMillis(), window.endMillis())),
                plan.users().size(),
                plan.peakUsers(),
                22,
                66,
                plan.expectation().requests()));
    assertThat(manifest.play())
        .isEqualTo(
            new RunManifest.Play(
                List.of("ais", "echoes", "moves", "sockets"), Optional.of(72_000L)));
  }

  @Test
  void aRunWithoutSocketsDoesNothingOverThem() {
    assertThat(TestRuns.manifest(TestRuns.local(BASE_URL), "concurrent-games").play())
        .isEqualTo(RunManifest.Play.NONE);
  }

  @Test
  void whatShapesTheLoadIsWrittenDown() {
    SuiteConfig config = TestRuns.local(BASE_URL, "cs.ai.difficulty", "9");

    assertThat(TestRuns.manifest(config, "baseline").settings())
        .containsEntry("cs.ai.difficulty", "9")
        .containsEntry("cs.games.board-type", "square8")
        .containsKeys("cs.play.think.min", "cs.sockets.ping-interval");
    assertThat(TestRuns.manifest(config, "concurrent-games").settings())
        .containsKey("cs.games.poll.min")
        .doesNotContainKeys("cs.play.think.min", "cs.sockets.ping-interval");
  }

  @Test
  void companionsOfAiHeavyWatch() {
    assertThat(TestRuns.manifest(TestRuns.local(BASE_URL), "ai-heavy").play().does())
        .containsExactly("ais", "echoes", "moves", "sockets", "spectators");
  }

  @Test
  void optionsAreWrittenDown() {
    SuiteConfig config =
        TestRuns.local(
            BASE_URL,
            "cs.play.reconnect.probability",
            "0.1",
            "cs.play.decision-timeout.probability",
            "0.1");

    assertThat(TestRuns.manifest(config, "ws-gameplay").play().does())
        .containsExactly("ais", "decision-timeouts", "moves", "reconnects", "sockets");
    assertThat(TestRuns.manifest(config, "concurrent-games").play())
        .isEqualTo(RunManifest.Play.NONE);
  }

  @Test
  void heldSocketsPlayNoMoves() {
    assertThat(TestRuns.manifest(TestRuns.local(BASE_URL), "ws-stress").play())
        .isEqualTo(new RunManifest.Play(List.of("echoes", "sockets"), Optional.of(360_000L)));
  }

  @Test
  void theOperatorsWordsReplaceTheRunsOwn() {
    RunManifest manifest =
        TestRuns.manifest(
            TestRuns.embedded(
                "workload", "smoke", "slo", "production", "preflight", "skip", "cs.seed", "42"),
            "baseline");

    assertThat(manifest.workload()).contains("smoke");
    assertThat(manifest.policy()).isEqualTo("smoke");
    assertThat(manifest.sloEnvironment()).isEqualTo("production");
    assertThat(manifest.preflightSkipped()).isTrue();
    assertThat(manifest.seed()).isEqualTo(42);
    assertThat(manifest.planned().steady()).isEmpty();
  }

  @Test
  void anInjectorWritesItsOwnPartDown() {
    SuiteConfig config = TestRuns.local(BASE_URL, "cs.shard.index", "1", "cs.shard.count", "3");
    RunManifest whole = TestRuns.manifest(TestRuns.local(BASE_URL), "baseline");
    RunManifest part = TestRuns.manifest(config, "baseline");

    assertThat(part.shard()).isEqualTo(new RunManifest.ShardOf(1, 3));
    assertThat(part.planned().users()).isLessThan(whole.planned().users());
    assertThat(part.planned().steady()).isEqualTo(whole.planned().steady());
  }

  @Test
  void whatIsWrittenHoldsNoSecretAndNoFolderAndCanBeReadAgain() throws ManifestException {
    RunManifest manifest = TestRuns.manifest(TestRuns.local(BASE_URL), "baseline");
    String json = RunManifests.toJson(manifest);

    assertThat(json).doesNotContain(TestRuns.PASSWORD, Path.of("").toAbsolutePath().toString());
    assertThat(RunManifests.fromJson(json)).isEqualTo(manifest);
    assertThat(Optional.of(manifest.versions())).contains(Versions.now());
  }
}
