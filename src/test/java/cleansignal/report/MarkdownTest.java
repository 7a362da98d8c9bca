package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "GET /a|b => GET /a\\|b",
        "<b></b> <!-- <?x < 8 <= 9 > 7 => \\<b>\\</b> \\<!-- \\<?x < 8 <= 9 > 7",
        "a & b &amp; &#64; => a & b \\&amp; \\&#64;",
        "*bold* `code` ~~x~~ => \\*bold\\* \\`code\\` \\~\\~x\\~\\~",
        "[a](b) => \\[a](b)",
        "a\\|b => a\\\\\\|b",
        "true_error_rate => true_error_rate",
        "_lean_ => \\_lean\\_",
        "GET /api/games/:id => GET /api/games/:id",
      })
  void showsTextAsItIs(String text, String escaped) {
    assertThat(Markdown.escape(text)).isEqualTo(escaped);
  }

  @Test
  void keepsACellOnOneLine() {
    assertThat(Markdown.escape("a\nb")).isEqualTo("a b");
  }

  @Test
  void hostileNamesLeaveTheTableWhole() {
    String text = GoldenFiles.text(new MarkdownReport(), SampleRuns.hostile());
    assertThat(text.lines().filter(line -> line.startsWith("| ")))
        .isNotEmpty()
        .allMatch(line -> line.endsWith(" |"));
    assertThat(text.lines().filter(line -> line.startsWith("| GET")))
        .singleElement()
        .satisfies(line -> assertThat(line.split("(?<!\\\\)\\|", -1)).hasSize(9));
  }
}
