package cleansignal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.telemetry.InjectorNumbers.Peak;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InjectorNumbersTest {

  private static final long ZERO = 1_000_000;

  @Test
  void aSampleBelongsToThePartInWhichItStarts() {
    InjectorLog log = SampleInjector.atEase(ZERO, 10).log();

    assertThat(over(log, 2_000, 5_000).samples()).isEqualTo(3);
    assertThat(over(log, 1_999, 5_000).samples()).isEqualTo(3);
    assertThat(over(log, 2_001, 5_001).samples()).isEqualTo(3);
    assertThat(over(log, 2_001, 5_000).samples()).isEqualTo(2);
    assertThat(over(log, 12_000, 15_000).samples()).isZero();
  }

  @Test
  void allOfThePartThatWasWatchedIsCovered() {
    InjectorLog log = SampleInjector.atEase(ZERO, 10).log();

    assertThat(over(log, 2_300, 5_700).coveredMillis()).isEqualTo(3_400);
    assertThat(over(log, 8_500, 14_000).coveredMillis()).isEqualTo(1_500);
    assertThat(over(log, 11_000, 14_000).coveredMillis()).isZero();
    assertThat(over(log, -5_000, 1_500).coveredMillis()).isEqualTo(1_500);
  }

  @Test
  void percentilesOfTheLagAreNearestRank() {
    List<Long> ticks = LongStream.rangeClosed(1, 200).boxed().toList();
    InjectorNumbers numbers =
        over(
            SampleInjector.atEase(ZERO, 1)
                .second(0, sample -> SampleInjector.lags(sample, ticks))
                .log(),
            0,
            1_000);

    assertThat(numbers.lagPercentile(99)).contains(198L);
    assertThat(numbers.lagPercentile(50)).contains(100L);
    assertThat(numbers.lagPercentile(100)).contains(200L);
    assertThat(numbers.lagPercentile(0.1)).contains(1L);
    assertThat(numbers.ticksLaterThan(198)).isEqualTo(2);
    assertThat(numbers.worstLag()).contains(new Peak(200, ZERO));
  }

  @Test
  void ticksOfAllSamplesAreOneSet() {
    InjectorNumbers numbers =
        over(
            SampleInjector.atEase(ZERO, 3)
                .second(0, sample -> SampleInjector.lags(sample, List.of(9L, 1L)))
                .second(1, sample -> SampleInjector.lags(sample, List.of()))
                .second(2, sample -> SampleInjector.lags(sample, List.of(5L)))
                .log(),
            0,
            3_000);

    assertThat(numbers.lags()).containsExactly(1L, 5L, 9L);
  }

  @Test
  void theWorstIsToldWithTheFirstTimeThatItShowed() {
    InjectorNumbers numbers =
        over(
            SampleInjector.atEase(ZERO, 9)
                .second(3, sample -> SampleInjector.pause(sample, 99))
                .second(5, sample -> SampleInjector.pause(sample, 99))
                .second(6, sample -> SampleInjector.heap(sample, 77))
                .second(7, sample -> SampleInjector.descriptors(sample, 450))
                .log(),
            0,
            9_000);

    assertThat(numbers.longestGcPause()).contains(new Peak(99, ZERO + 3_000));
    assertThat(numbers.largestHeap()).contains(new Peak(77, ZERO + 6_000));
    assertThat(numbers.mostDescriptors()).contains(new Peak(45, ZERO + 7_000));
    assertThat(numbers.gcPauses()).isEqualTo(9);
    assertThat(numbers.highestLoad()).contains(new Peak(1.5, ZERO));
  }

  @Test
  void cpuMustBeUsedThreeSecondsInARow() {
    assertThat(sustained(90, 20, 95, 20, 99)).contains(new Peak(20, ZERO));
    assertThat(sustained(20, 90, 85, 88, 20)).contains(new Peak(85, ZERO + 1_000));
    assertThat(sustained(20, 90, 85, 88, 86)).contains(new Peak(85, ZERO + 1_000));
    assertThat(sustained(99, 99)).isEmpty();
  }

  @Test
  void cpuThatIsNotToldInterruptsTheRow() {
    SampleInjector injector =
        SampleInjector.atEase(ZERO, 5).second(2, InjectorNumbersTest::withoutCpu);

    assertThat(over(injector.log(), 0, 5_000).sustainedCpu()).isEmpty();
    assertThat(over(injector.log(), 0, 5_000).meanCpuPercent()).contains(20.0);
    assertThat(over(injector.log(), 2_000, 3_000).meanCpuPercent()).isEmpty();
  }

  @Test
  void theMeanOfTheCpuIsWeightedByTime() {
    InjectorLog log =
        SampleInjector.atEase(ZERO, 2)
            .second(1, sample -> SampleInjector.cpu(SampleInjector.span(sample, 500), 80))
            .log();

    assertThat(over(log, 0, 2_000).meanCpuPercent()).contains(40.0);
  }

  @Test
  void withoutSamplesThereAreNoFigures() {
    assertThat(InjectorNumbers.over(InjectorLog.MISSING, 0, 1_000))
        .isEqualTo(
            new InjectorNumbers(
                0,
                0,
                List.of(),
                none(),
                0,
                none(),
                none(),
                Optional.empty(),
                none(),
                none(),
                none()));
    assertThat(InjectorNumbers.over(InjectorLog.MISSING, 0, 1_000).lagPercentile(99)).isEmpty();
  }

  @Test
  void withoutAPauseThereIsNoLongestOne() {
    InjectorLog log =
        SampleInjector.atEase(ZERO, 1).second(0, sample -> SampleInjector.noPause(sample)).log();

    assertThat(over(log, 0, 1_000).longestGcPause()).isEmpty();
    assertThat(over(log, 0, 1_000).gcPauses()).isZero();
  }

  private static Optional<Peak> none() {
    return Optional.empty();
  }

  private static Optional<Peak> sustained(double... percents) {
    SampleInjector injector = SampleInjector.atEase(ZERO, percents.length);
    for (int second = 0; second < percents.length; second++) {
      double percent = percents[second];
      injector.second(second, sample -> SampleInjector.cpu(sample, percent));
    }
    return over(injector.log(), 0, 60_000).sustainedCpu();
  }

  private static InjectorSample withoutCpu(InjectorSample sample) {
    return SampleInjector.cpu(sample, OptionalDouble.empty());
  }

  private static InjectorNumbers over(InjectorLog log, long from, long to) {
    return InjectorNumbers.over(log, ZERO + from, ZERO + to);
  }
}
