package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limiters and ended tokens are noise: they make a run invalid, never the target bad. */
class NoiseIT {

  private static final String REFRESH = "POST /api/auth/refresh";

  @Test
  void limitersMakeTheRunInvalid() {
    EndedRun run = SharedRun.LIMITED.ended();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("INVALID");
    assertThat(run.blamed("INVALID")).contains("rate_limited_rate");
    assertThat(run.blamed("FAIL")).isEmpty();
    assertThat(run.answered(429)).isPositive();
    assertThat(run.outcomes("whole"))
        .containsEntry("rate-limited", run.answered(429))
        .containsOnlyKeys("ok", "rate-limited");
    assertThat(run.objective("true_error_rate").required("value").asDouble()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"api_latency_p95", "game_state_p95"})
  void answersOfLimitersAreInNoLatency(String objective) throws IOException {
    EndedRun run = SharedRun.LIMITED.ended();
    RawLog log = RawLog.of(run.folder());
    long refused = log.steady(run.folder()).filter(request -> !request.ok()).count();
    long answered = log.steady(run.folder()).filter(RawLog.Request::ok).count();

    assertThat(refused).as("429s in the steady window").isPositive();
    assertThat(run.objective(objective).required("samples").asLong()).isEqualTo(answered);
    assertThat(run.objective(objective).required("value").asInt())
        .isEqualTo(RawLog.quantile(log.steady(run.folder()).filter(RawLog.Request::ok), 95));
  }

  @Test
  void renewedTokensLeaveNoTrace() {
    EndedRun run = SharedRun.RENEWED.ended();
    long renewals = run.truth().required("tokens").required("refreshes").asLong();
    long users = run.truth().required("tokens").required("logins").asLong();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("PASS");
    assertThat(renewals).as("renewals of %d users", users).isGreaterThanOrEqualTo(users);
    assertThat(run.counted()).containsEntry(REFRESH, renewals);
    assertThat(run.outcomes("whole")).containsOnlyKeys("ok");
    assertThat(run.answered(401)).isZero();
  }

  @Test
  void tokensThatNobodyRenewsMakeTheRunInvalid() {
    EndedRun run = SharedRun.EXPIRED.ended();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("INVALID");
    assertThat(run.blamed("INVALID")).contains("auth_expired_rate");
    assertThat(run.blamed("FAIL")).isEmpty();
    assertThat(run.answered(401)).isPositive();
    assertThat(run.outcomes("whole"))
        .containsEntry("auth-expired", run.answered(401))
        .containsOnlyKeys("ok", "auth-expired");
    assertThat(run.counted()).doesNotContainKey(REFRESH);
  }
}
