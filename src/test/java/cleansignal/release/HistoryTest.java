package cleansignal.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.report.JudgePipeline;
import cleansignal.report.JudgedRun;
import cleansignal.report.SampleLog;
import cleansignal.runlog.LogFormatException;
import cleansignal.runlog.LogReader;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {

  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir private Path results;

  @Test
  void keepsWhatTheRunSaid() throws IOException {
    assertThat(append(SampleVerdicts.judged("baseline-1", NEVER, ""))).isTrue();

    HistoryEntry entry = read().entries().get(0);
    assertThat(entry.run()).isEqualTo("baseline-1");
    assertThat(entry.started()).contains(Instant.parse("2026-01-02T03:04:05.678Z"));
    assertThat(entry.name()).isEqualTo("baseline");
    assertThat(entry.workload()).isEmpty();
    assertThat(entry.target()).isEqualTo("embedded");
    assertThat(entry.pace()).isEqualTo(10);
    assertThat(entry.gitCommit()).isEqualTo("0123abc");
    assertThat(entry.verdict()).isEqualTo(VerdictKind.PASS);
    assertThat(entry.accepted()).isTrue();
    assertThat(entry.releaseGate()).isFalse();
    assertThat(entry.blamed()).isEmpty();
    assertThat(entry.values())
        .containsEntry("true_error_rate", 0.0)
        .containsEntry("concurrent_games", 22.0)
        // Required, and without data.
        .doesNotContainKey("ws_echo_p95");
  }

  @Test
  void keepsWhatWasToBlame() throws IOException {
    append(SampleVerdicts.judged("baseline-1", 20, "outcome, found server-error 500"));

    HistoryEntry entry = read().entries().get(0);
    assertThat(entry.verdict()).isEqualTo(VerdictKind.FAIL);
    assertThat(entry.accepted()).isFalse();
    assertThat(entry.blamed()).contains("true_error_rate").doesNotHaveDuplicates();
  }

  @Test
  void aRunStandsThereOnce() throws IOException {
    JudgedRun run = SampleVerdicts.judged("baseline-1", NEVER, "");
    JudgedRun again = SampleVerdicts.judged("baseline-1", 20, "outcome, found server-error 500");

    assertThat(append(run)).isTrue();
    assertThat(append(run)).isFalse();
    assertThat(append(again)).isFalse();
    assertThat(append(SampleVerdicts.judged("baseline-2", NEVER, ""))).isTrue();

    assertThat(lines()).hasSize(2);
    assertThat(read().entries()).extracting(HistoryEntry::verdict).containsOnly(VerdictKind.PASS);
  }

  @Test
  void aRunWhoseLogCantBeReadIsKeptToo() throws IOException {
    JudgedRun unreadable =
        JudgePipeline.unreadable(
            "baseline-1", Optional.of(SampleLog.manifest()), problem(new byte[0]));

    assertThat(append(unreadable)).isTrue();
    assertThat(read().entries().get(0))
        .satisfies(
            entry -> {
              assertThat(entry.verdict()).isEqualTo(VerdictKind.INVALID);
              assertThat(entry.started()).isEmpty();
              assertThat(entry.values()).isEmpty();
            });
  }

  @Test
  void aBareLogIsNoRunOfAnyName() throws IOException {
    JudgedRun bare = JudgePipeline.unreadable("x.log", Optional.empty(), problem(new byte[0]));

    assertThat(append(bare)).isFalse();
    assertThat(read().entries()).isEmpty();
  }

  @Test
  void noHistoryIsAnEmptyOne() throws IOException {
    assertThat(read()).isEqualTo(new History.Lines(List.of(), List.of()));
  }

  @Test
  void damagedLinesAreNamedAndSkipped() throws IOException {
    append(SampleVerdicts.judged("baseline-1", NEVER, ""));
    String good = lines().get(0);
    Files.writeString(
        file(), good.substring(0, 100) + "\n\n" + good + "\n[1]\nnull\n\"text\"\n{}\n");

    History.Lines read = read();

    assertThat(read.entries()).extracting(HistoryEntry::run).containsExactly("baseline-1");
    assertThat(read.problems())
        .hasSize(5)
        .allSatisfy(problem -> assertThat(problem.lines()).hasSize(1))
        .extracting(problem -> problem.replaceAll(":.*", ""))
        .containsExactly(
            "history.ndjson line 1",
            "history.ndjson line 4",
            "history.ndjson line 5",
            "history.ndjson line 6",
            "history.ndjson line 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "schema":1 | "schema":2
          "run": | "ran":
          "pace":10.0 | "pace":"fast"
          "pace":10.0 | "pace":null
          "verdict":"PASS" | "verdict":"MAYBE"
          "verdict":"PASS" | "verdict":0
          "accepted":true | "accepted":null
          "startedAt":"2026 | "startedAt":"soon
          "run": | "run":"twice","run":
          "blamed":[] | "blamed":[],"more":1
          "settings":{"cs.ai.difficulty":"5"} | "settings":7
          """)
  void whatIsNoLineOfThisFormIsRefused(String part, String instead) throws IOException {
    append(SampleVerdicts.judged("baseline-1", NEVER, ""));
    String line = lines().get(0);
    assertThat(line).contains(part);

    Files.writeString(file(), line.replace(part, instead) + "\n");

    assertThat(read().entries()).isEmpty();
    assertThat(read().problems()).hasSize(1);
    assertThatThrownBy(() -> History.fromJson(line.replace(part, instead)))
        .isInstanceOf(IOException.class);
  }

  /** Lines that were written before settings were kept. */
  @Test
  void aLineWithoutSettingsIsRead() throws IOException {
    append(SampleVerdicts.judged("baseline-1", NEVER, ""));
    String settings = ",\"settings\":{\"cs.ai.difficulty\":\"5\"}";
    assertThat(lines().get(0)).contains(settings);
    assertThat(read().entries().get(0).settings().orElseThrow())
        .containsOnly(Map.entry("cs.ai.difficulty", "5"));

    Files.writeString(file(), lines().get(0).replace(settings, "") + "\n");

    assertThat(read().problems()).isEmpty();
    assertThat(read().entries()).hasSize(1);
    assertThat(read().entries().get(0).settings()).isEmpty();
    assertThat(append(SampleVerdicts.judged("baseline-1", NEVER, ""))).isFalse();
  }

  /** A disk that was full leaves half a line; what comes behind it must not be lost with it. */
  @Test
  void aLineThatWasCutShortDoesNotSpoilTheNext() throws IOException {
    append(SampleVerdicts.judged("baseline-1", NEVER, ""));
    String good = lines().get(0);
    Files.writeString(file(), good.substring(0, 60));

    assertThat(append(SampleVerdicts.judged("baseline-2", NEVER, ""))).isTrue();

    assertThat(read().entries()).extracting(HistoryEntry::run).containsExactly("baseline-2");
    assertThat(read().problems()).hasSize(1);
    assertThat(lines().get(0)).isEqualTo(good.substring(0, 60));
  }

  @ParameterizedTest
  @ValueSource(bytes = {(byte) 0xFF, 0, (byte) 0xC3})
  void anyBytesAreADamagedLine(byte value) throws IOException {
    append(SampleVerdicts.judged("baseline-1", NEVER, ""));
    byte[] good = Files.readAllBytes(file());
    byte[] spoilt = new byte[good.length + 2];
    spoilt[0] = value;
    spoilt[1] = '\n';
    System.arraycopy(good, 0, spoilt, 2, good.length);
    Files.write(file(), spoilt);

    assertThat(read().entries()).hasSize(1);
    assertThat(read().problems()).hasSize(1);
    append(SampleVerdicts.judged("baseline-2", NEVER, ""));
    assertThat(Files.readAllBytes(file())).startsWith(spoilt);
  }

  @Test
  void writtenAndReadIsTheSame() throws IOException {
    HistoryEntry entry =
        HistoryEntry.of(SampleVerdicts.judged("baseline-1", 20, "outcome, found server-error 500"))
            .orElseThrow();

    assertThat(History.fromJson(History.toJson(entry))).isEqualTo(entry);
  }

  @Test
  void holdsNoPath() throws IOException {
    append(SampleVerdicts.judged("baseline-1", NEVER, ""));

    assertThat(Files.readString(file())).doesNotContain(results.toString(), "/tmp", "/home");
  }

  @Test
  void runsThatEndAtOnceAreAllKept() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> appends =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      (Callable<Boolean>)
                          () -> append(SampleVerdicts.judged("baseline-" + i, NEVER, "")))
              .toList();
      for (Future<Boolean> appended : threads.invokeAll(appends)) {
        assertThat(appended.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(read().problems()).isEmpty();
    assertThat(read().entries()).extracting(HistoryEntry::run).hasSize(20).doesNotHaveDuplicates();
  }

  private static LogFormatException problem(byte[] log) throws IOException {
    Path file = Files.createTempFile("log", ".bin");
    try {
      Files.write(file, log);
      LogReader.source(file).read(new cleansignal.runlog.LogVisitor() {});
      throw new AssertionError("an empty log was read");
    } catch (LogFormatException expected) {
      return expected;
    } finally {
      Files.delete(file);
    }
  }

  private boolean append(JudgedRun run) throws IOException {
    return History.append(results, run);
  }

  private History.Lines read() throws IOException {
    return History.read(results);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file(), StandardCharsets.UTF_8);
  }

  private Path file() {
    return results.resolve("history.ndjson");
  }
}
