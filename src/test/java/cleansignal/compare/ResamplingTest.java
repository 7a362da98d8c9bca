package cleansignal.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cleansignal.measure.ListedMillis;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn, and what is made of it. */
class ResamplingTest {

  @Test
  void everyReplicateHasAsManySlicesAsTheRun() {
    Resampling one = Resampling.of(1, 30, 7);

    for (int i = 0; i < Resampling.REPLICATES; i++) {
      assertThat(Arrays.stream(one.weights(i)).sum()).isEqualTo(30);
    }
  }

  @Test
  void slicesOfARunComeTogether() {
    Resampling three = Resampling.of(3, 10, 7);

    int withoutTheFirst = 0;
    for (int i = 0; i < Resampling.REPLICATES; i++) {
      int[] weights = three.weights(i);
      List<Integer> runs =
          IntStream.range(0, 3)
              .mapToObj(run -> Arrays.stream(weights, 10 * run, 10 * run + 10).sum())
              .toList();
      assertThat(runs).allMatch(drawn -> drawn % 10 == 0);
      assertThat(runs.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
      withoutTheFirst += runs.get(0) == 0 ? 1 : 0;
    }
    // Missing from (2/3)³ of all draws of three.
    assertThat(withoutTheFirst / (double) Resampling.REPLICATES).isCloseTo(8 / 27.0, within(0.04));
  }

  @Test
  void theSeedDecides() {
    assertThat(Resampling.of(2, 30, 5).weights(17))
        .isEqualTo(Resampling.of(2, 30, 5).weights(17))
        .isNotEqualTo(Resampling.of(2, 30, 6).weights(17));
  }

  /** What the specified generator draws from seed 1: the run, then its three slices. */
  @Test
  void theSameOnEveryMachine() {
    int[] drawn = new int[3];
    Random random = new Random(1);
    random.nextInt(1);
    IntStream.range(0, 3).forEach(i -> drawn[random.nextInt(3)]++);

    assertThat(Resampling.of(1, 3, 1).weights(0)).isEqualTo(drawn);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 5, 50, 90, 95, 99, 99.9, 100})
  void aPercentileIsThatOfAllSamplesAsOftenAsTheyWeigh(double percentile) {
    Random random = new Random(3);
    List<long[]> slices =
        IntStream.range(0, 8).mapToObj(i -> random.longs(5 * i, 0, 2_000).toArray()).toList();
    int[] weights = random.ints(8, 0, 4).toArray();
    weights[7] = 1;
    SlicedLatencies sliced = new SlicedLatencies(slices.stream().map(ListedMillis::of).toList());

    long[] all =
        IntStream.range(0, 8)
            .boxed()
            .flatMapToLong(
                i ->
                    IntStream.range(0, weights[i])
                        .boxed()
                        .flatMapToLong(times -> LongStream.of(slices.get(i))))
            .toArray();
    assertThat(sliced.percentile(weights, percentile))
        .isEqualTo(ListedMillis.of(all).percentileMillis(percentile));
  }

  @Test
  void countsWhatIsThere() {
    SlicedLatencies sliced =
        new SlicedLatencies(
            List.of(ListedMillis.of(5, 5, 9), ListedMillis.of(), ListedMillis.of(1)));

    assertThat(sliced.count()).isEqualTo(4);
    assertThat(sliced.filled()).isEqualTo(2);
    assertThat(sliced.percentile(50)).isEqualTo(5);
    assertThat(sliced.percentile(new int[] {0, 3, 0}, 50)).isNaN();
  }

  @Test
  void theMiddleOfTheReplicatesIsTheInterval() {
    double[] replicates = IntStream.range(0, 2_000).mapToDouble(i -> 1_999 - i).toArray();

    assertThat(Interval.ofMiddle(replicates)).isEqualTo(new Interval(10, 1_989));
    assertThat(Interval.ofMiddle(new double[] {4})).isEqualTo(new Interval(4, 4));
    assertThat(replicates[0]).as("left as it was").isEqualTo(1_999);
  }

  @Test
  void aHullHoldsBoth() {
    assertThat(new Interval(1, 2).hull(new Interval(1.5, 4))).isEqualTo(new Interval(1, 4));
    assertThat(new Interval(1, 2).hull(new Interval(0, Double.POSITIVE_INFINITY)))
        .isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
  }

  @Test
  void anIntervalHasItsEndsInOrder() {
    assertThatThrownBy(() -> new Interval(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "-1, 2", "100, 2", "NaN, 2", "10, -1"})
  void aBandHasTwoEdges(double percent, long millis) {
    assertThatThrownBy(() -> new Band(percent, millis))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
