package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareProofTest {

  @ParameterizedTest
  @CsvSource({
    // k, n, comparison, limit: status
    "0, 598, AT_MOST, 0.005, MET",
    "0, 597, AT_MOST, 0.005, UNPROVEN",
    "0, 0, AT_MOST, 0.005, UNPROVEN",
    "5, 1000, AT_MOST, 0.005, UNPROVEN",
    "5, 1000, AT_MOST, 0.0105, MET",
    "5, 1000, AT_MOST, 0.0104, UNPROVEN",
    "5, 1000, AT_MOST, 0.0020, UNPROVEN",
    "5, 1000, AT_MOST, 0.0019, MISSED",
    "61, 3004, AT_MOST, 0.005, MISSED",
    // a success rate: 299 of 299 prove 99 %
    "299, 299, AT_LEAST, 0.99, MET",
    "298, 298, AT_LEAST, 0.99, UNPROVEN",
    "990, 1000, AT_LEAST, 0.99, UNPROVEN",
    "950, 1000, AT_LEAST, 0.99, MISSED",
    "950, 1000, AT_LEAST, 0.93, MET"
  })
  void boundsDecide(long k, long n, Comparison comparison, double limit, ObjectiveStatus status) {
    assertThat(new ShareProof(ShareBounds.of(k, n, 1), comparison, limit).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "LESS, 0.25, UNPROVEN",
    "AT_MOST, 0.25, MET",
    "LESS, 0.125, MISSED",
    "AT_MOST, 0.125, UNPROVEN",
    "AT_LEAST, 0.125, MET",
    "AT_LEAST, 0.25, UNPROVEN"
  })
  void boundOnTheLimitCountsAsTheComparisonSays(
      Comparison comparison, double limit, ObjectiveStatus status) {
    ObjectiveResult.Share share = new ObjectiveResult.Share(20, 100, 0.125, 0.25, 1);
    assertThat(new ShareProof(share, comparison, limit).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"AT_MOST, 0.005, 598", "LESS, 0.01, 299", "AT_LEAST, 0.99, 299"})
  void samplesNeededDependOnTheShareThatMayFail(Comparison comparison, double limit, long needed) {
    assertThat(new ShareProof(ShareBounds.of(0, 0, 1), comparison, limit).samplesNeeded())
        .isEqualTo(needed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 120 | 1 | too few: 120 samples, at least 598 are needed",
        "5 | 1000 | 1 | can't tell at 95 %: between 0.197 % and 1.048 % of 1000; 598 would do if"
            + " every one were good",
        "8 | 1600 | 2 | can't tell at 95 %: between 0.171 % and 1.141 % of 1600, design effect"
            + " 2.0; 598 would do if every one were good",
        "61 | 3004 | 1 | ''",
        "0 | 598 | 1 | ''"
      })
  void noteSaysWhyItIsUnproven(long k, long n, double designEffect, String note) {
    assertThat(new ShareProof(ShareBounds.of(k, n, designEffect), Comparison.AT_MOST, 0.005).note())
        .isEqualTo(note);
  }
}
