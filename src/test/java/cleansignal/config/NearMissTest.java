package cleansignal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {
  private static final List<String> WORDS = List.of("scenario", "slo", "pace");

  @ParameterizedTest
  @CsvSource({
    "pace, pace, 0",
    "pac, pace, 1",
    "paces, pace, 1",
    "pack, pace, 1",
    "pcae, pace, 1",
    "acep, pace, 2",
    "'', pace, 4",
    "abcdef, ghijkl, 6",
    "kitten, sitting, 3",
  })
  void countsLettersPutInLeftOutChangedAndSwapped(String from, String to, int edits) {
    assertThat(NearMiss.edits(from, to)).isEqualTo(edits);
    assertThat(NearMiss.edits(to, from)).isEqualTo(edits);
  }

  @Test
  void allowsTwoEditsInLongWordsAndOneInShortOnes() {
    assertThat(NearMiss.slip("senaro", WORDS)).contains("scenario");
    assertThat(NearMiss.slip("senar", WORDS)).isEmpty();
    assertThat(NearMiss.slip("SLOW", WORDS)).contains("slo");
    assertThat(NearMiss.slip("slope", WORDS)).isEmpty();
    assertThat(NearMiss.slip("peace", WORDS)).contains("pace");
    assertThat(NearMiss.slip("peaces", WORDS)).isEmpty();
  }
}
