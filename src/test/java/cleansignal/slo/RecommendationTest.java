package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.Window;
import cleansignal.slo.LevelResult.Measured;
import cleansignal.slo.LevelResult.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendationTest {

  @ParameterizedTest
  @CsvSource({"PASS, PASS", "CONDITIONAL, NEEDS_SCALING", "INCONCLUSIVE, NONE", "INVALID, NONE"})
  void followsFromTheVerdict(VerdictKind kind, Recommendation advised) {
    assertThat(Recommendation.of(verdict(kind), Optional.empty())).isEqualTo(advised);
  }

  @ParameterizedTest
  @CsvSource({
    "slow:ms, NEEDS_SCALING",
    "few:games, NEEDS_SCALING",
    "slow_coverage:%, NEEDS_SCALING",
    "errors:%, FAIL",
    "wrong:count, FAIL"
  })
  void aFailureIsOneOfSizeOrOfTheServerItself(String objective, Recommendation advised) {
    assertThat(Recommendation.of(verdict(VerdictKind.FAIL, objective), Optional.empty()))
        .isEqualTo(advised);
  }

  @Test
  void oneReasonOfItsOwnIsEnough() {
    assertThat(
            Recommendation.of(verdict(VerdictKind.FAIL, "slow:ms", "errors:%"), Optional.empty()))
        .isEqualTo(Recommendation.FAIL);
    assertThat(Recommendation.of(verdict(VerdictKind.FAIL), Optional.empty()))
        .as("the target died")
        .isEqualTo(Recommendation.FAIL);
  }

  @Test
  void aClimbThatCameSomewhereNeedsScaling() {
    Verdict failed = verdict(VerdictKind.FAIL, "errors:%");

    assertThat(Recommendation.of(failed, climb(Standing.MET, Standing.MISSED)))
        .isEqualTo(Recommendation.NEEDS_SCALING);
    assertThat(Recommendation.of(failed, climb(Standing.MISSED, Standing.MISSED)))
        .isEqualTo(Recommendation.FAIL);
    assertThat(
            Recommendation.of(
                verdict(VerdictKind.INVALID), climb(Standing.MET, Standing.NOT_REACHED)))
        .isEqualTo(Recommendation.NONE);
  }

  private static Optional<Climb> climb(Standing... standings) {
    return Optional.of(
        new Climb(
            Arrays.stream(standings)
                .map(
                    standing ->
                        new LevelResult(
                            1, new Window(0, 1), standing, List.of(), List.of(), Measured.NONE))
                .toList()));
  }

  /** Objectives as {@code id:unit}, each a reason; without any the reason is about the run. */
  private static Verdict verdict(VerdictKind kind, String... missed) {
    List<ObjectiveResult> objectives =
        Arrays.stream(missed).map(text -> objective(text.split(":"))).toList();
    List<Reason> reasons =
        missed.length == 0
            ? List.of(new Reason(kind, Optional.empty(), "so"))
            : objectives.stream()
                .map(objective -> new Reason(kind, Optional.of(objective.id()), "so"))
                .toList();
    return new Verdict(kind, reasons, List.of(), List.of(), objectives, false);
  }

  private static ObjectiveResult objective(String[] idAndUnit) {
    return new ObjectiveResult(
        idAndUnit[0],
        "",
        Priority.HIGH,
        true,
        ObjectiveStatus.MISSED,
        OptionalDouble.of(1),
        0,
        "<",
        idAndUnit[1],
        "staging",
        Optional.empty(),
        1,
        OptionalLong.empty(),
        "proven",
        "",
        "");
  }
}
