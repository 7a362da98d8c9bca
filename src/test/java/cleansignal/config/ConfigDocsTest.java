package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigDocsTest {
  @Test
  void theDocumentationIsWhatTheTableOfKeysSays() throws IOException {
    assertThat(Files.readString(Path.of("docs", "configuration.md")))
        .as(
            "docs/configuration.md is stale; write it anew with"
                + " mvn -q test-compile exec:java@config -Dexec.args=--write-docs")
        .isEqualTo(ConfigDocs.markdown());
  }

  @Test
  void aRowTellsEverythingAboutItsKey() {
    assertThat(ConfigDocs.markdown())
        .contains(
            "| `cs.pace` | `-Dpace` |  | `1`; embedded: `10` | a number from 1 to 1000 | time"
                + " compression; anything above 1 is no release gate |\n")
        .contains(
            "| `cs.pool.password` |  | LOADTEST_USER_POOL_PASSWORD, LOADTEST_PASSWORD | must be"
                + " given; embedded: `***` | 1 to 128 characters | one for all users (secret) |\n");
  }

  @Test
  void everyKeyHasARow() {
    String markdown = ConfigDocs.markdown();

    assertThat(Keys.ALL)
        .allSatisfy(key -> assertThat(markdown).contains("\n| `" + key.name() + "` |"));
  }
}
