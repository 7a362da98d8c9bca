package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.runlog.RunManifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir private Path results;
  private RunFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = new RunFolder(Files.createDirectory(results.resolve("baseline-1")));
  }

  @Test
  void writesEveryReportAndNothingElse() throws IOException {
    assertThat(ReportFiles.writeAll(folder, SampleRuns.fail500())).isEmpty();

    assertThat(files())
        .containsExactlyInAnyOrder(
            "verdict.json",
            "summary.json",
            "verdict.md",
            "results.md",
            "junit.xml",
            "failures.ndjson");
    for (String name : ReportFiles.names()) {
      assertThat(Files.readString(folder.path().resolve(name)))
          .isEqualTo(GoldenFiles.kept(SampleRuns.FAIL_500, name));
    }
  }

  @Test
  void replacesWhatAnEarlierJudgementWrote() throws IOException {
    ReportFiles.writeAll(folder, SampleRuns.fail500());
    ReportFiles.writeAll(folder, SampleRuns.pass());

    assertThat(Files.readString(folder.path().resolve("verdict.json")))
        .isEqualTo(GoldenFiles.kept(SampleRuns.PASS, "verdict.json"));
  }

  @Test
  void anotherJudgementKeepsTheFailuresAsTheRunWroteThem() throws IOException {
    Path failures = folder.path().resolve("failures.ndjson");
    Files.writeString(failures, "{\"requestId\":\"u1-2\"}\n");

    assertThat(ReportFiles.writeAgain(folder, SampleRuns.fail500())).isEmpty();
    assertThat(failures).hasContent("{\"requestId\":\"u1-2\"}");
    assertThat(files()).hasSameSizeAs(ReportFiles.names());

    Files.delete(failures);
    assertThat(ReportFiles.writeAgain(folder, SampleRuns.fail500())).isEmpty();
    assertThat(Files.readString(failures))
        .isEqualTo(GoldenFiles.kept(SampleRuns.FAIL_500, "failures.ndjson"));
  }

  @Test
  void anotherJudgementKeepsWhatSomebodyMayHaveSigned() throws IOException {
    Path results = folder.path().resolve("results.md");
    Files.writeString(results, "signed");

    assertThat(ReportFiles.writeAgain(folder, SampleRuns.fail500())).isEmpty();

    assertThat(results).hasContent("signed");
  }

  @Test
  void oneThatFailsIsNamedAndDoesNotStopTheOthers() throws IOException {
    Path blocked = Files.createDirectories(folder.path().resolve("summary.json/x"));

    List<String> problems = ReportFiles.writeAll(folder, SampleRuns.pass());

    assertThat(problems)
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem)
                    .startsWith("can't write summary.json: ")
                    .doesNotContain(results.toString()));
    assertThat(files())
        .contains("verdict.json", "verdict.md", "junit.xml", "failures.ndjson")
        .noneMatch(name -> name.endsWith(".draft"));
    assertThat(blocked).exists();
  }

  /** The device that takes no byte stands in for a disk without room. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskLeavesWhatWasWrittenBefore() throws IOException {
    ReportFiles.writeAll(folder, SampleRuns.fail500());
    for (String name : ReportFiles.names()) {
      Files.createSymbolicLink(folder.path().resolve("." + name + ".draft"), Path.of("/dev/full"));
    }

    assertThat(ReportFiles.writeAll(folder, SampleRuns.pass()))
        .hasSameSizeAs(ReportFiles.names())
        .allMatch(problem -> problem.endsWith(": No space left on device"));
    for (String name : ReportFiles.names()) {
      assertThat(Files.readString(folder.path().resolve(name)))
          .isEqualTo(GoldenFiles.kept(SampleRuns.FAIL_500, name));
    }
  }

  /** A disk without room for one more file must not leave reports of two judgements. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void oldReportsStayTogetherWhenOneCannotBeReplaced() throws IOException {
    ReportFiles.writeAll(folder, SampleRuns.fail500());
    Files.createSymbolicLink(folder.path().resolve(".verdict.md.draft"), Path.of("/dev/full"));

    assertThat(ReportFiles.writeAll(folder, SampleRuns.pass()))
        .hasSameSizeAs(ReportFiles.names())
        .contains(
            "can't write verdict.md: No space left on device",
            "can't write verdict.json: the old reports stay together");
    for (String name : ReportFiles.names()) {
      assertThat(Files.readString(folder.path().resolve(name)))
          .isEqualTo(GoldenFiles.kept(SampleRuns.FAIL_500, name));
    }
    assertThat(files()).noneMatch(name -> name.endsWith(".draft"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereThereAreNoneTheOthersAreWritten() throws IOException {
    Files.createSymbolicLink(folder.path().resolve(".verdict.md.draft"), Path.of("/dev/full"));

    assertThat(ReportFiles.writeAll(folder, SampleRuns.pass()))
        .containsExactly("can't write verdict.md: No space left on device");
    assertThat(files()).contains("verdict.json", "summary.json").doesNotContain("verdict.md");
  }

  @Test
  void aFolderThatIsGoneIsAProblemForEachFile() {
    RunFolder gone = new RunFolder(results.resolve("gone"));
    assertThat(ReportFiles.writeAll(gone, SampleRuns.pass()))
        .hasSameSizeAs(ReportFiles.names())
        .noneMatch(problem -> problem.contains(results.toString()));
  }

  @Test
  void noReportHoldsAnAbsolutePath() throws IOException {
    RunManifests.write(folder.manifest(), SampleRuns.pass().manifest().orElseThrow());
    for (JudgedRun run : SampleRuns.all().values()) {
      ReportFiles.writeAll(folder, run);
      for (String name : files()) {
        assertThat(Files.readString(folder.path().resolve(name)))
            .doesNotContain(results.toString())
            .doesNotContainPattern("(?<![\\w:/])/(tmp|home|root|work|var|usr|Users)/");
      }
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
