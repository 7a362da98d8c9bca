package cleansignal.runlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunManifestsTest {

  private static final RunManifest BASELINE =
      new RunManifest(
          1,
          "baseline",
          "baseline",
          Optional.empty(),
          new RunManifest.Target("embedded", "http://127.0.0.1:45123"),
          "staging",
          10,
          new RunManifest.Planned(
              60_000, Optional.of(new RunManifest.Span(25_500, 54_000)), 66, 63, 21, 63, 3_135),
          new RunManifest.Play(List.of("ais", "echoes", "moves", "sockets"), Optional.of(36_000L)),
          Map.of("cs.ai.type", "heuristic", "cs.ai.difficulty", "5"),
          List.of("PASS", "CONDITIONAL"),
          false,
          42,
          new RunManifest.ShardOf(0, 1),
          new RunManifest.Versions(
              "0.1.0-SNAPSHOT",
              "0123456789abcdef0123456789abcdef01234567+dirty",
              "3.15.1",
              "17.0.15"));

  @Test
  void writesTheGoldenFile() throws IOException {
    assertThat(RunManifests.toJson(BASELINE)).isEqualTo(golden());
  }

  @Test
  void readsTheGoldenFile() throws IOException {
    assertThat(RunManifests.fromJson(golden())).isEqualTo(BASELINE);
  }

  @Test
  void aRunWithoutSteadyWindowAndWithAWorkloadComesBack(@TempDir Path folder) throws IOException {
    RunManifest smoke =
        new RunManifest(
            1,
            "baseline",
            "smoke",
            Optional.of("smoke"),
            BASELINE.target(),
            "production",
            1.5,
            new RunManifest.Planned(60_000, Optional.empty(), 9, 9, 3, 9, 0),
            RunManifest.Play.NONE,
            Map.of(),
            List.of(),
            true,
            Long.MIN_VALUE,
            new RunManifest.ShardOf(1, 3),
            BASELINE.versions());
    Path file = folder.resolve(RunManifests.FILE_NAME);

    RunManifests.write(file, BASELINE);
    RunManifests.write(file, smoke);

    assertThat(RunManifests.read(file)).isEqualTo(smoke);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schema\": 1 | \"schema\": 2 | this version reads schema 1, the file says 2",
        "\"schema\": 1 | \"schema\": \"1\" | this version reads schema 1, the file says \"1\"",
        "\"schema\": 1, | '' | this version reads schema 1, the file says nothing",
        "\"users\": 66 | \"user\": 66 | Missing key 'users' at planned.users",
        "\"users\": 66 | \"users\": 66, \"user\": 66 | unknown key planned.user",
        "\"seed\": 42 | \"seed\": 42, \"extra\": {} | unknown key extra",
        "\"seed\": 42, | '' | Missing key 'seed' at seed",
        "\"seed\": 42 | \"seed\": null | Cannot map `null` into type `long` at seed",
        "\"seed\": 42 | \"seed\": 4.2 | seed",
        "\"seed\": 42 | \"seed\": 42, \"seed\": 43 | Duplicate field 'seed'",
        "\"scenario\": \"baseline\" | \"scenario\": null | scenario",
        "\"pace\": 10.0 | \"pace\": 0.5 | pace must be at least 1: 0.5",
        "\"startMillis\": 25500 | \"startMillis\": 54001 | span ends before it starts",
        "\"index\": 0 | \"index\": 1 | shard index must be from 0 to before 1: 1",
        "\"schema\" | schema | no JSON, line 2",
      })
  void refusesWhatItWouldNotWrite(String old, String replacement, String message)
      throws IOException {
    String json = golden().replace(old, replacement);

    assertThatThrownBy(() -> RunManifests.fromJson(json))
        .isInstanceOf(ManifestException.class)
        .hasMessageStartingWith("run.json: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"''", "null", "[]", "{}", "{", "1"})
  void refusesWhatIsNoManifestAtAll(String json) {
    assertThatThrownBy(() -> RunManifests.fromJson(json)).isInstanceOf(ManifestException.class);
  }

  @Test
  void refusesWhatFollowsTheManifest() throws IOException {
    String json = golden() + "{}";

    assertThatThrownBy(() -> RunManifests.fromJson(json)).isInstanceOf(ManifestException.class);
  }

  private static String golden() throws IOException {
    try (InputStream stream = RunManifestsTest.class.getResourceAsStream("/runlog/run.json")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
