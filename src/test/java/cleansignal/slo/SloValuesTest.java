package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cleansignal.measure.Tally;
import cleansignal.outcome.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small values that SLO files are made of. */
class SloValuesTest {

  @ParameterizedTest
  @CsvSource({
    "GET /api/*, GET /api/games/:id, true",
    "GET /api/*, GET /apix, false",
    "GET /api/*, POST /api/games, false",
    "POST /api/games, POST /api/games, true",
    "POST /api/games, POST /api/games/:id/join, false",
    "POST /api/games, xPOST /api/games, false",
    "*, anything at all, true",
    "*/join, POST /api/games/:id/join, true",
    "GET /a.c, GET /abc, false",
    "GET /*/b/*, GET /a/b/c, true",
    "GET /(x, GET /(x, true"
  })
  void globs(String pattern, String name, boolean matches) {
    assertThat(new RequestNames(List.of(pattern)).test(name)).isEqualTo(matches);
  }

  @Test
  void exclusionWinsWhereverItStands() {
    for (List<String> patterns :
        List.of(List.of("POST /*", "!POST /api/auth/*"), List.of("!POST /api/auth/*", "POST /*"))) {
      RequestNames names = new RequestNames(patterns);
      assertThat(names.test("POST /api/games")).isTrue();
      assertThat(names.test("POST /api/auth/login")).isFalse();
      assertThat(names.test("GET /api/games")).isFalse();
    }
  }

  @Test
  void noPatternMatchesNothing() {
    assertThat(new RequestNames(List.of()).test("x")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ok, 100",
    "rate-limited, 7",
    "auth-expired, 3",
    "script, 2",
    "true-error, 11",
    "valid, 111",
    "not-ok, 23",
    "all, 123",
    "5xx, 5",
    "timeout, 0"
  })
  void outcomesAreCounted(String token, long count) {
    Tally tally =
        new Tally(
            Map.of(
                Outcome.OK, 100L,
                Outcome.RATE_LIMITED, 7L,
                Outcome.AUTH_EXPIRED, 3L,
                Outcome.SCRIPT, 2L,
                Outcome.SERVER_ERROR, 4L,
                Outcome.UNAVAILABLE, 1L,
                Outcome.CONTRACT, 6L),
            5);
    assertThat(new OutcomeFilter(List.of(token)).count(tally)).isEqualTo(count);
  }

  @Test
  void severalOutcomesAddUpOnce() {
    Tally tally = new Tally(Map.of(Outcome.RATE_LIMITED, 7L, Outcome.AUTH_EXPIRED, 3L), 0);
    assertThat(new OutcomeFilter(List.of("rate-limited", "auth-expired")).count(tally))
        .isEqualTo(10);
    assertThat(new OutcomeFilter(List.of("rate-limited", "rate-limited")).count(tally))
        .isEqualTo(7);
  }

  @Test
  void unknownOutcomesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutcomeFilter(List.of("slow")))
        .withMessage("unknown outcome: slow");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OutcomeFilter(List.of("true-error", "timeout")))
        .withMessageContaining("stands alone");
  }

  @ParameterizedTest
  @CsvSource({
    "<, 1, 2, true",
    "<, 2, 2, false",
    "<, 3, 2, false",
    "<=, 2, 2, true",
    "<=, 3, 2, false",
    ">, 3, 2, true",
    ">, 2, 2, false",
    ">, 1, 2, false",
    ">=, 2, 2, true",
    ">=, 1, 2, false",
    ">=, 3, 2, true",
    "=, 2, 2, true",
    "=, 1, 2, false",
    "=, 3, 2, false"
  })
  void comparisons(String text, double value, double limit, boolean holds) {
    Comparison comparison = Comparison.ofText(text).orElseThrow();
    assertThat(comparison.holds(value, limit)).isEqualTo(holds);
    assertThat(comparison.smallerIsBetter()).isEqualTo(!text.startsWith(">"));
  }

  @Test
  void otherSignsAreNoComparison() {
    assertThat(Comparison.ofText("=>")).isEmpty();
    assertThat(Comparison.ofText("==")).isEmpty();
  }

  @Test
  void pointEvidenceNeedsAReason() {
    assertThat(Evidence.PROVEN.text()).isEqualTo("proven");
    assertThat(Evidence.point("few seconds").text()).isEqualTo("point");
    assertThatIllegalArgumentException().isThrownBy(() -> Evidence.point(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> new Evidence(false, "why"));
  }

  @ParameterizedTest
  @CsvSource({
    "800, ms, 800 ms",
    "0, count, 0",
    "0.5, %, 0.5 %",
    "2.0306, %, 2.031 %",
    "99.9, %, 99.9 %",
    "99.9996, %, 100 %",
    "0.00012345, %, 0.00012 %",
    "21.95, games, 21.95 games"
  })
  void figures(double value, String unit, String text) {
    assertThat(Figures.withUnit(value, unit)).isEqualTo(text);
  }

  @Test
  void verdictsAreReadInAnyCase() {
    assertThat(VerdictKind.ofText("pass")).contains(VerdictKind.PASS);
    assertThat(VerdictKind.ofText("CONDITIONAL")).contains(VerdictKind.CONDITIONAL);
    assertThat(VerdictKind.ofText("OK")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"MET, met", "MISSED, missed", "UNPROVEN, unproven", "NOT_APPLICABLE, not applicable"})
  void statusesHaveWords(ObjectiveStatus status, String text) {
    assertThat(status.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"'', a, /a", "/a, b/c, /a/b~1c", "/a, b~c, /a/b~0c", "/a, ~1, /a/~01"})
  void pointersAreEscaped(String pointer, String key, String expected) {
    assertThat(Problems.child(pointer, key)).isEqualTo(expected);
  }

  @Test
  void limitOfAnUnknownObjectiveIsAMistakeOfTheCaller() {
    Limits limits = new Limits("staging", Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> limits.of("speed"))
        .withMessage("no limit for speed in staging");
  }
}
