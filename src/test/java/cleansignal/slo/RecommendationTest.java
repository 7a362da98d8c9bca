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
  void anAbortForSlownessIsOneOfSize() {
    Reason slow = new Reason(VerdictKind.FAIL, Optional.empty(), "so", true);
    Reason died = new Reason(VerdictKind.FAIL, Optional.empty(), "so", false);

    assertThat(Recommendation.of(failed(slow), Optional.empty()))
        .isEqualTo(Recommendation.NEEDS_SCALING);
    assertThat(Recommendation.of(failed(slow, died), Optional.empty()))
        .isEqualTo(Recommendation.FAIL);
  }

  @Test
  void whatALowerLevelCarriedNeedsScaling() {
    Verdict failed = verdict(VerdictKind.FAIL, "errors:%");

    assertThat(Recommendation.of(failed, climb(met(), missed("errors"))))
        .isEqualTo(Recommendation.NEEDS_SCALING);
    assertThat(Recommendation.of(failed, climb(met(), missed("slow"), missed("errors", "slow"))))
        .isEqualTo(Recommendation.NEEDS_SCALING);
    assertThat(Recommendation.of(failed, climb(missed("errors"), missed("errors"))))
        .as("no level carried it")
        .isEqualTo(Recommendation.FAIL);
    assertThat(Recommendation.of(failed, climb(missed("errors"), met(), missed("errors"))))
        .as("the level that did is above one that did not")
        .isEqualTo(Recommendation.FAIL);
    assertThat(Recommendation.of(verdict(VerdictKind.INVALID), climb(met(), missed("errors"))))
        .isEqualTo(Recommendation.NONE);
  }

  @Test
  void whatNoLevelMissedIsTheServersOwn() {
    Verdict wedged = verdict(VerdictKind.FAIL, "wedged:count");

    assertThat(Recommendation.of(wedged, climb(met(), met()))).isEqualTo(Recommendation.FAIL);
    assertThat(Recommendation.of(wedged, climb(met(), missed("slow"))))
        .isEqualTo(Recommendation.FAIL);
    assertThat(
            Recommendation.of(
                verdict(VerdictKind.FAIL, "errors:%", "wedged:count"),
                climb(met(), missed("errors"))))
        .isEqualTo(Recommendation.FAIL);
    assertThat(Recommendation.of(verdict(VerdictKind.FAIL, "login:ms"), climb(met(), met())))
        .isEqualTo(Recommendation.NEEDS_SCALING);
  }

  @Test
  void aTargetThatDiedFailsHoweverHighItCame() {
    assertThat(Recommendation.of(verdict(VerdictKind.FAIL), climb(met(), met(), missed())))
        .isEqualTo(Recommendation.FAIL);
  }

  private static LevelResult met() {
    return level(Standing.MET);
  }

  private static LevelResult missed(String... ids) {
    return level(Standing.MISSED, ids);
  }

  private static LevelResult level(Standing standing, String... missed) {
    return new LevelResult(
        1, new Window(0, 1), standing, List.of(), List.of(missed), Measured.NONE);
  }

  private static Optional<Climb> climb(LevelResult... levels) {
    return Optional.of(new Climb(List.of(levels)));
  }

  private static Verdict failed(Reason... reasons) {
    return new Verdict(VerdictKind.FAIL, List.of(reasons), List.of(), List.of(), List.of(), false);
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
