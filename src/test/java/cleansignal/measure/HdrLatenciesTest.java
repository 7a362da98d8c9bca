package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HdrLatenciesTest {

  private static final double[] PERCENTILES = {
    0.001, 1, 5, 25, 33.3, 50, 66.7, 75, 90, 95, 97.5, 99, 99.5, 99.9, 99.99, 100
  };

  @Test
  void noSamplesAreAllZeros() {
    Latencies none = latencies();

    assertThat(none.count()).isZero();
    assertThat(none.minMillis()).isZero();
    assertThat(none.maxMillis()).isZero();
    assertThat(none.sumMillis()).isZero();
    assertThat(none.meanMillis()).isZero();
    assertThat(none.percentileMillis(95)).isZero();
    assertThat(none.slowerThan(0)).isZero();
    assertThat(none.slowerThan(-1)).isZero();
  }

  @Test
  void figuresOfTenSamplesByHand() {
    Latencies ten = latencies(10, 20, 30, 40, 50, 60, 70, 80, 90, 1_000);

    assertThat(ten.count()).isEqualTo(10);
    assertThat(ten.minMillis()).isEqualTo(10);
    assertThat(ten.maxMillis()).isEqualTo(1_000);
    assertThat(ten.sumMillis()).isEqualTo(1_450);
    assertThat(ten.meanMillis()).isEqualTo(145);
    assertThat(ten.percentileMillis(10)).isEqualTo(10);
    assertThat(ten.percentileMillis(10.1)).isEqualTo(20);
    assertThat(ten.percentileMillis(50)).isEqualTo(50);
    assertThat(ten.percentileMillis(90)).isEqualTo(90);
    assertThat(ten.percentileMillis(90.1)).isEqualTo(1_000);
    assertThat(ten.percentileMillis(100)).isEqualTo(1_000);
    assertThat(ten.slowerThan(89)).isEqualTo(2);
    assertThat(ten.slowerThan(90)).isEqualTo(1);
    assertThat(ten.slowerThan(999)).isEqualTo(1);
    assertThat(ten.slowerThan(1_000)).isZero();
    assertThat(ten.slowerThan(-1)).isEqualTo(10);
  }

  @Test
  void everyValueIsGivenOnceWithItsSamples() {
    StringBuilder seen = new StringBuilder();

    latencies(7, 3, 7, 0, 1_000, 7).forEach((ms, samples) -> seen.append(ms + "x" + samples + " "));
    latencies().forEach((ms, samples) -> seen.append("none"));

    assertThat(seen.toString()).isEqualTo("0x1 3x1 7x3 1000x1 ");
  }

  @Test
  void aGapIsNotInterpolated() {
    int[] samples = new int[100];
    Arrays.fill(samples, 1);
    Arrays.fill(samples, 99, 100, 10_001);

    assertThat(latencies(samples).percentileMillis(99)).isEqualTo(1);
    assertThat(latencies(samples).percentileMillis(99.01)).isEqualTo(10_001);
  }

  /** Nearest rank by definition: the smallest sample that so many percent do not exceed. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 19, 20, 59, 100, 999, 1_000, 1_001, 20_000, 123_457})
  void percentilesAreTheNearestRankOfTheSortedSamples(int count) {
    Random random = new Random(count);
    for (int limit : new int[] {1, 10, 900, 10_001, 32_768}) {
      int[] samples = random.ints(count, 0, limit).toArray();
      Latencies latencies = latencies(samples);
      Arrays.sort(samples);
      for (double percentile : PERCENTILES) {
        int rank =
            BigDecimal.valueOf(percentile)
                .multiply(BigDecimal.valueOf(count))
                .divide(BigDecimal.valueOf(100))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
        assertThat(latencies.percentileMillis(percentile))
            .as("p%s of %d below %d", percentile, count, limit)
            .isEqualTo(samples[rank - 1]);
      }
    }
  }

  @Test
  void countsOfSlowerSamplesAreThoseOfTheSamples() {
    Random random = new Random(7);
    int[] samples = random.ints(5_000, 0, 12_000).toArray();
    Latencies latencies = latencies(samples);
    for (int limit : random.ints(200, 0, 12_100).toArray()) {
      long slower = Arrays.stream(samples).filter(sample -> sample > limit).count();
      assertThat(latencies.slowerThan(limit)).as("slower than %d", limit).isEqualTo(slower);
    }
  }

  @Test
  void beyondItsExactRangeTheExtremesStayExact() {
    Latencies slow = latencies(123_457, 7_654_321);

    assertThat(slow.minMillis()).isEqualTo(123_457);
    assertThat(slow.maxMillis()).isEqualTo(7_654_321);
    assertThat(slow.sumMillis()).isEqualTo(123_457 + 7_654_321);
    assertThat(slow.percentileMillis(100)).isEqualTo(7_654_321);
    assertThat(slow.percentileMillis(50)).isBetween(123_457L, 123_457L + 12);
  }

  @Test
  void theLargestTimeThereIs() {
    assertThat(latencies(Integer.MAX_VALUE).percentileMillis(50)).isEqualTo(Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 100.1, Double.NaN})
  void percentilesOutsideTheirRangeAreRefused(double percentile) {
    assertThatThrownBy(() -> latencies(1).percentileMillis(percentile))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsOfManySamplesDoNotOverflow() {
    MillisCounts counts = new MillisCounts();
    counts.add(20_000, 3_000_000_000L);
    Latencies many = new HdrLatencies(counts);

    assertThat(many.count()).isEqualTo(3_000_000_000L);
    assertThat(many.sumMillis()).isEqualTo(60_000_000_000_000L);
  }

  @Test
  void theOrderOfTheSamplesDoesNotMatter() {
    int[] samples = new Random(3).ints(1_000, 0, 500).toArray();
    int[] sorted = samples.clone();
    Arrays.sort(sorted);

    LongStream one = Arrays.stream(PERCENTILES).mapToLong(latencies(samples)::percentileMillis);
    LongStream other = Arrays.stream(PERCENTILES).mapToLong(latencies(sorted)::percentileMillis);

    assertThat(one.toArray()).isEqualTo(other.toArray());
  }

  private static Latencies latencies(int... samples) {
    MillisCounts counts = new MillisCounts();
    for (int sample : samples) {
      counts.add(sample, 1);
    }
    return new HdrLatencies(counts);
  }
}
