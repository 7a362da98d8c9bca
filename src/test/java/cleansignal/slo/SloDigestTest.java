package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digest follows what the files say, each of them, and nothing else. */
class SloDigestTest {

  @TempDir private Path folder;

  @BeforeEach
  void copyGoodFiles() throws IOException {
    GoodFiles.copyTo(folder);
  }

  @Test
  void filesThatSayTheSameHaveTheSame(@TempDir Path other) throws IOException {
    GoodFiles.copyTo(other);
    change("staging.json", "\n", "\r\n  ");
    change(
        "staging.json",
        "\"limit\": 99.9, \"source\": \"test\"",
        "\"source\": \"test\", \"limit\": 99.9");

    assertThat(digest()).matches("[0-9a-f]{64}").isEqualTo(SloFiles.load(other).digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          catalogue.json       | critical                | high
          staging.json         | 99.9                    | 99.8
          production.json      | 99.9                    | 99.8
          injector.json        | "limit": 200            | "limit": 201
          scenarios/named.json | "latencyPercent": 10    | "latencyPercent": 11
          scenarios/whole.json | only a test             | just a test
          """)
  void anotherWordIsAnotherDigest(String file, String part, String instead) throws IOException {
    String before = digest();
    change(file, part, instead);

    assertThat(digest()).isNotEqualTo(before);
  }

  @Test
  void aPolicyMoreIsAnotherDigest() throws IOException {
    String before = digest();
    String named = Files.readString(folder.resolve("scenarios/named.json"));
    Files.writeString(folder.resolve("scenarios/lax.json"), named.replace("\"named\"", "\"lax\""));

    assertThat(digest()).isNotEqualTo(before);
  }

  @Test
  void whatJudgesNoRunIsNotInIt() throws IOException {
    String before = digest();
    Files.writeString(folder.resolve("gonogo.json"), "{}");

    assertThat(digest()).isEqualTo(before);
  }

  private String digest() {
    return SloFiles.load(folder).digest();
  }

  private void change(String file, String part, String instead) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(part);
    Files.writeString(path, text.replace(part, instead));
  }
}
