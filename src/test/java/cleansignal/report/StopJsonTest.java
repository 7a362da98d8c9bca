package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.slo.AbortRule;
import cleansignal.slo.EarlyStop;
import cleansignal.slo.JsonFiles;
import cleansignal.slo.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopJsonTest {

  private static final EarlyStop ABORTED =
      EarlyStop.aborted(
          61_270, new EarlyStop.Broken(AbortRule.API_P95, 2_000, 30_000, 2_512, 4_711));

  @TempDir private Path folder;

  static List<EarlyStop> stops() {
    return List.of(ABORTED, EarlyStop.killed(12));
  }

  @ParameterizedTest
  @MethodSource("stops")
  void whatIsWrittenIsReadAndKeepsToItsSchema(EarlyStop stop) throws IOException {
    String text = StopJson.toJson(stop);

    assertThat(StopJson.fromJson(text)).isEqualTo(stop);
    assertThat(problems(text)).isEmpty();
  }

  @Test
  void aFolderKnowsWhetherItsRunWasStopped() throws IOException {
    assertThat(new RunFolder(folder).stop()).isEmpty();
    Files.writeString(folder.resolve(RunFolder.STOP), StopJson.toJson(ABORTED));
    assertThat(new RunFolder(folder).stop()).contains(ABORTED);
  }

  static Stream<String> mistakes() {
    String good = StopJson.toJson(ABORTED);
    return Stream.of(
        "",
        "{",
        "[]",
        good.replace("cause", "course"),
        good.replace("abort-rule", "mood"),
        good.replace("broken", "bent"),
        good.replace("api_p95", "luck"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void somethingElseIsRefused(String text) {
    assertThatThrownBy(() -> StopJson.fromJson(text))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("stop.json can't be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cause", "atMillis", "broken", "rule", "above", "value", "samples"})
  void theSchemaWantsEveryKey(String key) throws IOException {
    assertThat(problems(StopJson.toJson(ABORTED).replace("\"" + key + "\"", "\"other\"")))
        .isNotEmpty();
  }

  @Test
  void aKillSwitchBreaksNoRule() throws IOException {
    assertThat(problems(StopJson.toJson(ABORTED).replace("abort-rule", "kill-switch")))
        .isNotEmpty();
    assertThat(problems(StopJson.toJson(EarlyStop.killed(1)).replace("kill-switch", "abort-rule")))
        .isNotEmpty();
  }

  private List<?> problems(String text) throws IOException {
    Files.createDirectories(folder.resolve("schema"));
    Files.writeString(folder.resolve("stop.json"), text);
    Path schema = folder.resolve("schema/stop.schema.json");
    if (!Files.exists(schema)) {
      Files.copy(Path.of("slo/schema/stop.schema.json"), schema);
    }
    Problems problems = new Problems();
    new JsonFiles(folder, problems).read("stop.json", "schema/stop.schema.json");
    return problems.all();
  }
}
