package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.Recent;
import cleansignal.measure.RecentSlices;
import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AbortRulesTest {

  private static final AbortRules RULES = SloFiles.load(Path.of("slo")).abort();
  private static final long SLICE = RULES.sliceMillis(1);

  private final RecentSlices slices =
      new RecentSlices(new Window(0, 600_000), SLICE, RULES.slices());

  @Test
  void theFileSaysWhatTheCatalogueAsksFor() {
    assertThat(RULES.text(1)).isEqualTo("true errors > 5 % or API p95 > 2000 ms for 30 s");
    assertThat(RULES.text(20)).endsWith("for 1.5 s");
    assertThat(RULES.sustainedMillis(20)).isEqualTo(1_500);
  }

  @ParameterizedTest
  @CsvSource({"3, 10002, 10", "26, 1152, 1.2", "100, 300, 0.3", "400, 78, 0.078"})
  void aPacedTimeIsToldToATenthOfASecond(double pace, long millis, String seconds) {
    assertThat(RULES.sustainedMillis(pace)).isEqualTo(millis);
    assertThat(RULES.text(pace)).endsWith("2000 ms for " + seconds + " s");

    EarlyStop.Broken broken = new EarlyStop.Broken(AbortRule.TRUE_ERRORS, 5, millis, 19.8, 4_093);
    assertThat(EarlyStop.aborted(91_270, broken).text())
        .startsWith("aborted: true errors > 5 % for " + seconds + " s, at 91.2 s: ");
  }

  @ParameterizedTest
  @CsvSource({
    "target-scale, , target-scale, true",
    "target-scale, load, load, false",
    "target-scale, stress, stress, true",
    "concurrent-games, stress, stress, true",
    "concurrent-games, , smoke, false",
    "baseline, , baseline, false",
  })
  void theyHoldForTargetScaleAndStress(
      String run, String override, String stages, boolean concerned) {
    assertThat(RULES.concern(run, Optional.ofNullable(override), stages)).isEqualTo(concerned);
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"TIMEOUT", "NETWORK", "SERVER_ERROR", "STALLED"})
  void moreThanFivePercentOfErrorsForHalfAMinuteBreakARule(Outcome error) {
    for (int slice = 0; slice < RULES.slices(); slice++) {
      fill(slice, 94, Outcome.OK, 10);
      fill(slice, 6, error, 10);
    }

    EarlyStop.Broken broken = broken().orElseThrow();

    assertThat(broken.rule()).isEqualTo(AbortRule.TRUE_ERRORS);
    assertThat(broken.value()).isEqualTo(6);
    assertThat(broken.samples()).isEqualTo(600);
    assertThat(EarlyStop.aborted(61_270, broken).text())
        .isEqualTo("aborted: true errors > 5 % for 30 s, at 61.2 s: 6 % of 600 valid requests");
  }

  @Test
  void fivePercentDoNot() {
    for (int slice = 0; slice < RULES.slices(); slice++) {
      fill(slice, 95, Outcome.OK, 10);
      fill(slice, 5, Outcome.TIMEOUT, 10);
    }

    assertThat(broken()).isEmpty();
  }

  @Test
  void oneGoodSliceIsABreak() {
    for (int slice = 0; slice < RULES.slices(); slice++) {
      fill(slice, 96, Outcome.OK, 10);
      fill(slice, slice == 3 ? 4 : 90, Outcome.TIMEOUT, 10);
    }

    assertThat(broken()).isEmpty();
  }

  @Test
  void answersSlowerThanTwoSecondsBreakARule() {
    for (int slice = 0; slice < RULES.slices(); slice++) {
      fill(slice, 90, Outcome.OK, 10);
      fill(slice, 10, Outcome.OK, 2_001);
    }

    EarlyStop.Broken broken = broken().orElseThrow();

    assertThat(broken.rule()).isEqualTo(AbortRule.API_P95);
    assertThat(broken.value()).isEqualTo(2_001);
  }

  @Test
  void answersOfTwoSecondsDoNot() {
    for (int slice = 0; slice < RULES.slices(); slice++) {
      fill(slice, 100, Outcome.OK, 2_000);
    }

    assertThat(broken()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"RATE_LIMITED", "AUTH_EXPIRED", "SCRIPT"})
  void noiseNeverDoes(Outcome noise) {
    for (int slice = 0; slice < RULES.slices(); slice++) {
      fill(slice, 30, Outcome.OK, 10);
      fill(slice, 1_000, noise, 9_000);
    }

    assertThat(broken()).isEmpty();
  }

  @Test
  void tooFewSamplesDoNot() {
    for (int slice = 0; slice < RULES.slices(); slice++) {
      fill(slice, RULES.minimumSamples() - 1, Outcome.TIMEOUT, 9_000);
    }

    assertThat(broken()).isEmpty();

    for (int slice = 0; slice < RULES.slices(); slice++) {
      fill(slice, 1, Outcome.TIMEOUT, 9_000);
    }
    assertThat(broken()).isPresent();
  }

  @Test
  void theKillSwitchIsNobodysFailure() {
    assertThat(EarlyStop.killed(3_000).text()).isEqualTo("stopped by the kill switch at 3 s");
    assertThat(EarlyStop.killed(3_000).kind()).isEqualTo(VerdictKind.INVALID);
  }

  private void fill(int slice, int times, Outcome outcome, long latencyMillis) {
    for (int i = 0; i < times; i++) {
      slices.add(slice * SLICE + 1, outcome, true, latencyMillis);
    }
  }

  private Optional<EarlyStop.Broken> broken() {
    List<Recent> last = slices.last(RULES.slices() * SLICE).orElseThrow();
    return RULES.broken(last, 1);
  }
}
