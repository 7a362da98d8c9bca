package cleansignal.cli;

import cleansignal.compare.Band;
import cleansignal.plan.Catalogue;
import cleansignal.release.History;
import cleansignal.release.HistoryEntry;
import cleansignal.release.Trend;
import cleansignal.release.TrendText;
import cleansignal.slo.SloFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Shows how the runs of the history go over time. Ends with 0 whatever it shows, or with 1 when the
 * command line, the SLO files or the folder can't be used; a line of the history that can't be read
 * is named on standard error and left out.
 */
@Command(
    name = "trend",
    sortOptions = false,
    exitCodeOnInvalidInput = Shell.UNUSABLE,
    exitCodeOnExecutionException = Shell.UNUSABLE,
    description = "Shows how the runs of the history go over time.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:always, whatever is marked",
      "1:the command line, the SLO files or the folder can't be used"
    })
public final class TrendCommand implements Callable<Integer> {

  /** More columns fit on no screen. */
  private static final int MOST_RUNS = 6;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "<results>",
      defaultValue = "results",
      description = "The folder of all run folders (default: ${DEFAULT-VALUE}).")
  private Path results;

  @Option(
      names = "--run",
      paramLabel = "<name>",
      description = "Show this scenario or named run only.")
  private Optional<String> run = Optional.empty();

  @Option(
      names = "--last",
      paramLabel = "<n>",
      defaultValue = "6",
      description = "So many runs of each, 1 to 6 (default: ${DEFAULT-VALUE}).")
  private int last;

  @Option(
      names = "--slo",
      paramLabel = "<folder>",
      defaultValue = "slo",
      description = "Folder of the SLO files (default: ${DEFAULT-VALUE}).")
  private Path slo;

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
    Shell.run(new TrendCommand(), args);
  }

  /** The command, ready to execute. */
  static CommandLine commandLine() {
    return Shell.commandLine(new TrendCommand());
  }

  @Override
  public Integer call() throws IOException {
    if (last < 1 || last > MOST_RUNS) {
      throw new ParameterException(
          spec.commandLine(), "--last is from 1 to " + MOST_RUNS + ", not " + last);
    }
    if (!Files.isDirectory(results)) {
      throw new NoSuchFileException(results.toString());
    }
    SloFiles files = SloFiles.load(slo);
    History.Lines history = History.read(results);
    history.problems().forEach(problem -> Shell.complain(spec.commandLine(), problem));
    List<HistoryEntry> wanted =
        history.entries().stream()
            .filter(entry -> run.isEmpty() || run.get().equals(entry.name()))
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (run.isPresent() && wanted.isEmpty()) {
      out.println(noneOf(run.get(), history.entries()));
      out.flush();
      return 0;
    }
    TrendText.write(Trend.of(wanted, files.catalogue().objectives(), Band.DEFAULT, last), out);
    out.flush();
    return 0;
  }

  /** A name that no run can have is a mistake; one that none has yet is not. */
  private String noneOf(String name, List<HistoryEntry> history) {
    String there =
        history.isEmpty()
            ? "; the history is empty"
            : history.stream()
                .map(HistoryEntry::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ", "; there are runs of ", ""));
    List<String> known = Catalogue.load().names();
    if (!known.contains(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "--run: no scenario or named run \""
              + name
              + "\""
              + there
              + "; known: "
              + String.join(", ", known));
    }
    return "no run of " + name + " in the history" + there;
  }
}
