package cleansignal.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.runlog.Logs.Notes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {

  private static final byte[] SMALL =
      Logs.bytes(
          Logs.header("players", "~probe"),
          log -> {
            log.user(0, true, 5);
            log.request("GET /api", 10, 30, true, "");
            log.request(List.of("outer", "inner"), "POST /api", 40, 90, false, "no answer");
            log.group(List.of("outer", "inner"), 39, 91, 50, false);
            log.request("GET /api", 100, 100, false, "no answer");
            log.error("our mistake", 120);
            log.user(0, false, 130);
            log.user(1, true, 7);
          });

  private static final List<String> SMALL_LINES =
      List.of(
          "user 0 start 5",
          "request GET /api 10-30 OK []",
          "request POST /api 40-90 KO [no answer]",
          "request GET /api 100-100 KO [no answer]",
          "error [our mistake] 120",
          "user 0 end 130",
          "user 1 start 7");

  @Test
  void deliversEveryRecordInOrder() throws IOException {
    Notes notes = new Notes();

    LogEnd end = Logs.source(SMALL).read(notes);

    assertThat(notes.lines).isEqualTo(SMALL_LINES);
    // strings: GET /api, "", outer, inner, POST /api, no answer, our mistake
    assertThat(end).isEqualTo(new LogEnd(9, SMALL.length, 130, false, 8));
  }

  @Test
  void deliversTheHeader() throws IOException {
    RunHeader header =
        new RunHeader("3.15.1", "a.b.C", 123_456_789_012L, "why\nit ran", List.of("x", "ÿ", "日本"));
    Notes notes = new Notes();

    Logs.source(header, log -> {}).read(notes);

    assertThat(notes.header).isEqualTo(header);
  }

  @Test
  void aHeaderAloneIsALogWithoutRecords() throws IOException {
    byte[] log = Logs.bytes(Logs.header(), writer -> {});

    LogEnd end = Logs.source(log).read(new Notes());

    assertThat(end).isEqualTo(new LogEnd(1, log.length, 0, false, 1));
  }

  @Test
  void theLastTimeIsTheLatestNotTheLastWritten() throws IOException {
    LogEnd end =
        Logs.source(
                Logs.header("s"),
                log -> {
                  log.group(List.of("g"), 10, 900, 5, true);
                  log.request("r", 20, 40, true, "");
                })
            .read(new Notes());

    assertThat(end.lastMillis()).isEqualTo(900);
  }

  @Test
  void readsAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("simulation.log");
    Files.write(file, SMALL);
    Notes notes = new Notes();

    LogReader.read(file, notes);
    LogReader.source(file).read(notes);

    assertThat(notes.lines).hasSize(2 * SMALL_LINES.size()).endsWith("user 1 start 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "", "naïve ÿ", "日本語 ♞", "half a pair \ud83c", "𝄞 clef"})
  void readsNamesAndMessagesOfBothCodings(String text) throws IOException {
    Notes notes = new Notes();

    Logs.source(Logs.header("s"), log -> log.request(text, 1, 2, false, text + "!")).read(notes);

    assertThat(notes.lines).containsExactly("request " + text + " 1-2 KO [" + text + "!]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb\nc\rd", "日\t本\n語\rd"})
  void putsNamesAndMessagesOnOneLineAsGatlingsReportDoes(String text) throws IOException {
    String line = text.replaceAll("\\s", " ");
    Notes notes = new Notes();

    Logs.source(
            Logs.header(text),
            log -> {
              log.request(text, 1, 2, false, text);
              log.error(text, 3);
            })
        .read(notes);

    assertThat(notes.header.scenarios()).containsExactly(line);
    assertThat(notes.lines)
        .containsExactly("request " + line + " 1-2 KO [" + line + "]", "error [" + line + "] 3");
  }

  @Test
  void stringsLongerThanTheBufferAreWhole() throws IOException {
    String description = "long ".repeat(50_000);
    String name = "é".repeat(70_000);
    Notes notes = new Notes();

    Logs.source(
            new RunHeader("3.15.1", "C", 0, description, List.of("s")),
            log -> log.request(name, 1, 2, true, ""))
        .read(notes);

    assertThat(notes.header.description()).isEqualTo(description);
    assertThat(notes.lines).containsExactly("request " + name + " 1-2 OK []");
  }

  @Test
  void recordsAcrossTheBuffersEdgesAreWhole() throws IOException {
    // 26 bytes a record: 4,000 of them cross the 64 KiB buffer's edge at different places
    List<String> expected = new ArrayList<>();
    byte[] log =
        Logs.bytes(
            Logs.header("s"),
            writer -> {
              for (int i = 0; i < 40_000; i++) {
                String name = i % 100 == 0 ? "new " + i : "again";
                writer.request(name, i, 2 * i, i % 3 > 0, "");
                expected.add(
                    "request %s %d-%d %s []".formatted(name, i, 2 * i, i % 3 > 0 ? "OK" : "KO"));
              }
            });
    Notes notes = new Notes();

    LogEnd end = Logs.source(log).read(notes);

    assertThat(notes.lines).isEqualTo(expected);
    assertThat(end.bytes()).isEqualTo(log.length);
  }

  @Test
  void streamsThatGiveAByteAtATimeAreReadAlike() throws IOException {
    InputStream dripping =
        new SequenceInputStream(
            new ByteArrayInputStream(SMALL, 0, 1),
            new ByteArrayInputStream(SMALL, 1, SMALL.length - 1)) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return super.read(bytes, offset, Math.min(1, length));
          }
        };
    Notes notes = new Notes();

    LogReader.read(dripping, notes);

    assertThat(notes.lines).isEqualTo(SMALL_LINES);
  }

  @Test
  void manyStringsAreTold() throws IOException {
    Notes notes = new Notes();

    Logs.source(
            Logs.header("s"),
            log -> {
              for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 1_000; i++) {
                  log.request("name " + i, 0, 1, true, "");
                }
              }
            })
        .read(notes);

    assertThat(notes.lines.subList(0, 1_000)).isEqualTo(notes.lines.subList(1_000, 2_000));
    assertThat(notes.lines).contains("request name 999 0-1 OK []");
  }

  @Test
  void aLogThatEndsAnywhereBehindItsHeaderGivesAllWholeRecords() throws IOException {
    int header = Logs.bytes(Logs.header("players", "~probe"), log -> {}).length;
    List<Long> recordEnds = recordEnds(header);
    for (int length = header; length <= SMALL.length; length++) {
      Notes notes = new Notes();

      LogEnd end = Logs.source(Arrays.copyOf(SMALL, length)).read(notes);

      long cut = length;
      List<Long> whole = recordEnds.stream().filter(at -> at <= cut).toList();
      long lastWhole = whole.get(whole.size() - 1);
      assertThat(end.records()).as("records of %d bytes", length).isEqualTo(whole.size());
      assertThat(end.bytes()).as("whole bytes of %d", length).isEqualTo(lastWhole);
      assertThat(end.truncated()).as("truncated at %d", length).isEqualTo(lastWhole != length);
      // one of the records is a group, which is not delivered
      assertThat(SMALL_LINES.subList(0, notes.lines.size())).isEqualTo(notes.lines);
      assertThat(notes.lines).hasSize(whole.size() - 1 - (whole.size() > 4 ? 1 : 0));
    }
  }

  @Test
  void stringsOfARecordThatIsNotWholeAreNotCounted() throws IOException {
    byte[] log = Logs.bytes(Logs.header("s"), writer -> writer.request("r", 1, 2, false, "m"));

    LogEnd end = Logs.source(Arrays.copyOf(log, log.length - 1)).read(new Notes());

    assertThat(end.nextCacheIndex()).isEqualTo(1);
    assertThat(end.lastMillis()).isZero();
  }

  /** Where the header and each record of the small log end, from their sizes by the format. */
  private static List<Long> recordEnds(int header) {
    int user = 1 + 4 + 1 + 4;
    int times = 4 + 4;
    List<Integer> sizes =
        List.of(
            user,
            1 + 4 + (4 + 4 + 8 + 1) + times + 1 + (4 + 4),
            1 + 4 + (4 + 4 + 5 + 1) * 2 + (4 + 4 + 9 + 1) + times + 1 + (4 + 4 + 9 + 1),
            1 + 4 + 4 * 2 + times + 4 + 1,
            1 + 4 + 4 + times + 1 + 4,
            1 + (4 + 4 + 11 + 1) + 4,
            user,
            user);
    List<Long> ends = new ArrayList<>(List.of((long) header));
    for (int size : sizes) {
      ends.add(ends.get(ends.size() - 1) + size);
    }
    assertThat(ends.get(ends.size() - 1)).isEqualTo(SMALL.length);
    return ends;
  }
}
