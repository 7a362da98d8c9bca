package cleansignal.cli;

import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.preflight.PreflightText;
import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReports;
import cleansignal.simulation.PreflightAlone;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Examines what a run needs, and starts no load. Ends with 0, or with 3, as an INVALID run does,
 * when the load would not start, or with 1 when a run would be refused at its start, and nothing
 * was examined.
 */
@Command(
    name = "preflight",
    sortOptions = false,
    exitCodeOnInvalidInput = Shell.UNUSABLE,
    exitCodeOnExecutionException = Shell.UNUSABLE,
    description = "Examines what the run of -Dscenario=... needs, and starts no load.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:the load may start",
      "1:a run would be refused at its start: the configuration, the plan or the command line"
          + " can't be used, the kill switch is on or could never be, or the target may not be loaded",
      "3:the load must not start"
    })
public final class PreflightCommand implements Callable<Integer> {

  /** As INVALID in {@code judge}. */
  private static final int REFUSED = 3;

  private final Supplier<SuiteConfig> config;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print preflight.json instead of the plan and the table.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  private boolean help;

  private PreflightCommand(Supplier<SuiteConfig> config) {
    this.config = config;
  }

  /**
   * Runs the command on this process's configuration.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    Shell.run(new PreflightCommand(() -> SuiteConfigLoader.load().config()), args);
  }

  /** The command, ready to execute on that configuration. */
  static CommandLine commandLine(Supplier<SuiteConfig> config) {
    return Shell.commandLine(new PreflightCommand(config));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PreflightAlone preflight = PreflightAlone.of(config.get());
    PreflightReport report = preflight.report();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(PreflightReports.toJson(report));
    } else {
      preflight.plan().forEach(out::println);
      out.print(PreflightText.table(report));
    }
    out.flush();
    return report.failed() ? REFUSED : 0;
  }
}
