package cleansignal.cli;

import cleansignal.release.History;
import cleansignal.report.ConsoleReport;
import cleansignal.report.JudgePipeline;
import cleansignal.report.JudgedRun;
import cleansignal.report.ReportFiles;
import cleansignal.report.ReportWriter;
import cleansignal.report.RunFolder;
import cleansignal.report.VerdictJson;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.SloFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Judges a run again from its log. Ends with the verdict's exit status, or with 1 when the command
 * line, the SLO files or the run folder can't be used; what can't be used is said in one line on
 * standard error. Never changes the log.
 */
@Command(
    name = "judge",
    sortOptions = false,
    exitCodeOnInvalidInput = Shell.UNUSABLE,
    exitCodeOnExecutionException = Shell.UNUSABLE,
    description = "Judges a run again from its log.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:PASS",
      "1:the command line, the SLO files or the run folder can't be used",
      "2:FAIL",
      "3:INVALID",
      "4:INCONCLUSIVE",
      "5:CONDITIONAL"
    })
public final class JudgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "<run>",
      description = "A run folder, results/latest, or a bare simulation.log.")
  private Path run;

  @Option(
      names = "--slo",
      paramLabel = "<folder>",
      defaultValue = "slo",
      description = "Folder of the SLO files (default: ${DEFAULT-VALUE}).")
  private Path slo;

  @Mixin private BareLog bare;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  private boolean help;

  @Option(names = "--json", description = "Print verdict.json instead of the one-screen report.")
  private boolean json;

  @Option(
      names = "--write",
      description =
          "Write the reports in the run folder anew, but for failures.ndjson; without it nothing is"
              + " written.")
  private boolean write;

  /**
   * Runs the command.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    Shell.run(new JudgeCommand(), args);
  }

  /** The command, ready to execute: every problem is one line on its error stream. */
  static CommandLine commandLine() {
    return Shell.commandLine(new JudgeCommand());
  }

  @Override
  public Integer call() throws IOException {
    RunInput input = RunInput.of(run);
    Optional<Path> manifest = input.manifest();
    if (bare.isHalf()) {
      throw usage("--pace and --workload go with --scenario or --window");
    }
    if (manifest.isPresent() && bare.isGiven()) {
      throw usage(
          "--scenario and --window are for a log without run.json: this one lies beside its own;"
              + " copy it elsewhere to judge it otherwise");
    }
    if (manifest.isEmpty() && !bare.isGiven()) {
      throw usage("no run.json beside the log: add --scenario (and --pace) or --window");
    }
    if (manifest.isEmpty() && write) {
      throw usage("--write needs a run folder, judged by its own run.json");
    }
    JudgePipeline pipeline = new JudgePipeline(SloFiles.load(slo));
    JudgedRun judged =
        manifest.isPresent()
            ? pipeline.judge(input.folder().orElseThrow(), RunManifests.read(manifest.get()))
            : bare.judge(pipeline, input.id(), LogReader.source(input.log()));
    boolean complete = !write || written(input.folder().orElseThrow(), judged);
    print(judged, input);
    warn(judged);
    if (!write && input.hasReports()) {
      warnOfAnother(judged, input.folder().orElseThrow());
    }
    int status = judged.verdict().kind().exitStatus();
    return complete ? status : Math.max(status, Shell.UNUSABLE);
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }

  private void print(JudgedRun judged, RunInput input) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    ReportWriter report = json ? new VerdictJson() : screen(input);
    report.write(judged, out);
    out.flush();
  }

  private static ReportWriter screen(RunInput input) {
    return input
        .shown()
        .filter(shown -> input.hasReports())
        .map(shown -> new ConsoleReport(shown, input::holds))
        .orElseGet(ConsoleReport::ofBareLog);
  }

  /** Whoever reads the folder's reports should know that they say something else. */
  private void warnOfAnother(JudgedRun judged, RunFolder folder) throws IOException {
    Path file = folder.path().resolve(RunFolder.VERDICT_JSON);
    StringWriter text = new StringWriter();
    new VerdictJson().write(judged, text);
    if (!Files.exists(file) || !Files.readString(file).equals(text.toString())) {
      Shell.complain(
          spec.commandLine(),
          "the reports in the folder are of another judgement; --write makes them anew");
    }
  }

  private void warn(JudgedRun judged) {
    judged
        .measures()
        .ifPresentOrElse(
            measures -> {
              if (measures.end().truncated()) {
                Shell.complain(
                    spec.commandLine(),
                    "the log ends inside a record, behind byte " + measures.end().bytes());
              }
            },
            () -> Shell.complain(spec.commandLine(), judged.verdict().reasons().get(0).text()));
  }

  private boolean written(RunFolder folder, JudgedRun judged) {
    List<String> problems = new ArrayList<>(ReportFiles.writeAgain(folder, judged));
    try {
      History.append(folder.path().toAbsolutePath().getParent(), judged);
    } catch (IOException e) {
      problems.add("can't write " + History.FILE_NAME + ": " + e.getClass().getSimpleName());
    }
    problems.forEach(problem -> Shell.complain(spec.commandLine(), problem));
    return problems.isEmpty();
  }
}
