package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.slo.ObjectiveResult;
import cleansignal.slo.ObjectiveStatus;
import cleansignal.slo.Priority;
import cleansignal.slo.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleReportTest {

  static Stream<String> samples() {
    return SampleRuns.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void fitsOnOneScreen(String name) {
    JudgedRun run = SampleRuns.all().get(name);
    List<String> lines = lines(run);
    long ofLevels = lines.stream().filter(line -> line.startsWith("breakpoint")).count();
    int levels = run.climb().map(climb -> climb.levels().size()).orElse(0);
    assertThat(lines).hasSizeLessThanOrEqualTo(ConsoleReport.LINES + (int) ofLevels + levels);
    assertThat(lines).allMatch(line -> line.length() <= ScreenText.COLUMNS);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void startsWithTheVerdictAndTheRun(String name) {
    JudgedRun run = SampleRuns.all().get(name);
    assertThat(lines(run).get(0)).startsWith(run.verdict().kind() + "  " + run.name());
  }

  @Test
  void namesTargetSloEnvironmentAndPace() {
    assertThat(lines(SampleRuns.pass()).get(0))
        .contains("embedded http://127.0.0.1:8080", "SLO staging", "pace ×10");
    assertThat(lines(SampleRuns.pass()).get(1))
        .isEqualTo("standing      accepted · paced ×10: not a release gate");
  }

  @Test
  void gathersMetMediumObjectivesWhenThereIsNoRoom() {
    List<String> lines = lines(with(SampleRuns.pass(), met(20)));
    assertThat(lines).hasSizeLessThanOrEqualTo(ConsoleReport.LINES);
    assertThat(lines).anyMatch(line -> line.startsWith("also met") && line.contains("medium_0"));
    assertThat(lines).noneMatch(line -> line.startsWith("  met       medium_0"));
  }

  @Test
  void gathersWhatIsUnprovenAndOnlyWarnsWhenThereIsNoRoom() {
    List<ObjectiveResult> unproven =
        IntStream.range(0, 20).mapToObj(i -> unproven("medium_" + i, Priority.MEDIUM)).toList();
    List<String> lines = lines(with(SampleRuns.pass(), unproven));
    assertThat(lines).hasSizeLessThanOrEqualTo(ConsoleReport.LINES);
    assertThat(lines)
        .anyMatch(line -> line.startsWith("also unproven") && line.contains("medium_0"))
        .noneMatch(line -> line.startsWith("  unproven"));
    assertThat(lines)
        .anyMatch(line -> line.startsWith("also met") && line.contains("_coverage"))
        .noneMatch(line -> line.startsWith("  met") && line.contains("_coverage"));
  }

  @Test
  void whatIsUnprovenAndDecidesHasItsLineHoweverMany() {
    List<ObjectiveResult> unproven =
        IntStream.range(0, 50).mapToObj(i -> unproven("high_" + i, Priority.HIGH)).toList();
    assertThat(lines(with(SampleRuns.pass(), unproven)))
        .filteredOn(line -> line.startsWith("  unproven"))
        .hasSize(50);
  }

  private static ObjectiveResult unproven(String id, Priority priority) {
    return SampleObjectives.latency(
        id,
        priority,
        ObjectiveStatus.UNPROVEN,
        100,
        200,
        new ObjectiveResult.Share(0, 20, 0, 0.14, 1));
  }

  @Test
  void showsEveryObjectiveThatIsNotMetHoweverMany() {
    List<ObjectiveResult> missed =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    SampleObjectives.level(
                        "objective_" + i, ObjectiveStatus.MISSED, 1, "=", 0, "count"))
            .toList();
    assertThat(lines(with(SampleRuns.pass(), missed)))
        .filteredOn(line -> line.startsWith("  MISSED"))
        .hasSize(50);
  }

  @Test
  void wrapsLongReasonsWithoutLosingAWord() {
    String text = "word ".repeat(100).strip();
    JudgedRun run = SampleRuns.unreadable();
    Verdict verdict = run.verdict();
    Verdict talkative =
        new Verdict(
            verdict.kind(),
            verdict.reasons(),
            List.of(text),
            verdict.caveats(),
            verdict.objectives(),
            verdict.accepted());
    JudgedRun long100 =
        new JudgedRun(run.id(), run.manifest(), run.measures(), talkative, run.failures());
    assertThat(String.join(" ", lines(long100)).split("word", -1)).hasSize(101);
  }

  @Test
  void namesWhatSpeaksForAnotherVerdictInOneLine() {
    assertThat(lines(SampleRuns.invalid429()))
        .contains(
            "reason        rate_limited_rate: rate-limited 15.0 % (512 / 3,412) > 0.1 %",
            "also          INCONCLUSIVE: concurrent_games");
  }

  @Test
  void pointsAtTheObjectivesThatGaveAReasonOnly() {
    JudgedRun failed = with(SampleRuns.fail500(), unprovenAndMissedMediumOnes());
    assertThat(looksAt(failed))
        .containsExactly(
            "look at       true_error_rate, error_rate_5xx: failures.ndjson and the target's log at"
                + " that time");
    assertThat(looksAt(SampleRuns.inconclusive()))
        .singleElement()
        .asString()
        .startsWith("look at       login_latency_p95: ");
  }

  @Test
  void pointsAtWhatIsMissedWhenNothingGaveAReason() {
    assertThat(looksAt(SampleRuns.pass())).isEmpty();
    assertThat(looksAt(with(SampleRuns.pass(), unprovenAndMissedMediumOnes())))
        .singleElement()
        .asString()
        .startsWith("look at       medium_missed: ");
  }

  @Test
  void saysHowManyGamesRanAndHowManyBegan() {
    assertThat(lines(SampleRuns.pass()))
        .contains(
            "games         running at once p5 20 (19 to 22), 22 planned; began: 0 in the steady"
                + " window, 22 in the whole run");
  }

  private static List<ObjectiveResult> unprovenAndMissedMediumOnes() {
    ObjectiveResult.Share few = new ObjectiveResult.Share(3, 20, 0.03, 0.4, 1);
    return List.of(
        SampleObjectives.latency(
            "medium_missed", Priority.MEDIUM, ObjectiveStatus.MISSED, 12, 10, few),
        SampleObjectives.latency(
            "medium_unproven", Priority.MEDIUM, ObjectiveStatus.UNPROVEN, 5, 10, few));
  }

  private static List<String> looksAt(JudgedRun run) {
    return lines(run).stream().filter(line -> line.startsWith("look at")).toList();
  }

  private static List<ObjectiveResult> met(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                SampleObjectives.latency(
                    "medium_" + i,
                    Priority.MEDIUM,
                    ObjectiveStatus.MET,
                    5,
                    10,
                    new ObjectiveResult.Share(0, 100, 0, 0.03, 1)))
        .toList();
  }

  private static JudgedRun with(JudgedRun run, List<ObjectiveResult> more) {
    Verdict verdict = run.verdict();
    List<ObjectiveResult> objectives =
        Stream.concat(verdict.objectives().stream(), more.stream()).toList();
    Verdict changed =
        new Verdict(
            verdict.kind(),
            verdict.reasons(),
            verdict.warnings(),
            verdict.caveats(),
            objectives,
            verdict.accepted());
    return new JudgedRun(run.id(), run.manifest(), run.measures(), changed, run.failures());
  }

  private static List<String> lines(JudgedRun run) {
    return GoldenFiles.text(new ConsoleReport("results/x"), run).lines().toList();
  }
}
