package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cleansignal.slo.ObjectiveResult.Share;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareBoundsTest {

  /** Worked out with 30 digits by bisection of the regularised incomplete beta function. */
  @ParameterizedTest
  @CsvSource({
    "0, 59, 0, 0.0495076098882",
    "0, 598, 0, 0.00499705869425",
    "1, 10, 0.00511619689182, 0.394163302437",
    "10, 10, 0.741134449107, 1",
    "3, 100, 0.00822582910765, 0.0757107937498",
    "5, 1000, 0.00197215314181, 0.0104840769114",
    "61, 3004, 0.0162577541609, 0.0250705669149",
    "250, 4100, 0.0549401189889, 0.0674800656821",
    // Published: 5 failures in 100,000 have the upper limit 0.0001051275.
    "5, 100000, 0.0000197016956401, 0.000105127451172"
  })
  void knownAnswers(long k, long n, double lower, double upper) {
    Share share = ShareBounds.of(k, n, 1);
    assertThat(share.lower()).isCloseTo(lower, within(1e-10));
    assertThat(share.upper()).isCloseTo(upper, within(1e-10));
    assertThat(share.k()).isEqualTo(k);
    assertThat(share.n()).isEqualTo(n);
    assertThat(share.designEffect()).isEqualTo(1);
  }

  /** The definition: at the upper bound, k or fewer happen in 5 % of all runs, and so below. */
  @ParameterizedTest
  @CsvSource({"1, 20", "3, 100", "7, 350", "19, 20", "40, 80"})
  void boundsAreWhatTheirDefinitionSays(int k, int n) {
    Share share = ShareBounds.of(k, n, 1);
    assertThat(tail(0, k, n).applyAsDouble(share.upper())).isCloseTo(0.05, within(1e-9));
    assertThat(tail(k, n, n).applyAsDouble(share.lower())).isCloseTo(0.05, within(1e-9));
  }

  /** The worked example of docs/statistics.md: 8 of 400 with a design effect of 8.163. */
  @Test
  void designEffectWidensTheBounds() {
    Share share = ShareBounds.of(8, 400, 8.16326530612);
    assertThat(share.lower()).isCloseTo(0.000974243757, within(1e-9));
    assertThat(share.upper()).isCloseTo(0.0925666674618, within(1e-9));
    Share independent = ShareBounds.of(8, 400, 1);
    assertThat(independent.lower()).isCloseTo(0.00998991391633, within(1e-10));
    assertThat(independent.upper()).isCloseTo(0.0357966176136, within(1e-10));
  }

  @Test
  void nothingIsKnownOfNothing() {
    assertThat(ShareBounds.of(0, 0, 1)).isEqualTo(new Share(0, 0, 0, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({"0.002, 1497", "0.005, 598", "0.01, 299", "0.05, 59", "0.001, 2995"})
  void samplesNeededWhenNoneFails(double share, long needed) {
    assertThat(ShareBounds.samplesNeeded(share)).isEqualTo(needed);
    assertThat(ShareBounds.of(0, needed, 1).upper()).isLessThanOrEqualTo(share);
    assertThat(ShareBounds.of(0, needed - 1, 1).upper()).isGreaterThan(share);
  }

  /** Probability of from to to (inclusive) hits in n as a function of the share. */
  private static DoubleUnaryOperator tail(int from, int to, int n) {
    return share ->
        IntStream.rangeClosed(from, to)
            .mapToDouble(i -> Math.exp(logChoose(n, i) + log(share, i) + log(1 - share, n - i)))
            .sum();
  }

  private static double log(double share, int times) {
    return times == 0 ? 0 : times * Math.log(share);
  }

  private static double logChoose(int n, int k) {
    return IntStream.rangeClosed(1, k).mapToDouble(i -> Math.log((double) (n - k + i) / i)).sum();
  }
}
