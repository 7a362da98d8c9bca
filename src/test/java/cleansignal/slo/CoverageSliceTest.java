package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.Latencies;
import cleansignal.measure.ListedMillis;
import cleansignal.measure.Slice;
import cleansignal.measure.Tally;
import cleansignal.measure.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How slices are merged until each holds enough for a percentile. */
class CoverageSliceTest {

  /** Samples of each slice of a second, and the lengths of what they are merged to. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          59 59 59       | 1 1 1
          58 1 59        | 2 1
          30 30 30 30    | 2 2
          30 30 30       | 3
          100 30 30 20   | 1 3
          100 100 58     | 1 2
          0 0 59 0       | 4
          59 0 0 59      | 1 3
          58 0 0         | 3
          0 0 0          | 3
          """)
  void slicesWithTooFewSamplesAreMergedWithTheNext(String samples, String lengths) {
    List<CoverageSlice> merged = CoverageSlice.of(slices(numbers(samples)), 59);
    assertThat(merged)
        .extracting(each -> each.window().lengthMillis() / 1000)
        .containsExactlyElementsOf(numbers(lengths));
    assertThat(merged.stream().mapToLong(CoverageSlice::count).sum())
        .isEqualTo(numbers(samples).stream().mapToLong(Long::longValue).sum());
    for (int i = 1; i < merged.size(); i++) {
      assertThat(merged.get(i).window().startMillis())
          .isEqualTo(merged.get(i - 1).window().endMillis());
    }
  }

  @Test
  void percentileIsThatOfAllSamplesTogether() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      List<Slice> parts = new ArrayList<>();
      LongStream all = LongStream.empty();
      for (int i = 0; i < 3; i++) {
        long[] millis = random.longs(1 + random.nextInt(40), 0, 3_000).toArray();
        parts.add(slice(i, millis));
        all = LongStream.concat(all, Arrays.stream(millis));
      }
      Latencies expected = ListedMillis.of(all.toArray());
      CoverageSlice merged = CoverageSlice.of(parts, 1_000).get(0);
      for (double percentile : new double[] {1, 50, 95, 99, 100}) {
        assertThat(merged.percentileMillis(percentile))
            .isEqualTo(expected.percentileMillis(percentile));
      }
    }
  }

  @Test
  void nothingHasAPercentileOfZero() {
    assertThat(CoverageSlice.of(slices(List.of(0L, 0L)), 59))
        .singleElement()
        .satisfies(empty -> assertThat(empty.percentileMillis(95)).isZero());
  }

  private static List<Slice> slices(List<Long> samples) {
    List<Slice> slices = new ArrayList<>();
    for (long count : samples) {
      slices.add(slice(slices.size(), LongStream.range(0, count).toArray()));
    }
    return slices;
  }

  private static Slice slice(int index, long[] millis) {
    return new Slice(
        new Window(1_000L * index, 1_000L * (index + 1)), Tally.NONE, ListedMillis.of(millis));
  }

  private static List<Long> numbers(String text) {
    return Arrays.stream(text.trim().split(" ")).map(Long::valueOf).toList();
  }
}
