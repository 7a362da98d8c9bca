package cleansignal.report;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Writes the reports of a run into its folder. */
public final class ReportFiles {

  private record ReportFile(String name, Supplier<ReportWriter> writer) {}

  private static final List<ReportFile> FILES =
      List.of(
          new ReportFile(RunFolder.VERDICT_JSON, VerdictJson::new),
          new ReportFile(RunFolder.SUMMARY, SummaryJson::new),
          new ReportFile(RunFolder.FAILURES, FailuresNdjson::new),
          new ReportFile(RunFolder.JUNIT, JUnitXml::new),
          new ReportFile(RunFolder.VERDICT_MD, MarkdownReport::new),
          new ReportFile(RunFolder.RESULTS, ResultsReport::new));

  /** What is written once: request ids that the log does not hold, and what somebody signed. */
  private static final Set<String> KEPT = Set.of(RunFolder.FAILURES, RunFolder.RESULTS);

  private ReportFiles() {}

  /** The names of the files, in the order in which they are written. */
  public static List<String> names() {
    return FILES.stream().map(ReportFile::name).toList();
  }

  /**
   * Writes every file anew. All are written beside their places and then moved there, so that no
   * reader finds half a file, or a new report beside one of a former judgement: where there are
   * former reports and one can't be written, all stay as they were. Where there are none, the
   * others are written.
   *
   * @return what went wrong, a line for each file that was not written; empty when all were
   */
  public static List<String> writeAll(RunFolder folder, JudgedRun run) {
    return write(FILES, folder, run);
  }

  /**
   * Writes what another judgement of the same log may change; otherwise as {@link #writeAll}. A
   * list of failures that is there stays: it holds request ids, which the log does not; and so do
   * results, which somebody may have signed.
   */
  public static List<String> writeAgain(RunFolder folder, JudgedRun run) {
    List<ReportFile> changing =
        FILES.stream()
            .filter(
                file ->
                    !KEPT.contains(file.name())
                        || !Files.exists(folder.path().resolve(file.name())))
            .toList();
    return write(changing, folder, run);
  }

  private static List<String> write(List<ReportFile> files, RunFolder folder, JudgedRun run) {
    List<String> problems = new ArrayList<>();
    List<ReportFile> drafted = new ArrayList<>();
    for (ReportFile file : files) {
      attempt(file, problems, () -> draft(folder, file, run)).ifPresent(drafted::add);
    }
    if (problems.isEmpty() || files.stream().noneMatch(file -> isThere(folder, file))) {
      drafted.forEach(file -> attempt(file, problems, () -> replace(folder, file)));
    } else {
      drafted.forEach(file -> problems.add(problem(file, "the old reports stay together")));
    }
    files.forEach(file -> discard(draftOf(folder, file)));
    return problems;
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Empty when it failed, which is then noted. */
  private static Optional<ReportFile> attempt(ReportFile file, List<String> problems, Work work) {
    try {
      work.run();
      return Optional.of(file);
    } catch (IOException | RuntimeException e) {
      problems.add(problem(file, cause(e)));
      return Optional.empty();
    }
  }

  private static String problem(ReportFile file, String why) {
    return "can't write " + file.name() + ": " + why;
  }

  private static boolean isThere(RunFolder folder, ReportFile file) {
    return Files.isRegularFile(folder.path().resolve(file.name()));
  }

  private static Path draftOf(RunFolder folder, ReportFile file) {
    return folder.path().resolve("." + file.name() + ".draft");
  }

  private static void draft(RunFolder folder, ReportFile file, JudgedRun run) throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            Files.newOutputStream(draftOf(folder, file)), StandardCharsets.UTF_8)) {
      file.writer().get().write(run, out);
    }
  }

  private static void replace(RunFolder folder, ReportFile file) throws IOException {
    replace(draftOf(folder, file), folder.path().resolve(file.name()));
  }

  private static void discard(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException itStays) {
      // Nobody reads a draft, and the reports are what they are.
    }
  }

  private static void replace(Path draft, Path target) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Without the absolute paths that a file system's messages start with. */
  private static String cause(Exception e) {
    String kind = e.getClass().getSimpleName();
    if (e instanceof FileSystemException fileSystem) {
      return fileSystem.getReason() == null ? kind : fileSystem.getReason();
    }
    return e.getMessage() == null ? kind : e.getMessage();
  }
}
