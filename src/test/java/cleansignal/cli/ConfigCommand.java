package cleansignal.cli;

import cleansignal.config.ConfigDocs;
import cleansignal.config.ConfigException;
import cleansignal.config.LoadedConfig;
import cleansignal.config.Setting;
import cleansignal.config.SuiteConfigLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints the effective configuration, every value with its source. Ends with 0, or with 1 when the
 * configuration or the command line has problems, which are then listed on standard error.
 */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = Shell.UNUSABLE,
    description = "Prints the effective configuration and where each value was written.")
public final class ConfigCommand implements Callable<Integer> {
  /** A longer value stands out of its column rather than push all sources off the screen. */
  private static final int WIDEST = 40;

  private final Supplier<LoadedConfig> loader;
  private final Path docs;

  @Spec private CommandSpec spec;

  @Option(
      names = "--write-docs",
      description = "Write docs/configuration.md anew instead (in the project's folder).")
  private boolean writeDocs;

  /**
   * A command over a source of configuration.
   *
   * @param loader loads the configuration or throws {@link ConfigException}
   * @param docs the file of the documentation
   */
  ConfigCommand(Supplier<LoadedConfig> loader, Path docs) {
    this.loader = loader;
    this.docs = docs;
  }

  /**
   * Runs the command on this process's configuration.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    Path docs = Path.of("docs", "configuration.md");
    Shell.run(new ConfigCommand(SuiteConfigLoader::load, docs), args);
  }

  @Override
  public Integer call() throws IOException {
    if (writeDocs) {
      Files.writeString(docs, ConfigDocs.markdown());
      return 0;
    }
    try {
      print(loader.get().settings());
      return 0;
    } catch (ConfigException e) {
      e.problems().forEach(spec.commandLine().getErr()::println);
      return Shell.UNUSABLE;
    }
  }

  private void print(List<Setting> settings) {
    int keyWidth = settings.stream().mapToInt(setting -> setting.key().length()).max().orElse(1);
    int valueWidth =
        settings.stream()
            .mapToInt(setting -> setting.value().length())
            .filter(length -> length <= WIDEST)
            .max()
            .orElse(1);
    String format = "%-" + keyWidth + "s = %-" + valueWidth + "s  # %s%n";
    PrintWriter out = spec.commandLine().getOut();
    settings.forEach(
        setting -> out.printf(format, setting.key(), setting.value(), setting.source()));
    out.flush();
  }
}
