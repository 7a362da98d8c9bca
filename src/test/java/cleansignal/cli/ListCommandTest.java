package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.plan.Catalogue;
import cleansignal.plan.WorkloadTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ListCommandTest {

  private final StringWriter out = new StringWriter();

  @TempDir private Path folder;

  @Test
  void theDocumentationIsWhatTheDataSay() throws IOException {
    Path written = folder.resolve("workloads.md");

    assertThat(run(written, "--write-docs")).isZero();

    assertThat(Files.readString(Path.of("docs", "workloads.md")))
        .as(
            "docs/workloads.md is stale; write it anew with"
                + " mvn -q test-compile exec:java@list -Dexec.args=--write-docs")
        .isEqualTo(Files.readString(written));
  }

  @Test
  void everyScenarioWithEveryWorkloadIsListed() {
    assertThat(run(folder.resolve("none"))).isZero();

    Catalogue catalogue = Catalogue.load();
    List<String> lines = out.toString().lines().toList();
    for (String name : catalogue.names()) {
      if (catalogue.find(name).capacity().isPresent()) {
        assertThat(lines).anyMatch(line -> line.matches(name + " +\\(its own\\) .*"));
      } else {
        for (String workload : catalogue.workloads(name)) {
          assertThat(lines).anyMatch(line -> line.matches(name + " +" + workload + " .*"));
        }
      }
    }
    assertThat(lines)
        .anyMatch(
            line -> line.matches("target-scale +\\(its own\\) \\* +30m +311 +105 .*everywhere"));
    assertThat(lines).anyMatch(line -> line.matches("ws-stress +soak-2h .* 2h 0m +200 +0 .*"));
    assertThat(lines).anyMatch(line -> line.matches("auth-lifecycle +stress +13m +300 +0 .*"));
  }

  @Test
  void everyRunSendsSomething() {
    assertThat(WorkloadTable.of(Catalogue.load(), ListCommand.realTarget()))
        .isNotEmpty()
        .allMatch(row -> row.users() > 0 && row.requestsPerSecond() > 0);
  }

  @Test
  void anUnknownOptionEndsWithOneAsTwoWouldReadAsAFailedRun() {
    assertThat(run(folder.resolve("none"), "--wirte-docs")).isEqualTo(1);
  }

  private int run(Path docs, String... args) {
    return new CommandLine(new ListCommand(docs))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(args);
  }
}
