package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three ways to break an answer: each has an outcome of its own, counted to the last one. */
class BrokenAnswersIT {

  private static final String LOGIN = "POST /api/auth/login";
  private static final String JOIN = "POST /api/games/:id/join";

  private static EndedRun run;

  @BeforeAll
  static void runOnce() {
    run = SharedRun.BROKEN.ended();
  }

  @Test
  void failsOnWhatMustNeverHappen() {
    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL"))
        .contains("true_error_rate", "contract_failures", "lifecycle_mismatches");
    assertThat(run.outcomes("whole")).containsOnlyKeys("ok", "contract", "lifecycle", "network");
  }

  @Test
  void aMissingFieldBreaksTheContract() {
    assertThat(run.injected("missing-field")).isPositive();
    assertThat(run.outcomes("whole", "contract")).isEqualTo(run.injected("missing-field"));
    assertThat(run.text(RunFolder.FAILURES)).contains("contract data.game.status");
  }

  @Test
  void aForgottenGameIsALifecycleMismatch() {
    assertThat(run.injected("forget")).isPositive();
    assertThat(run.outcomes("whole", "lifecycle"))
        .isGreaterThanOrEqualTo(run.injected("forget"))
        .isEqualTo(run.answered(404));
  }

  @Test
  void aCutConnectionIsTheNetworks() {
    assertThat(run.injected("cut")).isPositive();
    assertThat(run.outcomes("whole", "network")).isEqualTo(run.injected("cut"));
    assertThat(networkFailures(LOGIN)).isEqualTo(cuts(LOGIN)).isPositive();
    assertThat(networkFailures(JOIN)).isEqualTo(cuts(JOIN)).isPositive();
  }

  /**
   * On a connection that it has used before, Gatling sends a request again that was cut. Some joins
   * are the first on theirs.
   */
  @Test
  void nothingElseIsAskedTwice() {
    Map<String, Long> counted = run.counted();
    Map<String, Long> served = run.served();
    long joins = counted.remove(JOIN);

    assertThat(served.remove(JOIN)).isBetween(joins, joins + cuts(JOIN));
    assertThat(counted).isEqualTo(served);
  }

  private static long cuts(String route) {
    return run.truth()
        .required("routes")
        .required(route)
        .required("faults")
        .required("cut")
        .asLong();
  }

  private static long networkFailures(String request) {
    return run.requests().required(request).required("outcomes").path("network").asLong();
  }
}
