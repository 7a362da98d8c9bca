package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CappedCountsTest {

  @Test
  void countsByText() {
    CappedCounts counts = new CappedCounts(2);
    counts.add("a");
    counts.add("b");
    counts.add("a");

    assertThat(counts.counts()).isEqualTo(Map.of("a", 2L, "b", 1L));
  }

  @Test
  void furtherTextsAreOther() {
    CappedCounts counts = new CappedCounts(2);
    for (String text : new String[] {"a", "b", "c", "d", "a", "c"}) {
      counts.add(text);
    }

    assertThat(counts.counts()).isEqualTo(Map.of("a", 2L, "b", 1L, "other", 3L));
  }

  @Test
  void nothingCounted() {
    assertThat(new CappedCounts(1).counts()).isEmpty();
  }
}
