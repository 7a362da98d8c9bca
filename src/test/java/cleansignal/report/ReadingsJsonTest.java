package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import cleansignal.slo.Counter;
import cleansignal.slo.Readings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsJsonTest {

  private static final Readings READINGS =
      new Readings(
          Map.of(Counter.AI_REQUESTS, 5L),
          Map.of(Counter.AI_REQUESTS, 9_000_000_000L, Counter.AI_FALLBACKS, 7L));

  @Test
  void whatWasWrittenIsReadAgainAndWhatWasUnknownStaysSo() throws IOException {
    assertThat(ReadingsJson.fromJson(ReadingsJson.toJson(READINGS))).isEqualTo(READINGS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"before\":{}}",
        "{\"before\":{},\"after\":{\"ai-requests\":1.5}}",
        "{\"before\":{\"others\":1},\"after\":{}}"
      })
  void anythingElseIsRefused(String text) {
    assertThatIOException()
        .isThrownBy(() -> ReadingsJson.fromJson(text))
        .withMessageStartingWith("readings.json can't be read");
  }

  @Test
  void aRunFolderMayHaveNone(@TempDir Path folder) throws IOException {
    RunFolder run = new RunFolder(folder);
    assertThat(run.readings()).isEmpty();

    Files.writeString(folder.resolve(RunFolder.READINGS), ReadingsJson.toJson(READINGS));

    assertThat(run.readings()).contains(READINGS);
  }
}
