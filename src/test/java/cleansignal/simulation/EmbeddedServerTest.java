package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.SuiteConfig;
import cleansignal.reference.ReferenceSettings;
import cleansignal.reference.ai.AiSettings;
import cleansignal.reference.fault.Distribution;
import cleansignal.reference.limit.Bypass;
import cleansignal.reference.limit.LimitPreset;
import cleansignal.reference.play.PlaySettings;
import cleansignal.reference.socket.SocketSettings;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
  @Test
  void insideMavenTheClassPathIsThatOfTheLoader(@TempDir Path folder) throws IOException {
    Path classes = folder.resolve("test classes");
    Path library = folder.resolve("a+b.jar");
    URL[] urls = {classes.toUri().toURL(), library.toUri().toURL()};

    try (URLClassLoader mavens = new URLClassLoader(urls)) {
      assertThat(EmbeddedServer.classPath(mavens).split(File.pathSeparator))
          .containsExactly(classes.toString(), library.toString());
    }
  }

  @Test
  void elsewhereItIsThatOfTheJvm() {
    assertThat(EmbeddedServer.classPath(ClassLoader.getSystemClassLoader()))
        .isEqualTo(ManagementFactory.getRuntimeMXBean().getClassPath());
  }

  /** The two sides share no code, so that one test must hold them together. */
  @Test
  void theServerUnderstandsEverySettingOfTheSuite() throws IOException {
    SuiteConfig config =
        TestRuns.embedded(
            "cs.embedded.limits", "strict",
            "cs.embedded.token-life", "15s",
            "cs.embedded.bcrypt-cost", "5",
            "cs.embedded.seed", "99",
            "cs.embedded.port", "18080",
            "cs.embedded.admin-port", "18081",
            "cs.embedded.freeze-after", "1500ms",
            "cs.embedded.freeze-for", "12s",
            "cs.embedded.die-after", "60s",
            "cs.embedded.server",
                """
                {"restartAfterSeconds": 20, "restartSeconds": 2.5,
                 "play": {"choiceTimeoutMillis": 3000}, "ai": {"maxConcurrent": 100}}""",
            "cs.embedded.unique-tokens", "true",
            "cs.pool.prefix", "p",
            "cs.pool.domain", "d");

    ReferenceSettings understood =
        ReferenceSettings.fromJson(
            EmbeddedServer.settingsLine(config.embedded(), config.pool(), 66));

    assertThat(understood)
        .isEqualTo(
            new ReferenceSettings(
                18_080,
                18_081,
                5,
                66,
                "p",
                "d",
                config.pool().password().reveal(),
                LimitPreset.STRICT,
                Map.of(),
                Bypass.OFF,
                15,
                true,
                true,
                99,
                List.of(),
                1.5,
                12,
                20,
                2.5,
                60,
                SocketSettings.DEFAULTS,
                new PlaySettings(3_000, 30_000, 5_000, 30_000, 250, 15_000),
                new AiSettings(0, Distribution.NONE, 30_000, 100, 5, 60_000)));
  }

  @Test
  void whatIsNotSetIsTheServersOwnAffair() throws IOException {
    SuiteConfig config = TestRuns.embedded();

    ReferenceSettings understood =
        ReferenceSettings.fromJson(
            EmbeddedServer.settingsLine(config.embedded(), config.pool(), 3));

    assertThat(understood.freezeSeconds()).isZero();
    assertThat(understood.dieAfterSeconds()).isZero();
    assertThat(understood.faults()).isEmpty();
    assertThat(understood.limits()).isEqualTo(LimitPreset.RELAXED);
  }

  @Test
  void whatHasAKeyOfItsOwnIsSetByThatKey() throws IOException {
    SuiteConfig config =
        TestRuns.embedded("cs.embedded.server", "{\"seed\": 5}", "cs.embedded.seed", "99");

    assertThat(
            ReferenceSettings.fromJson(
                    EmbeddedServer.settingsLine(config.embedded(), config.pool(), 3))
                .seed())
        .isEqualTo(99);
  }
}
