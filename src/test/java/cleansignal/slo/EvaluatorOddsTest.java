package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the evaluator is wrong about targets whose truth is known. The full table, of 10,000
 * runs a figure, stands in {@code docs/statistics.md}.
 */
class EvaluatorOddsTest {

  private static final int RUNS = 150;

  /** Where chance decides in about five of a hundred, it takes more of them to say so. */
  private static final int RUNS_ON_THE_LIMIT = 300;

  /** With independent failures: a share of 0.55 % where 0.5 % are allowed hardly ever passes. */
  @ParameterizedTest
  @CsvSource({"7700, 1", "51000, 1", "51000, 10"})
  void tenPercentTooManyErrorsPassInFewerThanFiveOfAHundredRuns(int requests, int burst) {
    assertThat(percent(EvaluatorOdds.errors(requests, burst), 1.1, VerdictKind.PASS)).isLessThan(5);
  }

  /** A p95 of 330 ms where less than 300 ms are allowed. */
  @ParameterizedTest
  @CsvSource({"1000, 0, false", "3000, 0, false", "3000, 0, true", "3000, 0.1, true"})
  void tenPercentTooSlowPassesInFewerThanFiveOfAHundredRuns(
      int requests, double moods, boolean coverage) {
    EvaluatorOdds odds = EvaluatorOdds.latency(requests, moods, coverage);
    assertThat(percent(odds, 1.1, VerdictKind.PASS)).isLessThan(5);
  }

  @Test
  void targetOnItsLimitPassesInAboutFiveOfAHundredRunsAtMost() {
    assertThat(onLimit(EvaluatorOdds.errors(51_000, 1), VerdictKind.PASS)).isLessThan(7);
    assertThat(onLimit(EvaluatorOdds.latency(3_000, 0, false), VerdictKind.PASS)).isLessThan(7);
  }

  /** A slice has few samples: chance puts some of them out, and that must fail nobody. */
  @ParameterizedTest
  @CsvSource({"1000, 0", "3000, 0", "3000, 0.1"})
  void tenPercentFasterFailsInFewerThanFiveOfAHundredRuns(int requests, double moods) {
    EvaluatorOdds odds = EvaluatorOdds.latency(requests, moods, true);
    assertThat(percent(odds, 0.9, VerdictKind.FAIL)).isLessThan(5);
  }

  @ParameterizedTest
  @CsvSource({"7700, 1", "51000, 1", "51000, 10"})
  void tenPercentFewerErrorsFailInFewerThanFiveOfAHundredRuns(int requests, int burst) {
    assertThat(percent(EvaluatorOdds.errors(requests, burst), 0.9, VerdictKind.FAIL)).isLessThan(5);
  }

  /** Caution is not blindness: with enough requests, most runs come to the right verdict. */
  @Test
  void enoughRequestsTellTheTruth() {
    EvaluatorOdds errors = EvaluatorOdds.errors(51_000, 1);
    assertThat(percent(errors, 0.7, VerdictKind.PASS)).isGreaterThan(90);
    assertThat(percent(errors, 1.3, VerdictKind.FAIL)).isGreaterThan(90);
    assertThat(percent(EvaluatorOdds.latency(3_000, 0, true), 0.8, VerdictKind.PASS))
        .isGreaterThan(90);
    assertThat(percent(EvaluatorOdds.latency(3_000, 0, true), 1.2, VerdictKind.FAIL))
        .isGreaterThan(90);
  }

  @Test
  void aRunIsTheSameAgainWithTheSameSeed() {
    EvaluatorOdds odds = EvaluatorOdds.errors(7_700, 1);
    Map<VerdictKind, Integer> first = odds.verdicts(1, 50, 3);
    assertThat(odds.verdicts(1, 50, 3)).isEqualTo(first);
    assertThat(first.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(50);
  }

  /** Bounds that took a row of ten failures for ten would be wrong far more often than they say. */
  @Test
  void rowsOfFailuresAreNotTakenForManyFailures() {
    assertThat(onLimit(EvaluatorOdds.errors(51_000, 10), VerdictKind.FAIL)).isLessThan(8);
  }

  private static double percent(EvaluatorOdds odds, double truth, VerdictKind kind) {
    return percent(odds, truth, kind, RUNS);
  }

  private static double onLimit(EvaluatorOdds odds, VerdictKind kind) {
    return percent(odds, 1, kind, RUNS_ON_THE_LIMIT);
  }

  private static double percent(EvaluatorOdds odds, double truth, VerdictKind kind, int runs) {
    return 100.0 * odds.verdicts(truth, runs, 11).getOrDefault(kind, 0) / runs;
  }
}
