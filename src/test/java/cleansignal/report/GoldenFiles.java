package cleansignal.report;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How each sample run reads in each form, kept in {@code src/test/resources/report/golden}. The
 * tests compare; running this class writes them anew, and the difference is for a reader to judge.
 */
final class GoldenFiles {
  private static final Path GOLDEN = Path.of("src/test/resources/report/golden");

  private GoldenFiles() {}

  /** The forms by file name. */
  static Map<String, ReportWriter> writers() {
    Map<String, ReportWriter> writers = new LinkedHashMap<>();
    writers.put("console.txt", new ConsoleReport("results/baseline-20250102030405678"));
    writers.put(RunFolder.VERDICT_MD, new MarkdownReport());
    writers.put(RunFolder.RESULTS, new ResultsReport());
    writers.put(RunFolder.VERDICT_JSON, new VerdictJson());
    writers.put(RunFolder.SUMMARY, new SummaryJson());
    writers.put(RunFolder.JUNIT, new JUnitXml());
    writers.put(RunFolder.FAILURES, new FailuresNdjson());
    return writers;
  }

  /** What the writer says of the run. */
  static String text(ReportWriter writer, JudgedRun run) {
    StringWriter out = new StringWriter();
    try {
      writer.write(run, out);
    } catch (IOException e) {
      throw new AssertionError("a string can always be written to", e);
    }
    return out.toString();
  }

  /** What is kept for that run and form. */
  static String kept(String run, String file) throws IOException {
    return Files.readString(GOLDEN.resolve(run).resolve(file), StandardCharsets.UTF_8);
  }

  /** Writes all golden files anew, relative to the project. */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, JudgedRun> run : SampleRuns.all().entrySet()) {
      Path folder = Files.createDirectories(GOLDEN.resolve(run.getKey()));
      for (Map.Entry<String, ReportWriter> writer : writers().entrySet()) {
        String text = text(writer.getValue(), run.getValue());
        Files.writeString(folder.resolve(writer.getKey()), text, StandardCharsets.UTF_8);
      }
    }
  }
}
