package cleansignal.runlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.runlog.Logs.Notes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogAppenderTest {

  private static final byte[] LOG =
      Logs.bytes(
          Logs.header("s"),
          log -> {
            log.user(0, true, 1);
            log.request("GET /api", 2, 900, true, "");
            log.request("GET /api", 3, 40, false, "m");
          });

  private static final AppendedRecord OBJECTIVE =
      new AppendedRecord("SLO api_latency_p95 < 800 ms [staging]", true, "met: 20 ms");
  private static final AppendedRecord VERDICT =
      new AppendedRecord("clean-signal verdict", false, "FAIL: 3 of 4 – half of them");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("simulation.log");
    Files.write(file, LOG);
  }

  @Test
  void recordsStandBehindTheLastOneAtTheLastTime() throws IOException {
    LogAppender.append(file, List.of(OBJECTIVE, VERDICT));

    Notes notes = new Notes();
    LogEnd end = LogReader.read(file, notes);
    assertThat(notes.lines.subList(3, 5))
        .containsExactly(
            "request SLO api_latency_p95 < 800 ms [staging] 900-900 OK []",
            "request clean-signal verdict 900-900 KO [FAIL: 3 of 4 – half of them]");
    assertThat(notes.lines).hasSize(5);
    assertThat(end.lastMillis()).isEqualTo(900);
    assertThat(end.truncated()).isFalse();
  }

  @Test
  void whatWasThereStaysAsItWas() throws IOException {
    LogAppender.append(file, List.of(VERDICT));

    assertThat(Files.readAllBytes(file)).startsWith(LOG).hasSizeGreaterThan(LOG.length);
  }

  @Test
  void canBeDoneAgain() throws IOException {
    LogAppender.append(file, List.of(VERDICT));
    LogAppender.append(file, List.of(VERDICT));

    Notes notes = new Notes();
    LogReader.read(file, notes);
    assertThat(notes.lines).hasSize(5);
    assertThat(notes.lines.get(4)).isEqualTo(notes.lines.get(3));
  }

  @Test
  void nothingToAppendLeavesTheLogAlone() throws IOException {
    LogAppender.append(file, List.of());

    assertThat(Files.readAllBytes(file)).isEqualTo(LOG);
  }

  @Test
  void aTruncatedLogIsLeftAlone() throws IOException {
    byte[] truncated = Arrays.copyOf(LOG, LOG.length - 1);
    Files.write(file, truncated);

    assertThatThrownBy(() -> LogAppender.append(file, List.of(VERDICT)))
        .isInstanceOf(LogFormatException.class)
        .hasMessageStartingWith("The log ends inside a record, nothing can be appended");
    assertThat(Files.readAllBytes(file)).isEqualTo(truncated);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /api", "SLOW request", "clean-signal", "~game+ 1h+0a", ""})
  void onlyNamesThatAreIgnoredLaterCanBeAppended(String name) {
    assertThat(AppendedRecord.isName(name)).isFalse();
    assertThatThrownBy(() -> new AppendedRecord(name, true, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + name + "\"");
  }

  @Test
  void longMessagesAreCut() {
    String longest = "y".repeat(AppendedRecord.MESSAGE_LENGTH);
    assertThat(new AppendedRecord("SLO x", true, longest).message()).isEqualTo(longest);
    assertThat(new AppendedRecord("SLO x", true, longest + "y").message())
        .isEqualTo("y".repeat(199) + "…");
  }
}
