package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with an operator's own file. */
class OperatorFileTest {
  @TempDir Path folder;

  @Test
  void aMissingFileIsOneLine() {
    assertThat(Attempt.embedded().variable("CS_FILE", "no/such.conf").problems())
        .containsExactly(
            "cs.file = no/such.conf (environment CS_FILE): must be a file that can be read");
  }

  @Test
  void aFolderIsOneLine() {
    assertThat(Attempt.embedded().property("cs.file", folder.toString()).problems())
        .containsExactly("cs.file = " + folder + " (-Dcs.file): must be a file that can be read");
  }

  @Test
  void anEmptyNameIsOneLine() {
    assertThat(Attempt.embedded().property("cs.file", "").problems())
        .containsExactly("cs.file =  (-Dcs.file): must be a path");
  }

  @Test
  void aFileThatCannotBeParsedIsOneLineThatDoesNotQuoteIt() throws IOException {
    assertThat(problems("cs.pace = 2\ncs.pool.password = \"hunter2\nhunter3 }"))
        .singleElement()
        .asString()
        .endsWith("must be a file in HOCON or JSON, see its line 2")
        .doesNotContain("hunter");
  }

  @Test
  void aReferenceToNothingIsOneLine() throws IOException {
    assertThat(problems("cs.pool.password = ${PATH}"))
        .singleElement()
        .asString()
        .endsWith("must be a file in which every ${...} stands for something");
  }

  @ParameterizedTest
  @CsvSource({
    "cs.pool.sise = 3, cs.pool.sise, cs.pool.size",
    "cs.pool = 3, cs.pool, cs.pool.size",
    "cs.auth.extra {}, cs.auth.extra, cs.auth.renewal",
    "pool.size = 3, pool.size, cs.pool.size",
    "scenario = baseline, scenario, cs.scenario",
  })
  void unknownKeysAreRefused(String text, String unknown, String meant) throws IOException {
    assertThat(problems(text))
        .containsExactly(unknown + " (file own.conf): unknown key; did you mean " + meant + "?");
  }

  @Test
  void aValueOfTheWrongKindIsRefused() throws IOException {
    assertThat(problems("cs.pool.size { a = 1 }"))
        .containsExactly(
            "cs.pool.size = {\"a\":1} (file own.conf): must be a whole number from 1 to 1000000");
  }

  @Test
  void aFileCannotNameAnother() throws IOException {
    assertThat(problems("cs.file = other.conf"))
        .containsExactly("cs.file (file own.conf): a file cannot name another");
  }

  private List<String> problems(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("own.conf"), text);
    return Attempt.embedded().variable("CS_FILE", file.toString()).problems();
  }
}
