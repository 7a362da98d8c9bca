package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Outcome;
import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveResult.Share;
import cleansignal.slo.ObjectiveStatus;
import cleansignal.slo.Priority;
import cleansignal.slo.Verdict;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/verdict.md} says what the code does. */
class VerdictDocsTest {
  private static final Path PAGE = Path.of("docs", "verdict.md");

  @Test
  void givesEveryVerdictItsExitStatus() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (List<String> row : rows()) {
      if (row.get(0).matches("\\d")) {
        listed.put(row.get(1).replaceAll(" \\(.*", ""), row.get(row.size() - 1));
      }
    }
    Map<String, String> known = new TreeMap<>();
    for (VerdictKind kind : VerdictKind.values()) {
      known.put(kind.name(), Integer.toString(kind.exitStatus()));
    }
    assertThat(listed).isEqualTo(known);
  }

  @Test
  void saysWhatEachOutcomeCountsAs() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (List<String> row : rows()) {
      for (String name : row.get(0).split(", ")) {
        Outcome.ofText(name.replace("`", ""))
            .ifPresent(outcome -> listed.put(outcome.text(), row.get(2)));
      }
    }
    Map<String, String> known = new TreeMap<>();
    for (Outcome outcome : Outcome.values()) {
      known.put(outcome.text(), kind(outcome));
    }
    assertThat(listed).isEqualTo(known);
  }

  @Test
  void namesEveryReport() throws IOException {
    List<String> files =
        rows().stream().map(row -> row.get(0)).filter(cell -> cell.startsWith("`")).toList();
    for (String name : ReportFiles.names()) {
      assertThat(files).contains("`" + name + "`");
    }
  }

  @Test
  void showsObjectivesAsTheScreenDoes() throws IOException {
    ObjectiveResult met =
        SampleObjectives.rate(
            "true_error_rate", ObjectiveStatus.MET, 0.5, 598, new Share(0, 3_412, 0, 0.000878, 1));
    ObjectiveResult missed =
        SampleObjectives.latency(
            "game_state_p95",
            Priority.HIGH,
            ObjectiveStatus.MISSED,
            412,
            400,
            new Share(201, 3_343, 0.0535, 0.0673, 1));
    ObjectiveResult unproven =
        SampleObjectives.latency(
            "login_latency_p95",
            Priority.HIGH,
            ObjectiveStatus.UNPROVEN,
            155,
            750,
            new Share(0, 21, 0, 0.1329, 1));
    Verdict verdict =
        new Verdict(
            VerdictKind.CONDITIONAL,
            List.of(),
            List.of(),
            List.of(),
            List.of(met, missed, unproven),
            true);
    JudgedRun run = new JudgedRun("x", Optional.empty(), Optional.empty(), verdict, List.of());
    String screen = GoldenFiles.text(new ConsoleReport("results/x"), run);
    assertThat(page().lines())
        .containsAll(
            screen.lines().filter(line -> line.contains("  <")).map(line -> "  " + line).toList());
  }

  private static String kind(Outcome outcome) {
    if (outcome.isNoise()) {
      return "noise";
    }
    if (outcome.isTrueError()) {
      return "true error";
    }
    return outcome.isValid() ? "valid" : "neither: it makes the run INVALID";
  }

  /** The cells of all rows of all tables. */
  private static List<List<String>> rows() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : page().lines().filter(any -> any.startsWith("| ")).toList()) {
      String inner = line.substring(2, line.length() - 1);
      rows.add(Stream.of(inner.split("\\| ?")).map(String::strip).toList());
    }
    return rows;
  }

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }
}
