package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFoldersTest {

  private static final Instant BEGUN = Instant.parse("2026-01-02T03:04:05.678Z");

  @TempDir private Path results;

  @Test
  void withoutAFolderThereIsNone() throws IOException {
    assertThat(RunFolders.find(results, "Baseline", BEGUN)).isEmpty();
  }

  @Test
  void findsTheFirstThatIsNotOlder() throws IOException {
    folder("baseline-20260102030405677");
    folder("baseline-20260102030409000");
    Path mine = folder("baseline-20260102030405900");
    folder("baseline-20251231235959999");

    assertThat(RunFolders.find(results, "Baseline", BEGUN)).contains(mine);
  }

  @Test
  void aFolderOfTheSameMillisecondIsNotOlder() throws IOException {
    Path mine = folder("baseline-20260102030405678");

    assertThat(RunFolders.find(results, "Baseline", BEGUN)).contains(mine);
  }

  @Test
  void foldersOfOtherSimulationsAndOtherThingsDoNotCount() throws IOException {
    folder("targetscaleshort-20260102030405700");
    folder("latest");
    folder("baseline-2026");
    folder("baseline-20260102030405700-copy");
    Files.writeString(results.resolve("README.md"), "");
    Path mine = folder("targetscale-20260102030406000");

    assertThat(RunFolders.find(results, "TargetScale", BEGUN)).contains(mine);
    assertThat(RunFolders.find(results, "Baseline", BEGUN)).isEmpty();
  }

  @Test
  void resultsThatAreNotThereCanNotBeListed() {
    assertThatIOException()
        .isThrownBy(() -> RunFolders.find(results.resolve("gone"), "Baseline", BEGUN));
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(results.resolve(name));
  }
}
