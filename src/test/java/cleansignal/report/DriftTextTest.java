package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveStatus;
import cleansignal.slo.Priority;
import cleansignal.slo.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The line that says what gets worse with time. */
class DriftTextTest {

  @Test
  void eachDriftHasItsStatusValueAndBounds() {
    JudgedRun run =
        with(
            drift("latency_drift", ObjectiveStatus.MET, 3.25, "ms/h", "between -1 and 9 ms/h"),
            drift("memory_drift", ObjectiveStatus.UNPROVEN, Double.NaN, "MiB/h", "not told"));
    String line =
        "latency met: 3.3 ms/h, between -1 and 9 ms/h · memory unproven: no data, not told";
    assertThat(RunText.drift(run.verdict())).contains(line);
    assertThat(GoldenFiles.text(new ConsoleReport("results/x"), run))
        .contains("drift         " + line);
    assertThat(GoldenFiles.text(new MarkdownReport(), run)).contains("- Drift: " + line);
  }

  @Test
  void runThatIsNoSoakHasNoSuchLine() {
    JudgedRun run =
        with(drift("latency_drift", ObjectiveStatus.NOT_APPLICABLE, Double.NaN, "ms/h", "short"));
    assertThat(RunText.drift(run.verdict())).isEmpty();
    assertThat(GoldenFiles.text(new ConsoleReport("results/x"), run)).doesNotContain("drift  ");
    assertThat(GoldenFiles.text(new MarkdownReport(), run)).doesNotContain("- Drift");
  }

  private static JudgedRun with(ObjectiveResult... drifts) {
    JudgedRun pass = SampleRuns.pass();
    List<ObjectiveResult> objectives = new ArrayList<>(pass.verdict().objectives());
    objectives.addAll(List.of(drifts));
    Verdict verdict = pass.verdict();
    return new JudgedRun(
        pass.id(),
        pass.manifest(),
        pass.measures(),
        new Verdict(
            verdict.kind(),
            verdict.reasons(),
            verdict.warnings(),
            verdict.caveats(),
            objectives,
            verdict.accepted(),
            verdict.injector(),
            verdict.sloDigest()),
        pass.failures());
  }

  private static ObjectiveResult drift(
      String id, ObjectiveStatus status, double value, String unit, String note) {
    return new ObjectiveResult(
        id,
        id,
        Priority.HIGH,
        status != ObjectiveStatus.NOT_APPLICABLE,
        status,
        Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value),
        80,
        "<=",
        unit,
        "staging",
        Optional.empty(),
        30,
        OptionalLong.of(10),
        "proven",
        note,
        "");
  }
}
