package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteadinessTest {

  private static final SloFiles SLO = HttpOnly.files();
  private static final Window FIRST = new Window(60_000, 210_000);
  private static final Window SECOND = new Window(210_000, 360_000);
  private static final String START =
      "the steady window was not steady, first half against second (medians of its slices): ";

  /** 4,000 polls in 300 s, 20 ms each. */
  @Test
  void aSteadyRunIsNotMentioned() {
    assertThat(warnings(SampleRun.healthy())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2190, false", "1850, false", "2230, true", "1790, true"})
  void aRateThatChangesByMoreThanATenthIs(int inSecondHalf, boolean told) {
    SampleRun run =
        logins()
            .spread(FIRST, SampleRun.STATE, 2_000, Outcome.OK, 20)
            .spread(SECOND, SampleRun.STATE, inSecondHalf, Outcome.OK, 20);

    assertThat(warnings(run)).hasSize(told ? 1 : 0);
    if (told) {
      assertThat(warnings(run).get(0)).startsWith(START + "requests/s 13.3 and 1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "100, 110, false",
    "100, 111, true",
    "100, 89, true",
    "20, 30, false",
    "20, 31, true"
  })
  void aLatencyThatChangesByATenthAndTenMillisecondsIs(long before, long after, boolean told) {
    assertThat(warnings(halves(before, after))).hasSize(told ? 1 : 0);
  }

  @Test
  void itSaysInWhatTheHalvesDisagree() {
    assertThat(warnings(halves(100, 150)))
        .containsExactly(START + "api_latency_p95 100 and 150 ms; game_state_p95 100 and 150 ms");
  }

  @Test
  void errorsThatAreThereInOneHalfOnlyAreTold() {
    SampleRun run = SampleRun.healthy().spread(SECOND, SampleRun.STATE, 30, Outcome.TIMEOUT, 20);

    assertThat(warnings(run)).anySatisfy(text -> assertThat(text).contains("true errors 0 and "));
  }

  /** What one slice holds is no change: the slices beside it don't share it. */
  @Test
  void aBurstIsNoChange() {
    SampleRun run =
        SampleRun.healthy()
            .spread(new Window(300_000, 309_000), SampleRun.STATE, 400, Outcome.OK, 300);

    assertThat(warnings(run)).isEmpty();
  }

  @Test
  void aRunThatWasCutShortHasNoSecondHalf() {
    assertThat(warnings(halves(100, 900).endsAt(359_999)))
        .noneMatch(text -> text.startsWith(START));
    assertThat(warnings(halves(100, 900).endsAt(360_000))).anyMatch(text -> text.startsWith(START));
  }

  @Test
  void withoutAWindowThereIsNothingToCompare() {
    assertThat(
            Evaluator.judge(
                    halves(100, 900).noSteadyWindow().measures(),
                    SampleManifest.baseline().run("functional").noSteadyWindow().facts(),
                    SLO)
                .warnings())
        .noneMatch(text -> text.startsWith(START));
  }

  @Nested
  class HalvesOfAWindow {

    @Test
    void tooFewSlicesSayNothing() {
      assertThat(halves(10, 9, 1, 100).disagree(0)).isFalse();
      assertThat(halves(10, 10, 1, 100).disagree(0)).isTrue();
      assertThat(halves(9, 10, 1, 100).disagree(0)).isFalse();
    }

    @Test
    void threeStraySlicesInEachHalfChangeNothing() {
      double[] first = IntStream.range(0, 15).mapToDouble(i -> i < 3 ? 500 : 100).toArray();
      double[] second = IntStream.range(0, 15).mapToDouble(i -> i < 3 ? 1 : 200).toArray();
      double[] more = IntStream.range(0, 15).mapToDouble(i -> i < 4 ? 1 : 200).toArray();

      assertThat(of(first, second).disagree(0)).isTrue();
      assertThat(of(second, first).disagree(0)).isTrue();
      assertThat(of(first, more).disagree(0)).isFalse();
      assertThat(of(more, first).disagree(0)).isFalse();
    }

    @Test
    void mediansAreShown() {
      Halves halves = of(new double[] {3, 1, 2}, new double[] {5, 4, 9, 6});

      assertThat(halves.before()).isEqualTo(2);
      assertThat(halves.after()).isEqualTo(5.5);
    }

    /** 0.28 % by the formula; the band only lowers it. */
    @Test
    void alikeHalvesDisagreeInThreeOfAThousandWindows() {
      Random random = new Random(11);
      int windows = 100_000;
      long disagree =
          IntStream.range(0, windows)
              .filter(
                  window ->
                      of(random.doubles(15, 0, 1).toArray(), random.doubles(15, 0, 1).toArray())
                          .disagree(0))
              .count();

      assertThat(disagree / (double) windows).isBetween(0.0023, 0.0033);
    }

    private Halves halves(int first, int second, double before, double after) {
      return of(
          DoubleStream.generate(() -> before).limit(first).toArray(),
          DoubleStream.generate(() -> after).limit(second).toArray());
    }

    private Halves of(double[] first, double[] second) {
      int each = Math.max(first.length, second.length);
      return Halves.of(
          IntStream.range(0, 2 * each)
              .mapToObj(i -> i < each ? at(first, i) : at(second, i - each))
              .toList());
    }

    private OptionalDouble at(double[] values, int i) {
      return i < values.length ? OptionalDouble.of(values[i]) : OptionalDouble.empty();
    }
  }

  private static SampleRun halves(long before, long after) {
    return logins()
        .spread(FIRST, SampleRun.STATE, 2_000, Outcome.OK, before)
        .spread(SECOND, SampleRun.STATE, 2_000, Outcome.OK, after);
  }

  private static SampleRun logins() {
    return SampleRun.empty()
        .ramp(SampleRun.LOGIN, SampleRun.USERS, Outcome.OK, 260)
        .ramp(SampleRun.CREATE, 22, Outcome.OK, 40)
        .ramp(SampleRun.JOIN, 44, Outcome.OK, 30);
  }

  private static List<String> warnings(SampleRun run) {
    return Evaluator.judge(run.measures(), SampleManifest.baseline().facts(), SLO).warnings();
  }
}
