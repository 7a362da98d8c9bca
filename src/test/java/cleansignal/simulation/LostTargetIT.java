package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A target that does not answer any more: the run says so and comes to its end. */
class LostTargetIT {

  /** One that hangs instead is a row of {@link TargetTruths}. */
  @Test
  void aKilledServerIsUnavailable() {
    EndedRun run = SharedRun.KILLED.ended();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.reasons()).contains("target died at " + lostSecond(run) + " s (unavailable)");
    assertThat(run.blamed("FAIL")).contains("true_error_rate");
    assertThat(run.outcomes("whole", "ok")).isPositive();
    assertThat(run.outcomes("whole", "unavailable")).isPositive();
    // What was under way when the server went has lost its connection instead.
    assertThat(run.outcomes("whole").keySet())
        .isSubsetOf("ok", "unavailable", "network", "protocol");
    assertThat(run.hasTruth()).isFalse();
  }

  private static long lostSecond(EndedRun run) {
    return run.json("summary.json").at("/probe/lost/atMillis").asLong() / 1000;
  }
}
