package cleansignal.cli;

import cleansignal.compare.Band;
import cleansignal.compare.Candidate;
import cleansignal.compare.Compare;
import cleansignal.compare.CompareJson;
import cleansignal.compare.CompareText;
import cleansignal.compare.Compared;
import cleansignal.compare.Difference.What;
import cleansignal.report.JudgePipeline;
import cleansignal.report.JudgedRun;
import cleansignal.report.RunFolder;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.Requirements;
import cleansignal.slo.RunFacts;
import cleansignal.slo.SloFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Compares two runs, or two sets of runs, from their folders. Ends with the status of its word, or
 * with 1 when the command line, the SLO files or a run folder can't be used. Changes nothing.
 */
@Command(
    name = "compare",
    sortOptions = false,
    exitCodeOnInvalidInput = Shell.UNUSABLE,
    exitCodeOnExecutionException = Shell.UNUSABLE,
    description = "Compares two runs, or two sets of runs.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:CONSISTENT or IMPROVED",
      "1:the command line, the SLO files or a run folder can't be used",
      "2:REGRESSED",
      "3:NOT COMPARABLE"
    })
public final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "<before>",
      split = ",",
      arity = "1",
      description = "A run folder, or several with commas between them.")
  private List<Path> before = List.of();

  @Parameters(
      index = "1",
      paramLabel = "<after>",
      split = ",",
      arity = "1",
      description = "The run or runs to hold against them.")
  private List<Path> after = List.of();

  @Option(
      names = "--band",
      paramLabel = "<percent>",
      defaultValue = "10",
      description = "The practical band (default: ${DEFAULT-VALUE} %%).")
  private double bandPercent;

  @Option(
      names = "--least",
      paramLabel = "<ms>",
      defaultValue = "2",
      description =
          "Response times must differ by more than this as well (default: ${DEFAULT-VALUE} ms).")
  private long leastMillis;

  @Option(
      names = "--despite",
      paramLabel = "<what>",
      split = ",",
      description =
          "Compare although these differ: plan, target, injector; evidence for INVALID runs.")
  private List<String> despite = List.of();

  @Option(
      names = "--slo",
      paramLabel = "<folder>",
      defaultValue = "slo",
      description = "Folder of the SLO files (default: ${DEFAULT-VALUE}).")
  private Path slo;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  private boolean help;

  /**
   * Runs the command.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    Shell.run(new CompareCommand(), args);
  }

  /** The command, ready to execute. */
  static CommandLine commandLine() {
    return Shell.commandLine(new CompareCommand());
  }

  @Override
  public Integer call() throws IOException {
    Band band = band();
    Set<What> waived = waived();
    SloFiles files = SloFiles.load(slo);
    Compared compared = Compare.of(read(before, files), read(after, files), band, waived);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      CompareJson.write(compared, out);
    } else {
      CompareText.write(compared, out);
    }
    out.flush();
    return compared.word().exitStatus();
  }

  private Band band() {
    try {
      return new Band(bandPercent, leastMillis);
    } catch (IllegalArgumentException refused) {
      throw usage(refused.getMessage());
    }
  }

  private Set<What> waived() {
    Set<What> waived = EnumSet.noneOf(What.class);
    for (String text : despite) {
      waived.add(
          EnumSet.allOf(What.class).stream()
              .filter(what -> what.text().equals(text))
              .findFirst()
              .orElseThrow(
                  () -> usage("--despite takes plan, target, injector and evidence, not " + text)));
    }
    return waived;
  }

  private List<Candidate> read(List<Path> paths, SloFiles files) throws IOException {
    List<Candidate> side = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Path path : paths) {
      RunInput input = RunInput.of(path);
      RunFolder folder =
          input
              .folder()
              .filter(found -> Files.exists(found.manifest()))
              .orElseThrow(
                  () -> usage(path + " has no run.json: only run folders can be compared"));
      if (!ids.add(folder.id())) {
        throw usage(folder.id() + " stands twice on one side");
      }
      side.add(candidate(folder, files));
    }
    return side;
  }

  private static Candidate candidate(RunFolder folder, SloFiles files) throws IOException {
    RunManifest manifest = RunManifests.read(folder.manifest());
    JudgedRun judged = new JudgePipeline(files).judge(folder, manifest);
    return new Candidate(
        judged, Requirements.of(files, RunFacts.of(manifest)), folder.circumstances());
  }

  private ParameterException usage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
