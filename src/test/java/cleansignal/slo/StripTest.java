package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strip of slices shows when an objective was out. */
class StripTest {

  private static final SloFiles SLO = HttpOnly.files();

  /** In the slice from 70 to 80 s, and a silent one behind it. */
  @ParameterizedTest
  @CsvSource({
    "true_error_rate, TIMEOUT, 5",
    "error_rate_5xx, SERVER_ERROR, 5",
    "contract_failures, CONTRACT, 5",
    "rate_limited_rate, RATE_LIMITED, 5",
    "api_latency_p95, OK, 900",
    "game_state_p99, OK, 900"
  })
  void showsTheSliceThatWasOut(String id, Outcome outcome, long millis) {
    SampleRun run = SampleRun.empty();
    for (int i = 0; i < 30; i++) {
      if (i != 2) {
        run.spread(slice(i), SampleRun.STATE, 100, Outcome.OK, 20);
      }
    }
    run.spread(slice(1), SampleRun.STATE, 20, outcome, millis);
    Strip strip = strip(run, id);
    assertThat(strip.text()).isEqualTo(".#-" + ".".repeat(27));
    assertThat(strip.window()).isEqualTo(SampleRun.STEADY);
    assertThat(strip.isOut()).isTrue();
  }

  /** On the limit of an "at most" is in, on the limit of a "less than" is out. */
  @ParameterizedTest
  @CsvSource({"799, .", "800, #"})
  void holdsEachSliceAgainstTheLimit(long millis, String sign) {
    SampleRun run = SampleRun.empty().steady(SampleRun.STATE, 3_000, Outcome.OK, millis);
    Strip strip = strip(run, "api_latency_p95");
    assertThat(strip.text()).isEqualTo(sign.repeat(30));
    assertThat(strip.isOut()).isEqualTo(sign.equals("#"));
  }

  @Test
  void objectivesOfTheWholeRunHaveSlicesOfTheWholeRun() {
    Strip strip = strip(SampleRun.healthy(), "login_latency_p95");
    assertThat(strip.window()).isEqualTo(new Window(0, 420_000));
    assertThat(strip.text()).isEqualTo("....." + "-".repeat(25));
  }

  @Test
  void whatHasNoSlicesOrNoDataHasNoStrip() {
    Verdict verdict =
        Evaluator.judge(SampleRun.empty().measures(), SampleManifest.baseline().manifest(), SLO);
    assertThat(verdict.objectives())
        .filteredOn(objective -> objective.value().isEmpty())
        .isNotEmpty()
        .allMatch(objective -> objective.strip().isEmpty());
    assertThat(verdict.objectives())
        .filteredOn(objective -> objective.id().startsWith("concurrent_"))
        .hasSize(2)
        .allMatch(objective -> objective.strip().isEmpty());
  }

  private static Window slice(int index) {
    long start = SampleRun.STEADY.startMillis() + 10_000L * index;
    return new Window(start, start + 10_000);
  }

  private static Strip strip(SampleRun run, String id) {
    return Evaluator.judge(run.measures(), SampleManifest.baseline().manifest(), SLO)
        .objectives()
        .stream()
        .filter(objective -> objective.id().equals(id))
        .findFirst()
        .flatMap(ObjectiveResult::strip)
        .orElseThrow();
  }
}
