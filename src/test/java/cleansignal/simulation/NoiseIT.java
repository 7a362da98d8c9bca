package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  @Test
  void answersOfLimitersAreInNoLatency() throws IOException {
    EndedRun run = SharedRun.LIMITED.ended();
    List<RawLog.Request> steady = RawLog.of(run.folder()).steadyCalls(run.folder()).toList();
    List<RawLog.Request> answered = steady.stream().filter(RawLog.Request::ok).toList();
    JsonNode latency = run.objective("api_latency_p95");

    assertThat(answered).hasSizeLessThan(steady.size());
    assertThat(latency.required("samples").asInt()).isEqualTo(answered.size());
    assertThat(latency.required("value").asInt()).isEqualTo(RawLog.quantile(answered.stream(), 95));
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
