package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatestRunTest {
  @TempDir private Path results;

  @Test
  void namesTheNewestRunByARelativeLink() throws IOException {
    run("baseline-1");
    run("baseline-2");
    LatestRun.point(results, "baseline-1");
    LatestRun.point(results, "baseline-2");

    Path latest = results.resolve("latest");
    assertThat(Files.readSymbolicLink(latest)).isEqualTo(Path.of("baseline-2"));
    assertThat(RunFolder.find(latest).id()).isEqualTo("baseline-2");
    try (Stream<Path> files = Files.list(results)) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void aTextFileServesWhereThereAreNoLinks() throws IOException {
    run("baseline-1");
    Files.writeString(results.resolve("latest"), "baseline-1\n");

    assertThat(RunFolder.find(results.resolve("latest")).id()).isEqualTo("baseline-1");
  }

  @Test
  void replacesATextFileAndALinkToARunThatIsGone() throws IOException {
    Files.writeString(results.resolve("latest"), "baseline-0\n");
    LatestRun.point(results, "gone");
    run("baseline-1");
    LatestRun.point(results, "baseline-1");

    assertThat(RunFolder.find(results.resolve("latest")).id()).isEqualTo("baseline-1");
  }

  @Test
  void neverReplacesAFolder() throws IOException {
    run("latest");
    assertThatThrownBy(() -> LatestRun.point(results, "baseline-1"))
        .isInstanceOf(IOException.class)
        .hasMessage("latest is a folder");
    assertThat(results.resolve("latest")).isDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../elsewhere", "/etc", "a\nb", "."})
  void aTextFileWithSomethingElseIsRefused(String text) throws IOException {
    Files.writeString(results.resolve("latest"), text);
    assertThatThrownBy(() -> LatestRun.follow(results.resolve("latest")))
        .isInstanceOf(IOException.class)
        .hasMessage("latest names no run folder");
  }

  @Test
  void anyOtherPathIsItself() throws IOException {
    Path log = Files.writeString(results.resolve("simulation.log"), "latest");
    assertThat(LatestRun.follow(log)).isEqualTo(log);
    assertThatThrownBy(() -> RunFolder.find(results.resolve("nothing")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private void run(String id) throws IOException {
    Files.createDirectory(results.resolve(id));
  }
}
