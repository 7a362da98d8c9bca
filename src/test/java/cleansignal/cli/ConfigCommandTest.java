package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.ConfigDocs;
import cleansignal.config.LoadedConfig;
import cleansignal.config.SuiteConfigLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConfigCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path docs;

  @BeforeEach
  void placeDocs(@TempDir Path folder) {
    docs = folder.resolve("configuration.md");
  }

  @Test
  void printsEveryKeyWithItsSourceInColumns() {
    int status = run(() -> SuiteConfigLoader.load(Map.of(), Map.of("pace", "5")));

    assertThat(status).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("cs\\.pace += 5 +# -Dpace"))
        .anyMatch(line -> line.matches("cs\\.pool\\.password += \\*{3} +# targets/embedded.conf"))
        .filteredOn(line -> line.indexOf('#') != out.toString().indexOf('#'))
        .as("a value too long for its column")
        .singleElement()
        .asString()
        .startsWith("cs.seeding.columns ")
        .endsWith("  # clean-signal.conf");
  }

  @Test
  void listsProblemsOnStandardErrorAndEndsWithOne() {
    int status =
        run(() -> SuiteConfigLoader.load(Map.of(), Map.of("pace", "0", "cs.pool.size", "0")));

    assertThat(status).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .containsExactly(
            "cs.pace = 0 (-Dpace): must be a number from 1 to 1000",
            "cs.pool.size = 0 (-Dcs.pool.size): must be a whole number from 1 to 1000000");
  }

  @Test
  void anUnknownOptionEndsWithOneAsTwoWouldReadAsAFailedRun() {
    int status = run(() -> SuiteConfigLoader.load(Map.of(), Map.of()), "--wirte-docs");

    assertThat(status).isEqualTo(1);
    assertThat(err.toString()).contains("--wirte-docs");
  }

  @Test
  void writesTheDocumentationWhateverTheConfiguration() throws IOException {
    int status = run(() -> SuiteConfigLoader.load(Map.of(), Map.of("pace", "0")), "--write-docs");

    assertThat(status).isZero();
    assertThat(Files.readString(docs)).isEqualTo(ConfigDocs.markdown());
  }

  private int run(Supplier<LoadedConfig> loader, String... args) {
    return new CommandLine(new ConfigCommand(loader, docs))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
