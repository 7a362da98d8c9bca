package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MillisCountsTest {

  @Test
  void holdsWhatAMapWouldHold() {
    Random random = new Random(11);
    for (int round = 0; round < 50; round++) {
      int different = 1 + random.nextInt(3_000);
      int scale = random.nextBoolean() ? 1 : 1_024;
      MillisCounts counts = new MillisCounts();
      Map<Integer, Long> expected = new HashMap<>();
      for (int i = 0; i < 5_000; i++) {
        int value = random.nextInt(different) * scale;
        int count = 1 + random.nextInt(3);
        counts.add(value, count);
        expected.merge(value, (long) count, Long::sum);
      }
      assertThat(asMap(counts)).isEqualTo(expected);
    }
  }

  @Test
  void theSmallestAndTheLargestValue() {
    MillisCounts counts = new MillisCounts();
    counts.add(0, 1);
    counts.add(Integer.MAX_VALUE, 2);

    assertThat(asMap(counts)).isEqualTo(Map.of(0, 1L, Integer.MAX_VALUE, 2L));
  }

  @Test
  void addsUp() {
    MillisCounts one = new MillisCounts();
    one.add(5, 1);
    one.add(6, 2);
    MillisCounts other = new MillisCounts();
    other.add(6, 10);
    other.add(7, 20);

    one.addAll(other);

    assertThat(asMap(one)).isEqualTo(Map.of(5, 1L, 6, 12L, 7, 20L));
    assertThat(asMap(other)).isEqualTo(Map.of(6, 10L, 7, 20L));
  }

  private static Map<Integer, Long> asMap(MillisCounts counts) {
    Map<Integer, Long> map = new HashMap<>();
    counts.forEach((value, count) -> assertThat(map.put(value, count)).isNull());
    return map;
  }
}
