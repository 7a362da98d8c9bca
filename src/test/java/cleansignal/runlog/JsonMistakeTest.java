package cleansignal.runlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMistakeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": [1,   | line 1: Unexpected end-of-input within/between Array entries
          {"a": "b    | line 1: Unexpected end-of-input: was expecting closing quote for a string value
          {"a" 1}     | line 1: Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value
          """)
  void namesTheLineAndNoSource(String text, String said) {
    JsonProcessingException mistake =
        catchThrowableOfType(
            JsonProcessingException.class, () -> new JsonMapper().readTree(text.strip()));

    assertThat(JsonMistake.said(mistake)).isEqualTo(said);
  }
}
