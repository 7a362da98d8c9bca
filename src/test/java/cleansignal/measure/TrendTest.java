package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cleansignal.measure.Trend.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendTest {

  @Test
  void straightLineHasItsSlopeAndNoDoubt() {
    Trend trend = Trend.of(points(30, i -> 100 + 0.5 * i));
    // A point every two minutes: 30 an hour.
    assertThat(trend.perHour()).isCloseTo(15, within(1e-9));
    assertThat(trend.lower()).isCloseTo(15, within(1e-9));
    assertThat(trend.upper()).isCloseTo(15, within(1e-9));
  }

  @Test
  void levelHasNoSlope() {
    assertThat(Trend.of(points(10, i -> 7))).isEqualTo(new Trend(0, 0, 0));
  }

  /** Slopes 1, 3, 2 between (0, 0), (1, 1) and (2, 4): their median is 2. */
  @Test
  void slopeIsTheMedianOfAllPairs() {
    assertThat(Trend.slope(new double[] {0, 1, 2}, new double[] {0, 1, 4})).isEqualTo(2);
  }

  /** Six slopes: the median is the mean of the middle two. */
  @Test
  void evenNumberOfPairsTakesTheMeanOfTheMiddle() {
    // 1, 3, 5, 2, 4, 3, in order 1, 2, 3, 3, 4, 5
    assertThat(Trend.slope(new double[] {0, 1, 2, 3}, new double[] {0, 1, 4, 9})).isEqualTo(3);
  }

  @Test
  void fewWildPointsDoNotTurnIt() {
    Trend trend = Trend.of(points(30, i -> i == 28 || i == 29 ? 10_000 : 100 + noise(i)));
    assertThat(trend.perHour()).isBetween(-3.0, 3.0);
  }

  /** Level with noise: each bound is beyond the truth in about one of twenty cases. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 40, -40})
  void boundsHoldTheTruthInMostCases(double perHour) {
    SplittableRandom random = new SplittableRandom(9);
    int over = 0;
    int under = 0;
    int cases = 150;
    for (int c = 0; c < cases; c++) {
      Trend trend = Trend.of(points(30, i -> perHour * i / 30 + random.nextGaussian()));
      over += trend.lower() > perHour ? 1 : 0;
      under += trend.upper() < perHour ? 1 : 0;
    }
    assertThat(over).isBetween(1, cases / 10);
    assertThat(under).isBetween(1, cases / 10);
  }

  /** Neighbours that resemble each other tell less than as many independent points. */
  @Test
  void dependenceWidensTheBounds() {
    double independent = 0;
    double dependent = 0;
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] steps = random.doubles(32, -1, 1).toArray();
      independent += width(Trend.of(points(30, i -> steps[i])));
      // Moving sums of three, scaled to the same spread.
      dependent +=
          width(Trend.of(points(30, i -> (steps[i] + steps[i + 1] + steps[i + 2]) / Math.sqrt(3))));
    }
    assertThat(dependent).isGreaterThan(1.2 * independent);
  }

  @Test
  void isTheSameAgain() {
    assertThat(Trend.of(points(30, TrendTest::noise)))
        .isEqualTo(Trend.of(points(30, TrendTest::noise)));
  }

  @Test
  void refusesWhatHasNoSlope() {
    assertThatThrownBy(() -> Trend.of(List.of(new Point(0, 1))))
        .hasMessage("a trend needs 5 points: 1");
    List<Point> same = new ArrayList<>(List.of(new Point(1, 1), new Point(1, 2)));
    assertThatThrownBy(() -> Trend.of(same)).hasMessage("points must be in order of time");
  }

  private static double width(Trend trend) {
    return trend.upper() - trend.lower();
  }

  private static double noise(int i) {
    return (i * 7919 % 13) / 13.0;
  }

  /** One every two minutes. */
  private static List<Point> points(int count, IntToDoubleFunction value) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Point(i / 30.0, value.applyAsDouble(i)))
        .toList();
  }
}
