package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.LatestRun;
import cleansignal.report.RunFolder;
import cleansignal.telemetry.InjectorSample;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing goes wrong: the run passes, and says so in one screen. */
class CleanRunIT {

  private static final int SCREEN_LINES = 45;

  private static EndedRun run;

  @BeforeAll
  static void runOnce() {
    run = SharedRun.CLEAN.ended();
  }

  @Test
  void passes() {
    assertThat(run.verdict()).as(run.explained()).isEqualTo("PASS");
    assertThat(run.fork().exit()).isZero();
  }

  @Test
  void showsThatTheInjectorWasFine() throws IOException {
    assertThat(run.json(RunFolder.VERDICT_JSON).required("injector").required("status").asText())
        .isEqualTo("fine");
    assertThat(run.fork().out()).containsPattern("\ninjector +fine: timer lag p95 \\d+ <= 50 ms");
    assertThat(run.folder().injector().samples())
        .extracting(InjectorSample::startsLateMillis)
        .flatMap(late -> late)
        .hasSize(run.json(RunFolder.SUMMARY).at("/users/started").asInt());
  }

  @Test
  void isTheLatestAndHasNoFailures() throws IOException {
    assertThat(run.text(RunFolder.FAILURES)).isEmpty();
    assertThat(RunFolder.find(run.results().resolve(LatestRun.NAME)).id())
        .isEqualTo(run.folder().id());
  }

  @Test
  void asksForHealthOutsideAllRates() {
    assertThat(run.truth().required("routes").required("GET /health").required("requests").asLong())
        .isEqualTo(run.json(RunFolder.SUMMARY).required("probe").required("asked").asLong());
  }

  @Test
  void fitsOnAScreen() {
    List<String> lines = run.fork().out().lines().toList();
    int first = firstThatStarts(lines, "PASS");
    int last = firstThatStarts(lines, "reports in");

    assertThat(first).as(run.explained()).isNotNegative();
    assertThat(last - first + 1).isBetween(1, SCREEN_LINES);
  }

  @Test
  void addsTheVerdictAndEachObjectiveToTheLog() throws IOException {
    List<String> names =
        RawLog.of(run.folder()).requests().stream().map(RawLog.Request::name).toList();

    assertThat(names).filteredOn("clean-signal verdict"::equals).hasSize(1);
    assertThat(names).filteredOn(name -> name.startsWith("SLO ")).hasSizeGreaterThan(10);
  }

  private static int firstThatStarts(List<String> lines, String start) {
    return lines.indexOf(
        lines.stream().filter(line -> line.startsWith(start)).findFirst().orElse(""));
  }
}
