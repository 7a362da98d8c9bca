package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CircumstancesTest {

  private static final Circumstances.Injector INJECTOR =
      new Circumstances.Injector(2, 1L << 31, "Linux amd64");

  @TempDir private Path folder;

  static Circumstances[] all() {
    return new Circumstances[] {
      Circumstances.UNKNOWN,
      new Circumstances(Optional.of("1.4.2"), Optional.empty()),
      new Circumstances(Optional.empty(), Optional.of(INJECTOR)),
      new Circumstances(Optional.of("1.4.2"), Optional.of(INJECTOR)),
    };
  }

  @ParameterizedTest
  @MethodSource("all")
  void writtenAndReadIsTheSameAndKeepsToTheSchema(Circumstances circumstances) throws IOException {
    String text = circumstances.toJson();

    assertThat(Circumstances.fromJson(text)).isEqualTo(circumstances);
    Path schema = Path.of("slo", "schema", "circumstances.schema.json");
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of(schema.toUri().toString()))
                .validate(text, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void aFolderThatSaysNothingIsUnknown() throws IOException {
    assertThat(new RunFolder(folder).circumstances()).isEqualTo(Circumstances.UNKNOWN);
    Circumstances known = all()[3];
    Files.writeString(folder.resolve(RunFolder.CIRCUMSTANCES), known.toJson());
    assertThat(new RunFolder(folder).circumstances()).isEqualTo(known);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"targetVersion\":\"1\"}",
        "{\"targetVersion\":null,\"injector\":{}}",
        "{\"targetVersion\":null,\"injector\":{\"processors\":null,\"maxHeapBytes\":1,\"system\":\"x\"}}",
        "{\"targetVersion\":null,\"injector\":null,\"more\":1}",
        "{\"targetVersion\":null,\"injector\":null} {}",
      })
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> Circumstances.fromJson(text))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("circumstances.json can't be read");
  }
}
