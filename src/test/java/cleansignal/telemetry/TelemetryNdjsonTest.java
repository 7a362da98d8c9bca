package cleansignal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryNdjsonTest {

  private static final TargetSample TOLD =
      new TargetSample(1_735_787_046_678L, OptionalDouble.of(5.5e8));
  private static final TargetSample SILENT =
      new TargetSample(1_735_787_056_678L, OptionalDouble.empty());
  private static final String TEXT = TelemetryNdjson.line(TOLD) + TelemetryNdjson.line(SILENT);

  @TempDir Path folder;

  @Test
  void aSampleIsALine() {
    assertThat(TEXT)
        .isEqualTo(
            """
            {"atMillis":1735787046678,"residentBytes":5.5E8}
            {"atMillis":1735787056678,"residentBytes":null}
            """);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(TelemetryNdjson.read(file(TEXT))).containsExactly(TOLD, SILENT);
  }

  @Test
  void withoutAFileNothingIsKnown() throws IOException {
    assertThat(TelemetryNdjson.read(folder.resolve("none"))).isEmpty();
    assertThat(TelemetryNdjson.read(file(""))).isEmpty();
  }

  /** A killed run's last line is seldom whole. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"atMillis\":17357",
        "{\"atMillis\":1.5,\"residentBytes\":1}",
        "{\"atMillis\":null,\"residentBytes\":1}",
        "{\"residentBytes\":1}",
        "{\"atMillis\":1,\"residentBytes\":1,\"more\":1}",
        "null",
        "[]",
        "7"
      })
  void aLineThatIsNoneIsLeftOut(String line) throws IOException {
    assertThat(TelemetryNdjson.read(file(TEXT + line))).containsExactly(TOLD, SILENT);
    assertThat(TelemetryNdjson.read(file(line + "\n" + TEXT))).containsExactly(TOLD, SILENT);
  }

  @Test
  void noBytesAreTooBad() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
      for (int flip = 0; flip <= round % 5; flip++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("bad"), bytes);
      assertThat(TelemetryNdjson.read(file)).hasSizeLessThanOrEqualTo(3);
    }
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve(TelemetryNdjson.FILE_NAME), text);
  }
}
