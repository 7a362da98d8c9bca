package cleansignal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InjectorNdjsonTest {

  private static final InjectorSample FULL =
      new InjectorSample(
          1_735_787_046_678L,
          1_002,
          OptionalDouble.of(24.44),
          OptionalDouble.of(5.51),
          OptionalDouble.of(2.06),
          1,
          57,
          List.of(0L, 3L, 55L),
          OptionalLong.of(214),
          OptionalLong.of(1_048_576),
          8_192,
          List.of(0L, 168L));
  private static final InjectorSample BARE =
      new InjectorSample(
          1_735_787_047_679L,
          1_001,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          0,
          0,
          List.of(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          0,
          List.of());

  private static final String TEXT = InjectorNdjson.line(FULL) + InjectorNdjson.line(BARE);

  @Test
  void aSampleIsALine() {
    assertThat(InjectorNdjson.line(FULL))
        .isEqualTo(
            "{\"atMillis\":1735787046678,\"spanMillis\":1002,\"cpuPercent\":24.44,"
                + "\"systemLoad\":5.51,\"heapAfterGcPercent\":2.06,\"gcPauses\":1,"
                + "\"gcLongestMillis\":57,\"lagMillis\":[0,3,55],\"openDescriptors\":214,"
                + "\"maxDescriptors\":1048576,\"logBytes\":8192,\"startsLateMillis\":[0,168]}\n");
  }

  @Test
  void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve(InjectorNdjson.FILE_NAME), TEXT);

    InjectorLog log = InjectorNdjson.read(file);

    assertThat(log.samples()).containsExactly(FULL, BARE);
    assertThat(log.problem()).isEmpty();
  }

  @Test
  void withoutAFileNothingIsKnown(@TempDir Path folder) throws IOException {
    assertThat(InjectorNdjson.read(folder.resolve("none"))).isEqualTo(InjectorLog.MISSING);
    assertThat(InjectorLog.MISSING.problem()).contains("no injector.ndjson");
  }

  @Test
  void aLastLineThatWasCutIsLeftOut() {
    int second = InjectorNdjson.line(FULL).length();
    for (int end = second; end < TEXT.length(); end++) {
      InjectorLog log = InjectorNdjson.parse(TEXT.substring(0, end));
      assertThat(log.samples()).as("cut at %d", end).containsExactly(FULL);
      assertThat(log.problem()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"gcPauses\":1 | \"gcPauses\":1.5",
        "\"gcPauses\":1 | \"gcPauses\":null",
        "\"gcPauses\":1, | ''",
        "\"gcPauses\":1 | \"gcPauses\":1,\"more\":1",
        "[0,3,55] | [0,null]",
        "[0,3,55] | 3",
        "\"spanMillis\":1002 | \"spanMillis\":0",
        "{ | {{",
      })
  void fromABrokenLineOnNothingIsKnown(String old, String replacement) {
    String broken = InjectorNdjson.line(FULL).replace(old, replacement);
    InjectorLog log = InjectorNdjson.parse(InjectorNdjson.line(BARE) + broken + TEXT);

    assertThat(log.samples()).containsExactly(BARE);
    assertThat(log.problem()).contains("injector.ndjson line 2 can't be read");
  }

  /** Whatever a disk makes of it, it is no reason not to judge. */
  @Test
  void noBytesAreTooBad(@TempDir Path folder) throws IOException {
    Random random = new Random(7);
    Path file = folder.resolve("bad");
    for (int round = 0; round < 500; round++) {
      byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
      for (int flip = 0; flip <= round % 5; flip++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(file, bytes);
      assertThat(InjectorNdjson.read(file).samples()).hasSizeLessThanOrEqualTo(2);
    }
  }

  @Test
  void aSpanWithoutLengthIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SampleInjector.span(FULL, 0));
  }

  @Test
  void descriptorsAreAShareWhereBothAreKnown() {
    assertThat(FULL.descriptorsPercent().orElseThrow()).isBetween(0.0204, 0.0205);
    assertThat(BARE.descriptorsPercent()).isEmpty();
  }
}
