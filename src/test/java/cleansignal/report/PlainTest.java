package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {

  @Test
  void oneLineHasNoLineEndOfAnyKind() {
    assertThat(Plain.oneLine("a\nb\r\nc\td\u0085e\u2028f\u2029g\u0000h"))
        .isEqualTo("a b  c d e f g h");
  }

  @Test
  void linesAreMadeOneByOne() {
    assertThat(Plain.lines("a\tb\r\n\u001b[31mc\n"))
        .isEqualTo("a b" + System.lineSeparator() + " [31mc");
  }

  @Test
  void loneSurrogatesAreReplacedAndPairsKept() {
    assertThat(Plain.wellFormed("\ud800 \udc00 \ud83d\ude00")).isEqualTo("\ufffd \ufffd 😀");
  }

  @Test
  void xmlKeepsWhatItMayHold() {
    assertThat(Plain.xml("a\u0000b\u001bc\uffffd\ufffee\tf\ng\u0085😀"))
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng\u0085😀");
  }

  @Test
  void cutNeverSplitsACharacter() {
    assertThat(Plain.cut("😀😀😀😀", 3)).isEqualTo("😀😀…");
    assertThat(Plain.cut("😀😀😀", 3)).isEqualTo("😀😀😀");
  }
}
