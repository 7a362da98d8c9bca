package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.runlog.LogWriter;
import cleansignal.runlog.Logs;
import cleansignal.runlog.RunManifest;
import cleansignal.slo.AbortRule;
import cleansignal.slo.Climb;
import cleansignal.slo.EarlyStop;
import cleansignal.slo.LevelResult;
import cleansignal.slo.LevelResult.Standing;
import cleansignal.slo.SampleLevels;
import cleansignal.slo.SloFiles;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as what in the page to be signed; the golden files show how it reads. */
class ResultsReportTest {

  private static final int IN_THE_WINDOW = 30_000;

  @Test
  void raceStepsAreRequestsOverHttpAndNoMessages() throws IOException {
    String page =
        page(
            log -> {
              log.user(0, true, 0);
              log.request("GET /api/users/profile", IN_THE_WINDOW, IN_THE_WINDOW + 10, true, "");
              log.request("race login", IN_THE_WINDOW, IN_THE_WINDOW + 900, true, "");
              log.request("race early refresh", IN_THE_WINDOW, IN_THE_WINDOW + 800, true, "");
              log.request(
                  "race refresh",
                  IN_THE_WINDOW,
                  IN_THE_WINDOW + 700,
                  false,
                  "outcome, found server-error 500");
              log.request("connect", IN_THE_WINDOW, IN_THE_WINDOW + 600, true, "");
              log.request("move", IN_THE_WINDOW, IN_THE_WINDOW + 20, true, "");
              log.user(0, false, 57_000);
            });

    assertThat(page)
        .contains("| Requests | 4 | 4 in the whole run |")
        .contains("| Response time, p95 | 900 ms | of 3 good answers |")
        .contains("| Error rate | 25.0 % | 1 / 4 (true errors / valid requests) |")
        .contains("| Connections that succeeded | 100 % | 1 / 1 (acknowledged / tried, ")
        .contains("| Message response time, p95 | 20 ms | of 1 good answers |")
        .contains("| Errors | 0 % | 0 / 1 (true errors / valid messages) |");
  }

  /** The plan ends at 59.9 s, its steady window goes from 25.5 s to 54 s. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          57000 | steady window 25.5 s to 54 s
          54300 | steady window 25.5 s to 54 s; the run lasted 54.3 s of 59.9 s
          41000 | steady window 25.5 s to 41 s, planned 25.5 s to 54 s; the run lasted 41 s of 59.9 s
          20000 | steady window, not reached, planned 25.5 s to 54 s; the run lasted 20 s of 59.9 s
          """)
  void noMoreIsJudgedThanTheRunLivedToSee(int lastedMillis, String judged) throws IOException {
    JudgedRun run = run(log -> players(log, lastedMillis));

    assertThat(GoldenFiles.text(new ResultsReport(), run)).contains("| judged | " + judged + " |");
    String span = judged.replaceAll("(, planned|;).*", "");
    assertThat(GoldenFiles.text(new MarkdownReport(), run)).contains("## Requests, " + span + "\n");
    assertThat(GoldenFiles.text(new ConsoleReport("x"), run))
        .contains("requests, " + span + ", ok in ms");
  }

  private static void players(LogWriter log, int lastedMillis) throws IOException {
    log.user(0, true, 0);
    log.request("GET /api/users/profile", 10, 20, true, "");
    log.user(0, false, lastedMillis);
  }

  /**
   * As docs/results.md says: while all wait for the first slow answers, seconds pass without any.
   * The window is judged from 25.5 s on; the run is aborted at 44 s.
   */
  @ParameterizedTest
  @CsvSource({"0, FAIL", "10, NEEDS SCALING"})
  void anAbortForSlownessNeedsScalingUnlessSecondsWentUnanswered(
      int secondsToSlowDown, String advised, @TempDir Path path) throws IOException {
    RunFolder folder = new RunFolder(path);
    Files.write(
        folder.simulationLog(),
        Logs.bytes(Logs.header("players"), log -> slowingDown(log, secondsToSlowDown)));
    EarlyStop.Broken slow = new EarlyStop.Broken(AbortRule.API_P95, 2_000, 3_000, 2_600, 400);
    Files.writeString(
        path.resolve(RunFolder.STOP), StopJson.toJson(EarlyStop.aborted(44_000, slow)));

    JudgedRun run =
        new JudgePipeline(SloFiles.load(Path.of("slo"))).judge(folder, SampleLog.manifest());

    assertThat(run.verdict().reasons())
        .filteredOn(reason -> reason.kind() == VerdictKind.FAIL)
        .extracting(reason -> reason.objective().orElse("the abort"))
        .contains("the abort")
        .filteredOn("availability"::equals)
        .hasSize(advised.equals("FAIL") ? 1 : 0);
    assertThat(GoldenFiles.text(new ResultsReport(), run))
        .contains("verdict is FAIL; it advises: " + advised + ".")
        .contains("- [x] " + advised + "\n");
  }

