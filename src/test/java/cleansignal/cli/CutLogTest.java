package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import cleansignal.report.SampleLog;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogWriter;
import cleansignal.runlog.Logs;
import cleansignal.runlog.Logs.Content;
import cleansignal.runlog.RunHeader;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A small log that ends at any of its bytes, as a killed run's may. */
class CutLogTest {
  private static final RunHeader HEADER =
      new RunHeader(
          LogReader.GATLING_VERSION,
          "cleansignal.simulation.ConcurrentGames",
          Logs.START,
          "",
          List.of("players", "~probe"));

  /** Of a run of five seconds; its last record is its last user's end. */
  private static final List<Content> RECORDS =
      List.of(
          log -> log.user(1, true, 0),
          log -> log.user(0, true, 1),
          log -> log.request("~GET /health", 2, 3, true, ""),
          log -> log.user(0, true, 4),
          log -> log.request("POST /api/auth/login", 5, 60, true, ""),
          log -> log.request(SampleLog.POLL, 1_000, 1_004, true, ""),
          log -> log.request("~GET /health", 1_002, 1_003, true, ""),
          log -> log.request(SampleLog.POLL, 2_000, 2_004, true, ""),
          log -> log.user(0, false, 4_900),
          log -> log.request("~GET /health", 5_002, 5_003, true, ""),
          log -> log.user(1, false, 5_003),
          log -> log.user(0, false, 5_004));

  @TempDir private Path results;
  private RunFolder folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeFolder() throws IOException {
    folder = new RunFolder(Files.createDirectory(results.resolve("concurrent-games-1")));
    RunManifests.write(folder.manifest(), manifest());
  }

  @Test
  void theWholeLogPasses() throws IOException {
    byte[] log = first(RECORDS.size());
    assertThat(judgeFolder(log)).as(out.toString()).isZero();
    assertThat(judgeBare(log)).as(out.toString()).isZero();
  }

  @Test
  void aRunFoldersLogCutAnywhereIsInvalidAndShowsAllThatIsThere() throws IOException {
    byte[] log = first(RECORDS.size());
    for (int end = 0; end < log.length; end++) {
      assertInvalid(judgeFolder(Arrays.copyOf(log, end)), end);
    }
  }

  /** It is read as one in a folder is, so not every byte has to be tried again. */
  @Test
  void aBareLogCutAnywhereIsInvalidAndShowsAllThatIsThere() throws IOException {
    byte[] log = first(RECORDS.size());
    for (int end = 0; end < log.length; end += 7) {
      assertInvalid(judgeBare(Arrays.copyOf(log, end)), end);
    }
  }

  private void assertInvalid(int status, int end) {
    String at = "cut at byte " + end;
    int records = wholeRecords(end);
    assertThat(status).as(at).isEqualTo(3);
    assertThat(out.toString()).as(at).startsWith("INVALID  ");
    if (first(records).length == end) {
      assertThat(err.toString()).as(at).isEmpty();
      assertThat(out.toString())
          .as(at)
          .contains(records < 2 ? "no virtual user ever started" : "the run was cut short");
    } else {
      assertThat(err.toString().lines()).as(at).hasSize(1);
    }
    assertThat(polls()).as(at).isEqualTo(records >= 8 ? "2" : records >= 6 ? "1" : "");
  }

  /** How many polls the table of requests shows; empty when it does not name them. */
  private String polls() {
    return Pattern.compile("^  GET /api/games/:id +(\\d+) ", Pattern.MULTILINE)
        .matcher(out.toString())
        .results()
        .map(found -> found.group(1))
        .findFirst()
        .orElse("");
  }

  private static int wholeRecords(int end) {
    return IntStream.rangeClosed(0, RECORDS.size())
        .filter(records -> first(records).length <= end)
        .max()
        .orElse(0);
  }

  private static byte[] first(int records) {
    return Logs.bytes(HEADER, log -> write(log, records));
  }

  private static void write(LogWriter log, int records) throws IOException {
    for (Content record : RECORDS.subList(0, records)) {
      record.write(log);
    }
  }

  private static RunManifest manifest() {
    RunManifest baseline = SampleLog.manifest();
    return new RunManifest(
        1,
        "concurrent-games",
        "smoke",
        Optional.empty(),
        baseline.target(),
        "staging",
        1,
        new RunManifest.Planned(5_000, Optional.empty(), 2, 2, 1, 2, 0),
        RunManifest.Play.NONE,
        Map.of(),
        List.of("PASS"),
        false,
        1,
        baseline.shard(),
        baseline.versions());
  }

  private int judgeFolder(byte[] log) throws IOException {
    Files.write(folder.simulationLog(), log);
    return judge(folder.path().toString());
  }

  private int judgeBare(byte[] log) throws IOException {
    Path bare = Files.write(results.resolve("kept.log"), log);
    return judge(bare.toString(), "--scenario", "concurrent-games", "--workload", "smoke");
  }

  private int judge(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine command = JudgeCommand.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return command.execute(args);
  }
}
