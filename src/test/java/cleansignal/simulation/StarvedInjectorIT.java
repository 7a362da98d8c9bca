package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The injector's process is stopped half of the time, while the target is at ease: what looks like
 * a slow target is the injector's doing, and the run says so.
 */
@Tag("long")
class StarvedInjectorIT {

  private static final int RED = 2;
  private static final int INVALID = 3;

  /** What the log has grown to some seconds before the steady window. */
  private static final long FIRST_BYTES = 8_192;

  /** Longer than the rest of the run. */
  private static final Duration TO_THE_END = Duration.ofSeconds(30);

  private static EndedRun run;

  @BeforeAll
  static void starve() throws IOException {
    run =
        GatlingRun.baseline("starved-injector")
            .interferedBy(
                live -> {
                  live.await(live::logBytes, FIRST_BYTES);
                  DutyCycle.starve(live.fork().process(), TO_THE_END);
                })
            .run();
  }

  @Test
  void isInvalidAndNamesTheLag() {
    assertThat(run.verdict()).as(run.explained()).isEqualTo("INVALID");
    assertThat(run.reasons())
        .anyMatch(text -> text.startsWith("injector saturated: timer lag p95"));
    assertThat(run.fork().exit()).isEqualTo(RED);
  }

  @Test
  void saysSoOnTheScreen() {
    assertThat(run.fork().out())
        .containsPattern("\ninjector +saturated: timer lag p95 \\d+ > 50 ms");
  }

  @Test
  void isInvalidWhenJudgedAgain() throws IOException {
    JvmFork.Ended judge = Judge.run(run.folder().path(), "--json");

    assertThat(judge.exit()).isEqualTo(INVALID);
    assertThat(judge.out()).isEqualTo(run.text(RunFolder.VERDICT_JSON));
  }

  /** A pause is longer, too, when the process is stopped in it; the rest is as ever. */
  @Test
  void nothingElseIsBlamed() {
    JsonNode injector = run.json(RunFolder.VERDICT_JSON).required("injector");

    assertThat(injector.required("status").asText()).isEqualTo("saturated");
    for (JsonNode figure : injector.required("figures")) {
      String id = figure.required("id").asText();
      if (!id.equals("gc_pause")) {
        assertThat(figure.required("standing").asText())
            .isEqualTo(id.equals("timer_lag") ? "beyond" : "within");
      }
    }
  }
}
