package cleansignal.cli;

import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.plan.Catalogue;
import cleansignal.plan.WorkloadTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists every scenario, named run and workload, with what each takes and sends. Ends with 0. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = Shell.UNUSABLE,
    description = "Lists every scenario, named run and workload, with what each takes and sends.")
public final class ListCommand implements Callable<Integer> {
  private final Path docs;

  @Spec private CommandSpec spec;

  @Option(
      names = "--write-docs",
      description = "Write docs/workloads.md anew instead (in the project's folder).")
  private boolean writeDocs;

  /**
   * The command.
   *
   * @param docs the file of the documentation
   */
  ListCommand(Path docs) {
    this.docs = docs;
  }

  /**
   * Runs the command.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    Shell.run(new ListCommand(Path.of("docs", "workloads.md")), args);
  }

  @Override
  public Integer call() throws IOException {
    List<WorkloadTable.Row> rows = WorkloadTable.of(Catalogue.load(), realTarget());
    if (writeDocs) {
      Files.writeString(docs, WorkloadText.markdown(rows));
    } else {
      PrintWriter out = spec.commandLine().getOut();
      out.print(WorkloadText.screen(rows));
      out.flush();
    }
    return 0;
  }

  /** The defaults of a server that is not ours, whatever this process is told. */
  static SuiteConfig realTarget() {
    return SuiteConfigLoader.load(
            Map.of("BASE_URL", "http://localhost", "LOADTEST_USER_POOL_PASSWORD", "none"),
            Map.of("target", "local"))
        .config();
  }
}
