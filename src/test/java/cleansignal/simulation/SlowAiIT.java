package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An AI service that is slow shows in the AIs' latency and nowhere else; where the server falls
 * back instead, the fallbacks show, and the latency is no more compared with that of other runs.
 */
@Tag("long")
class SlowAiIT {

  @Test
  void aSlowAiFailsTheRunByTheAisLatencyAlone() {
    EndedRun run = SlowAiRun.SLOW.ended();

    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL")).as(run.explained()).containsExactly("ai_latency_p95");
    assertThat(run.objective("ai_latency_p95").required("value").asDouble()).isGreaterThan(1_000);
    assertThat(missed(run)).as(run.explained()).allMatch(id -> id.startsWith("ai_"));
    assertThat(missed(run)).doesNotContain("ai_fallback_rate");
    assertThat(run.outcomes("whole")).containsOnlyKeys("ok");
  }

  @Test
  void capAndBreakerTurnSlownessIntoFallbacksThatFlatterTheLatency() {
    EndedRun run = SlowAiRun.CAPPED.ended();
    JsonNode latency = run.objective("ai_latency_p95");

    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL"))
        .as(run.explained())
        .contains("ai_fallback_rate")
        .doesNotContain("ai_latency_p95");
    assertThat(latency.required("value").asDouble()).as("it looks good").isLessThan(1_000);
    assertThat(latency.required("status").asText()).isEqualTo("unproven");
    assertThat(latency.required("note").asText())
        .startsWith("not comparable: flattered by ai_fallback_rate");
    assertThat(fallbacks(run)).isPositive();
  }

  @Test
  void withoutAnAiServiceTheGamesGoOnByFallbacksThatTheVerdictNames() {
    EndedRun run = SlowAiRun.DOWN.ended();
    JsonNode play = run.truth().required("play");

    assertThat(run.verdict()).as(run.explained()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL"))
        .as(run.explained())
        .contains("ai_fallback_rate")
        .doesNotContain("ai_latency_p95");
    assertThat(run.reasons()).anyMatch(reason -> reason.startsWith("ai_fallback_rate 100 %"));
    assertThat(play.at("/aiService/success").asLong()).isZero();
    assertThat(play.at("/moves/ai").asLong()).isGreaterThan(200);
    assertThat(play.at("/moves/aiWithoutMove").asLong()).isZero();
    assertThat(play.at("/moves/human").asLong())
        .as("no move is lost")
        .isPositive()
        .isEqualTo(run.requests().at("/move/count").asLong())
        .isEqualTo(run.truth().at("/sockets/received/player_move_by_id").asLong());
    assertThat(run.outcomes("whole")).containsOnlyKeys("ok");
  }

  /** Over all three runs: 120 games and more. */
  @Test
  void noFrameOfAnyGameIsLost() {
    long games = 0;
    for (SlowAiRun each : SlowAiRun.values()) {
      EndedRun run = each.ended();
      assertThat(run.heard()).as(each.name()).isEqualTo(run.sent());
      games += run.truth().at("/play/games/started").asLong();
    }
    assertThat(games).isGreaterThanOrEqualTo(50);
  }

  private static long fallbacks(EndedRun run) {
    return run.json(RunFolder.READINGS).at("/after/ai-fallbacks").asLong();
  }

  private static List<String> missed(EndedRun run) {
    return StreamSupport.stream(
            run.json(RunFolder.VERDICT_JSON).required("objectives").spliterator(), false)
        .filter(objective -> objective.required("status").asText().equals("missed"))
        .map(objective -> objective.required("id").asText())
        .toList();
  }
}