  /** A poll every 5 ms up to 44 s, from 30 s on slower by and by until an answer takes 2.6 s. */
  private static void slowingDown(LogWriter log, int seconds) throws IOException {
    int from = 30_000;
    log.user(0, true, 0);
    for (int at = 0; at < 41_400; at += 5) {
      double share = seconds == 0 ? 1 : Math.min(1, (at - from) / 1_000.0 / seconds);
      int latency = at < from ? 5 : (int) (5 + 2_595 * share);
      log.request("GET /api/games/:id", at, at + latency, true, "");
    }
    log.user(0, false, 44_000);
  }

  @Test
  void theHighestRateIsThatOfTheKneeOrBelowTheFirstLevelThatWasMissed() {
    LevelResult low = level(10, 60, 10, Standing.MET);
    LevelResult knee = level(20, 97.7, 8.1, Standing.MET);
    LevelResult high = level(30, 121.5, 15.2, Standing.MET);
    LevelResult missed = level(20, 97.7, 8.1, Standing.MISSED);

    assertThat(stress(low, knee, high))
        .contains(
            "| Breaking point | not reached | 30 users met all objectives; no level missed any |",
            "| Highest rate before degradation | 97.7 requests/s | at 20 users, the knee, where"
                + " requests/s by mean response time is highest: 97.7/s by 8.1 ms |");
    assertThat(stress(low, knee)).contains("| 97.7 requests/s | at 20 users; knee not reached |");
    assertThat(stress(low, missed, high))
        .contains(
            "| 60 requests/s | at 10 users, below the first level that was missed; knee at 20 users,"
                + " where requests/s by mean response time is highest: 97.7/s by 8.1 ms |");
    assertThat(stress(missed, level(30, 90, 20, Standing.MISSED)))
        .contains("| Highest rate before degradation | - | none before; knee at 20 users, where");
  }

  @Test
  void aClimbOfWhichNothingCouldBeJudgedSaysSo() throws IOException {
    assertThat(stress(level(10, 60, 10, Standing.INVALID), level(20, 0, 0, Standing.NOT_REACHED)))
        .contains(
            "| Breaking point | - | no level could be judged |",
            "| Highest rate before degradation | - |  |");
    assertThat(withoutLevels("breakpoint"))
        .contains(
            "| Breaking point | - | no level could be judged: none lasts longer than it takes to"
                + " settle |");
    assertThat(withoutLevels("baseline"))
        .contains("| Breaking point | - | not looked for: breakpoint does |");
  }

  private static String withoutLevels(String scenario) throws IOException {
    return GoldenFiles.text(
        new ResultsReport(), run(SampleLog.manifest(scenario), log -> players(log, 57_000)));
  }

  private static String stress(LevelResult... levels) {
    JudgedRun run = SampleRuns.pass();
    return GoldenFiles.text(
        new ResultsReport(),
        new JudgedRun(
            run.id(),
            run.manifest(),
            run.measures(),
            run.verdict(),
            List.of(),
            Optional.of(new Climb(List.of(levels)))));
  }

  private static LevelResult level(
      int users, double perSecond, double meanMillis, Standing standing) {
    return SampleLevels.level(
        users,
        perSecond,
        meanMillis,
        standing,
        standing == Standing.MISSED ? List.of("api_latency_p95") : List.of());
  }

  private static String page(Logs.Content log) throws IOException {
    return GoldenFiles.text(new ResultsReport(), run(log));
  }

  private static JudgedRun run(Logs.Content log) throws IOException {
    return run(SampleLog.manifest(), log);
  }

  private static JudgedRun run(RunManifest manifest, Logs.Content log) throws IOException {
    return new JudgePipeline(SloFiles.load(Path.of("slo")))
        .judge("x", Logs.source(Logs.header("players"), log), manifest);
  }
}
