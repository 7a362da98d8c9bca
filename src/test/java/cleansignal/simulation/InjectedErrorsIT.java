package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two per cent of 500s: the run fails, and for that reason. */
class InjectedErrorsIT {

  private static EndedRun run;

  @BeforeAll
  static void runOnce() {
    run = SharedRun.ERRORS.ended();
  }

  @Test
  void failsTheBuildAndNamesBothRates() {
    assertThat(run.fork().exit()).as(run.explained()).isEqualTo(2);
    assertThat(run.verdict()).isEqualTo("FAIL");
    assertThat(run.blamed("FAIL")).contains("true_error_rate", "error_rate_5xx");
    for (String id : new String[] {"true_error_rate", "error_rate_5xx"}) {
      JsonNode share = run.objective(id).required("share");
      String counts =
          "(" + share.required("k").asLong() + " / " + share.required("n").asLong() + ")";
      assertThat(run.reasons())
          .anyMatch(text -> text.startsWith(id + " ") && text.contains(counts));
    }
  }

  @Test
  void countsEveryInjectedErrorAndNoOther() {
    assertThat(run.injected("error")).isPositive();
    assertThat(run.outcomes("whole", "server-error")).isEqualTo(run.injected("error"));
    assertThat(run.answered(500)).isEqualTo(run.injected("error"));
    assertThat(run.counted()).isEqualTo(run.served());
  }

  @Test
  void standsInGatlingsOwnReport() {
    GatlingTable table = GatlingTable.of(run);
    assertThat(run.text(RunFolder.INDEX_HTML))
        .contains("clean-signal verdict", "FAIL: " + run.reasons().get(0).split(",")[0]);
    assertThat(table.row("clean-signal verdict").ko()).isEqualTo(1);
    assertThat(table.row("clean-signal verdict").ok()).isZero();
  }
}
