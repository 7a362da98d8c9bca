package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.LatestRun;
import cleansignal.report.ReportFiles;
import cleansignal.report.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing goes wrong: the run passes, all files are there, and they agree with the server. */
class CleanRunIT {

  private static final int SCREEN_LINES = 45;

  /** How every JWT starts: {@code {"} in base 64. */
  private static final String JWT_START = "eyJ";

  private static final String POOL_PASSWORD = "Embedded-users-1";

  private static EndedRun run;

  @BeforeAll
  static void runOnce() {
    run = SharedRun.CLEAN.ended();
  }

  @Test
  void passes() {
    assertThat(run.verdict()).as(run.explained()).isEqualTo("PASS");
    assertThat(run.fork().exit()).isZero();
  }

  @Test
  void writesEveryFileOfTheRunFolder() throws IOException {
    List<String> files = new ArrayList<>(ReportFiles.names());
    files.add(RunFolder.SIMULATION_LOG);
    files.add(RunFolder.INDEX_HTML);
    files.add(RunFolder.MANIFEST);

    for (String file : files) {
      assertThat(run.folder().path().resolve(file)).isRegularFile();
    }
    assertThat(run.text(RunFolder.FAILURES)).isEmpty();
    assertThat(RunFolder.find(run.results().resolve(LatestRun.NAME)).id())
        .isEqualTo(run.folder().id());
  }

  @Test
  void countsWhatTheServerCounted() {
    assertThat(run.counted()).isEqualTo(run.served());
    // The preflight has asked once before the probe.
    assertThat(run.truth().required("routes").required("GET /health").required("requests").asLong())
        .isEqualTo(run.json(RunFolder.SUMMARY).required("probe").required("asked").asLong() + 1);
  }

  @Test
  void fitsOnAScreen() {
    List<String> lines = run.fork().out().lines().toList();
    int first = firstThatStarts(lines, "PASS");
    int last = firstThatStarts(lines, "reports in");

    assertThat(first).as(run.explained()).isNotNegative();
    assertThat(last - first + 1).isBetween(1, SCREEN_LINES);
  }

  @Test
  void addsTheVerdictAndEachObjectiveToTheLog() throws IOException {
    List<String> names = RawLog.of(run).requests().stream().map(RawLog.Request::name).toList();

    assertThat(names).filteredOn("clean-signal verdict"::equals).hasSize(1);
    assertThat(names).filteredOn(name -> name.startsWith("SLO ")).hasSizeGreaterThan(10);
  }

  @Test
  void holdsNoSecret() throws IOException {
    for (Path file : written()) {
      assertThat(holds(file, POOL_PASSWORD)).as("the password in %s", file).isFalse();
      assertThat(holds(file, JWT_START)).as("a token in %s", file).isFalse();
    }
  }

  @Test
  void namesNoFolderOfThisMachine() throws IOException {
    Path project = Path.of("").toAbsolutePath();

    try (Stream<Path> files = Files.walk(run.folder().path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(holds(file, project.toString())).as("%s in %s", project, file).isFalse();
      }
    }
  }

  @Test
  void isJudgedAgainWithTheSameAnswer() throws IOException {
    JvmFork.Ended judge = Judge.run(run.folder().path(), "--json");

    assertThat(judge.exit()).isZero();
    assertThat(judge.out()).isEqualTo(run.text(RunFolder.VERDICT_JSON));
  }

  /** The run folder's files, and what the fork printed. */
  private static List<Path> written() throws IOException {
    try (Stream<Path> files = Files.walk(run.results().getParent())) {
      List<Path> written = files.filter(Files::isRegularFile).toList();
      assertThat(written).hasSizeGreaterThan(ReportFiles.names().size());
      return written;
    }
  }

  private static boolean holds(Path file, String text) throws IOException {
    // One byte a char, so that every file can be searched, whatever is in it.
    return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
  }

  private static int firstThatStarts(List<String> lines, String start) {
    return lines.indexOf(
        lines.stream().filter(line -> line.startsWith(start)).findFirst().orElse(""));
  }
}
