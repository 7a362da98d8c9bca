package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The matrix as it is documented, and that it is as wide as it claims. */
class KnownTruthsDocsTest {

  private static final int ROWS_AT_LEAST = 40;

  @Test
  void theDocumentationIsWhatTheRowsSay() throws IOException {
    assertThat(Files.readString(KnownTruthsDocs.FILE))
        .as(
            "docs/known-truths.md is stale; write it anew with mvn -q test-compile"
                + " exec:java@known-truths")
        .isEqualTo(KnownTruthsDocs.markdown());
  }

  @Test
  void noTwoRowsHaveOneName() {
    List<String> ids = KnownTruths.rows().stream().map(KnownTruth::id).toList();

    assertThat(ids).hasSizeGreaterThanOrEqualTo(ROWS_AT_LEAST).doesNotHaveDuplicates();
    assertThat(ids).allMatch(id -> id.matches("[a-z0-9-]+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PASS", "FAIL", "INVALID", "INCONCLUSIVE", "CONDITIONAL"})
  void everyVerdictIsExpectedSomewhere(String verdict) {
    assertThat(KnownTruths.rows()).anyMatch(row -> row.expected().verdict().equals(verdict));
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void everyOutcomeIsSeededSomewhere(Outcome outcome) {
    // What is ok is counted by every row, and a mistake of the script by its error records.
    Set<String> seeded =
        KnownTruths.rows().stream()
            .flatMap(row -> row.expected().counts().stream())
            .map(TruthCount::outcome)
            .collect(Collectors.toCollection(HashSet::new));
    seeded.addAll(List.of("ok", "script"));

    assertThat(seeded).contains(outcome.text());
  }

  /** What decides in a base's policy is met in one row and not in another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "availability",
        "true_error_rate",
        "error_rate_5xx",
        "contract_failures",
        "lifecycle_mismatches",
        "raw_error_rate",
        "auth_expired_rate",
        "rate_limited_rate",
        "api_latency_p95",
        "api_latency_p95_coverage",
        "game_state_p95",
        "login_latency_p95",
        "ws_connect_p95",
        "ws_connect_success",
        "ws_protocol_errors",
        "move_latency_p95",
        "move_success",
        "move_stall_rate",
        "ai_latency_p95",
        "ai_fallback_rate",
        "wedged_games",
        "concurrent_games",
        "concurrent_players",
        "concurrent_sockets"
      })
  void everyDecidingObjectiveIsSeenInsideAndOutside(String objective) {
    assertThat(KnownTruths.rows())
        .anyMatch(row -> "met".equals(row.expected().objectives().get(objective)))
        .anyMatch(
            row ->
                row.expected().blamed().contains(objective)
                    || "missed".equals(row.expected().objectives().get(objective)));
  }
}
