package cleansignal.target.ringrift;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.target.AiUse;
import cleansignal.target.metrics.Exposition;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one call more means, by the deltas that were seen on the target. */
class RingRiftCountersTest {

  @Test
  void anAnswerWithAMoveIsNoFallback() {
    assertUse(1, 0, "ringrift_ai_requests_total{outcome=\"success\"} 1\n" + fallbacks(""));
  }

  @Test
  void aFailedCallIsOneRequestAndOneFallback() {
    assertUse(
        1,
        1,
        requests("error", 1)
            + requests("fallback", 1)
            + fallbacks("ringrift_ai_fallback_total{reason=\"connection_refused\"} 1\n"));
  }

  @Test
  void anAnswerWithoutAMoveIsOneRequestAndOneFallback() {
    assertUse(
        1,
        1,
        requests("success", 1)
            + requests("fallback", 1)
            + fallbacks("ringrift_ai_fallback_total{reason=\"no_move_from_service\"} 1\n"));
  }

  @Test
  void aCallThatTheBreakerKeptBackIsOneRequestAllTheSame() {
    assertUse(
        1,
        1,
        requests("fallback", 1)
            + fallbacks("ringrift_ai_fallback_total{reason=\"circuit_open\"} 1\n"));
  }

  /** The target counts it twice as a time-out and once more as what its session saw. */
  @Test
  void aCallThatTimedOutIsOneFallback() {
    assertUse(
        1,
        1,
        requests("error", 1)
            + fallbacks(
                "ringrift_ai_fallback_total{reason=\"timeout\"} 2\n"
                    + "ringrift_ai_fallback_total{reason=\"no_move\"} 1\n"));
  }

  @Test
  void whereTheServerThinksForItselfNothingWasAsked() {
    assertUse(0, 0, requests("fallback", 1543) + fallbacks(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# TYPE ringrift_ai_requests_total counter\n",
        "ringrift_ai_requests_total{outcome=\"success\"} 1\n"
      })
  void withoutThePageOfFallbacksNothingIsKnown(String page) {
    assertThat(RingRiftCounters.aiUse(Exposition.parse(page)))
        .isEqualTo(new AiUse(OptionalLong.empty(), OptionalLong.empty()));
  }

  private static void assertUse(long requests, long fallbacks, String page) {
    assertThat(RingRiftCounters.aiUse(Exposition.parse(page)))
        .isEqualTo(new AiUse(OptionalLong.of(requests), OptionalLong.of(fallbacks)));
  }

  private static String requests(String outcome, int count) {
    return "ringrift_ai_requests_total{outcome=\"" + outcome + "\"} " + count + "\n";
  }

  private static String fallbacks(String samples) {
    return "# TYPE ringrift_ai_fallback_total counter\n" + samples;
  }
}
