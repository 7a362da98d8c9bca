package cleansignal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFieldsTest {
  private static final AnswerFields FIELDS =
      new AnswerFields(List.of("data.game.id", "data.game.status", "data.expiresIn", "ok"));

  @Test
  void readsEachPathAndNothingElse() {
    assertThat(
            read(
                "{\"id\":\"outer\",\"ok\":true,\"data\":{\"players\":[{\"id\":\"p1\"}],"
                    + "\"game\":{\"seats\":{\"id\":\"inner\"},\"id\":\"c1\",\"status\":\"w\\u00e4it\"},"
                    + "\"expiresIn\":900},\"status\":\"outer\"}"))
        .isEqualTo(
            Map.of(
                "data.game.id", "c1",
                "data.game.status", "wäit",
                "data.expiresIn", "900",
                "ok", "true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":{}}",
        "{\"data\":null}",
        "{\"data\":\"game.id\"}",
        "{\"data\":[{\"game\":{\"id\":\"c1\"}}]}",
        "{\"data\":{\"game\":{\"id\":null}}}",
        "{\"data\":{\"game\":{\"id\":{\"id\":\"c1\"}}}}",
        "{\"data\":{\"game\":{\"id\":[\"c1\"]}}}",
        "{\"data\":{\"game\":{\"ID\":\"c1\"}}}",
        "{\"data.game.id\":\"c1\"}",
        "[{\"data\":{\"game\":{\"id\":\"c1\"}}}]",
        "\"data.game.id\"",
        "null",
      })
  void whatIsNotThereIsLeftOut(String answer) {
    assertThat(read(answer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "<html>502 Bad Gateway</html>",
        "{\"data\":{\"game\":{\"id\":\"c1\"}}",
        "{\"data\":{\"game\":{\"id\":\"c1\"}}}}",
        "{\"data\":{\"game\":{\"id\":\"c1\"}}} {}",
        "{\"data\":{\"game\":{\"id\":\"c1\"},}}",
        "{\"data\":{\"game\":{\"id\":\"c1\"}},\"rest\":[1,2}",
      })
  void whatIsNotOneJsonValueHasNoField(String answer) {
    assertThat(read(answer)).isEmpty();
  }

  @Test
  void anAnswerCutShortAnywhereHasNoField() {
    byte[] whole =
        "{\"data\":{\"game\":{\"id\":\"c1\",\"status\":\"waiting\"}},\"rest\":[1,{\"a\":2}]}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(FIELDS.read(whole)).hasSize(2);
    for (int length = 0; length < whole.length; length++) {
      assertThat(FIELDS.read(Arrays.copyOf(whole, length))).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void aWantedPathMayLeadToAnother() {
    AnswerFields nested = new AnswerFields(List.of("game", "game.id"));
    assertThat(nested.read("{\"game\":{\"id\":\"c1\"}}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Map.of("game.id", "c1"));
    assertThat(nested.read("{\"game\":\"c1\"}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Map.of("game", "c1"));
  }

  private static Map<String, String> read(String answer) {
    return FIELDS.read(answer.getBytes(StandardCharsets.UTF_8));
  }
}
