package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.outcome.Outcome;
import cleansignal.runlog.LogAppender;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogSource;
import cleansignal.runlog.LogWriter;
import cleansignal.runlog.Logs;
import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReports;
import cleansignal.slo.AbortRule;
import cleansignal.slo.EarlyStop;
import cleansignal.slo.Reason;
import cleansignal.slo.RequiredRecords;
import cleansignal.slo.SloFiles;
import cleansignal.slo.Verdict;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgePipelineTest {
  private static final String ID = "baseline-20260102030405678";
  private static final SloFiles SLO = SloFiles.load(Path.of("slo"));

  @Test
  void aHealthyRunPasses() throws IOException {
    JudgedRun run = judge(SampleLog.healthy().bytes());

    assertThat(run.verdict().reasons()).isEmpty();
    assertThat(run.verdict().kind()).isEqualTo(VerdictKind.PASS);
    assertThat(run.verdict().accepted()).isTrue();
    assertThat(run.failures()).isEmpty();
    assertThat(run.name()).isEqualTo("baseline");
  }

  @Test
  void twoPercentOf500sFailAndAreListed() throws IOException {
    JudgedRun run = judge(SampleLog.failing(50, "outcome, found server-error 500").bytes());

    assertThat(run.verdict().kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(run.verdict().reasons())
        .extracting(reason -> reason.objective().orElse(""))
        .contains("true_error_rate", "error_rate_5xx");
    assertThat(run.failures()).hasSize(105);
    Failure first = run.failures().get(0);
    assertThat(first.request()).isEqualTo(SampleLog.POLL);
    assertThat(first.classified().outcome()).isEqualTo(Outcome.SERVER_ERROR);
    assertThat(first.classified().status()).isEqualTo(500);
  }

  @Test
  void noiseIsNoFailureButInvalidatesTheLoad() throws IOException {
    JudgedRun run = judge(SampleLog.failing(20, "outcome, found rate-limited 429").bytes());

    assertThat(run.verdict().kind()).isEqualTo(VerdictKind.INVALID);
    assertThat(run.failures()).isEmpty();
  }

  @Test
  void listsTheFirstTwoHundredFailuresOnly() throws IOException {
    JudgedRun run = judge(SampleLog.failing(2, "Request timeout to x after 500 ms").bytes());

    assertThat(run.failures()).hasSize(JudgedRun.MAX_FAILURES);
    assertThat(run.failures())
        .isSortedAccordingTo((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
  }

  @Test
  void theVerdictsOwnRecordsAndTechnicalOnesAreNoFailures() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("players"),
            writer -> {
              writer.user(0, true, 0);
              writer.request("~GET /health", 0, 1, false, "j.n.ConnectException: reset");
              writer.request("SLO x < 1 [staging]", 1, 1, false, "missed");
              writer.request("clean-signal verdict", 1, 1, false, "FAIL");
            });

    assertThat(new JudgePipeline(SLO).judge(ID, log, SampleLog.manifest()).failures()).isEmpty();
  }

  @Test
  void judgesTheSameAgainOnceTheVerdictIsAppended(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("simulation.log");
    Files.write(log, SampleLog.failing(50, "outcome, found server-error 500").bytes());
    JudgePipeline pipeline = new JudgePipeline(SLO);
    JudgedRun first = pipeline.judge(ID, LogReader.source(log), SampleLog.manifest());
    LogAppender.append(log, RequiredRecords.of(first.verdict()));

    JudgedRun again = pipeline.judge(ID, LogReader.source(log), SampleLog.manifest());

    assertThat(again.verdict()).isEqualTo(first.verdict());
    assertThat(again.failures()).isEqualTo(first.failures());
    assertThat(GoldenFiles.text(new ConsoleReport("x"), again))
        .isEqualTo(GoldenFiles.text(new ConsoleReport("x"), first));
  }

  @Test
  void aTruncatedLogIsInvalidWithAllThatWasMeasured() throws IOException {
    byte[] log = SampleLog.healthy().bytes();
    JudgedRun run = judge(Arrays.copyOf(log, log.length - 5));

    assertThat(run.verdict().kind()).isEqualTo(VerdictKind.INVALID);
    assertThat(run.verdict().reasons().get(0).text()).contains("truncated");
    assertThat(run.measures()).isPresent();
    assertThat(run.verdict().objectives()).isNotEmpty();
  }

  @Test
  void aLogCutAnywhereIsInvalid() throws IOException {
    byte[] log = SampleLog.healthy().bytes();
    for (int end : cuts(log.length)) {
      JudgedRun run = judge(Arrays.copyOf(log, end));
      assertThat(run.verdict().kind()).as("cut at byte %d", end).isEqualTo(VerdictKind.INVALID);
    }
  }

  /**
   * Some of the header, of the end and of records between; the command is tried with every byte.
   */
  private static int[] cuts(int length) {
    return IntStream.range(0, length)
        .filter(end -> end < 40 || end % 2_003 == 0 || end > length - 40)
        .toArray();
  }

  @Test
  void aRunThatWasStoppedSaysWhyAndNotThatItWasCutShort(@TempDir Path path) throws IOException {
    RunFolder folder = new RunFolder(path);
    Files.write(
        folder.simulationLog(), Logs.bytes(Logs.header("players"), JudgePipelineTest::stopped));
    assertThat(inFolder(folder).reasons().get(0).text()).contains("the run was cut short");

    EarlyStop.Broken broken = new EarlyStop.Broken(AbortRule.TRUE_ERRORS, 5, 30_000, 12.5, 400);
    Files.writeString(
        path.resolve(RunFolder.STOP), StopJson.toJson(EarlyStop.aborted(41_000, broken)));
    Verdict aborted = inFolder(folder);
    assertThat(aborted.kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(aborted.reasons().get(0))
        .isEqualTo(
            new Reason(
                VerdictKind.FAIL,
                Optional.empty(),
                "aborted: true errors > 5 % for 30 s, at 41 s: 12.5 % of 400 valid requests"));
    assertThat(aborted.reasons())
        .extracting(Reason::text)
        .noneMatch(text -> text.contains("cut short") || text.contains("planned virtual users"));

    Files.writeString(path.resolve(RunFolder.STOP), StopJson.toJson(EarlyStop.killed(41_000)));
    Verdict killed = inFolder(folder);
    assertThat(killed.kind()).isEqualTo(VerdictKind.INVALID);
    assertThat(killed.reasons())
        .filteredOn(reason -> reason.kind() == VerdictKind.INVALID)
        .extracting(Reason::text)
        .containsExactly("stopped by the kill switch at 41 s");
    assertThat(killed.warnings()).noneMatch(warning -> warning.contains("target's doing"));
  }

  @Test
  void onlyAnAbortForLatencyIsOneForSlowness(@TempDir Path path) throws IOException {
    RunFolder folder = new RunFolder(path);
    Files.write(
        folder.simulationLog(), Logs.bytes(Logs.header("players"), JudgePipelineTest::stopped));

    EarlyStop.Broken slow = new EarlyStop.Broken(AbortRule.API_P95, 2_000, 30_000, 2_500, 400);
    assertThat(abortedFor(slow, folder))
        .isEqualTo(
            new Reason(
                VerdictKind.FAIL,
                Optional.empty(),
                "aborted: API p95 > 2000 ms for 30 s, at 41 s: 2500 ms of 400 ok API calls",
                true));
    EarlyStop.Broken errors = new EarlyStop.Broken(AbortRule.TRUE_ERRORS, 5, 30_000, 12.5, 400);
    assertThat(abortedFor(errors, folder).slowness()).isFalse();
  }

  private static Reason abortedFor(EarlyStop.Broken rule, RunFolder folder) throws IOException {
    Files.writeString(
        folder.path().resolve(RunFolder.STOP), StopJson.toJson(EarlyStop.aborted(41_000, rule)));
    return inFolder(folder).reasons().get(0);
  }

  private static void stopped(LogWriter log) throws IOException {
    log.user(0, true, 0);
    log.request("GET /api/games/:id", 10, 40_000, true, "");
  }

  @Test
  void aLogWithoutAMarkThatStopsTooEarlySaysWhatIsMissing() throws IOException {
    assertThat(evidence(log -> {}))
        .isEqualTo("no virtual user ever started: there is nothing to judge");
    assertThat(
            evidence(
                log -> {
                  log.user(0, true, 0);
                  log.user(0, true, 10);
                  log.user(0, false, 60_000);
                }))
        .isEqualTo("1 of 2 virtual users never ended: the run was cut short");
    assertThat(
            evidence(
                log -> {
                  log.user(0, true, 0);
                  log.user(0, false, 56_000);
                }))
        .isEqualTo("the log ends at 56 s, before the plan does: the run was cut short");
  }

  private static String evidence(Logs.Content content) throws IOException {
    LogSource log = Logs.source(Logs.header("players"), content);
    JudgedRun run = new JudgePipeline(SLO).judge(ID, log, SampleLog.manifest());
    assertThat(run.verdict().kind()).isEqualTo(VerdictKind.INVALID);
    return run.verdict().reasons().get(0).text();
  }

  @Test
  void aRunThatStoppedBecauseItsTargetDiedIsNoCut() throws IOException {
    LogSource log =
        Logs.source(
            Logs.header("players", "~probe"),
            writer -> {
              writer.user(1, true, 0);
              writer.user(0, true, 0);
              for (int second = 0; second < 5; second++) {
                int at = second * 1_000;
                writer.request("~GET /health", at, at, false, "Connection refused");
              }
            });

    JudgedRun run = new JudgePipeline(SLO).judge(ID, log, SampleLog.manifest());

    assertThat(run.verdict().kind()).isEqualTo(VerdictKind.FAIL);
    assertThat(run.verdict().reasons()).noneMatch(reason -> reason.text().contains("cut short"));
  }

  @Test
  void anEmptyAForeignAndAnotherVersionsLogAreInvalidWithTheReason() throws IOException {
    assertUnreadable(new byte[0], "empty");
    assertUnreadable("<html></html>".getBytes(), "no log of Gatling's");
    assertUnreadable(SampleLog.healthy().bytes("a.B", "3.14.0"), "3.14.0");
  }

  @Test
  void aLogThatIsNotThereIsNoVerdict(@TempDir Path folder) {
    LogSource log = LogReader.source(folder.resolve("simulation.log"));
    assertThatThrownBy(() -> new JudgePipeline(SLO).judge(ID, log, SampleLog.manifest()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void whatLiesInTheFolderOfTheInjectorCounts(@TempDir Path path) throws IOException {
    RunFolder folder = new RunFolder(path);
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());

    assertThat(inFolder(folder).caveats()).contains("injector health unknown: no injector.ndjson");

    String calm = line(0);
    String late = line(70);
    Files.writeString(path.resolve(RunFolder.INJECTOR), calm.repeat(60));
    assertThat(inFolder(folder).injector().status()).isEqualTo("fine");
    assertThat(inFolder(folder).kind()).isEqualTo(VerdictKind.PASS);

    Files.writeString(path.resolve(RunFolder.INJECTOR), calm.repeat(30) + late.repeat(30));
    assertThat(inFolder(folder).kind()).isEqualTo(VerdictKind.INVALID);
    assertThat(inFolder(folder).reasons().get(0).text())
        .startsWith("injector saturated: timer lag p99 70 > 50 ms at ");

    Files.writeString(path.resolve(RunFolder.INJECTOR), "{}\n" + calm);
    assertThat(inFolder(folder).caveats())
        .contains("injector health unknown: injector.ndjson line 1 can't be read");
    assertThat(inFolder(folder).kind()).isEqualTo(VerdictKind.PASS);
  }

  /**
   * A second in the middle of the steady window, which lasts 28.5 s; each of the lines the same.
   */
  private static String line(int lag) {
    return """
        {"atMillis":%d,"spanMillis":1000,"cpuPercent":9.5,"systemLoad":null,\
        "heapAfterGcPercent":2.5,"gcPauses":0,"gcLongestMillis":0,\
        "lagMillis":[%d,0,0,0,0,0,0,0,0,0],"openDescriptors":9,"maxDescriptors":99,\
        "logBytes":0,"startsLateMillis":[0]}
        """
        .formatted(Logs.START + 41_000, lag);
  }

  @Test
  void aPreflightThatFailedMakesTheRunInvalidWheneverItIsJudged(@TempDir Path path)
      throws IOException {
    RunFolder folder = new RunFolder(path);
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());
    Path preflight = path.resolve(RunFolder.PREFLIGHT);

    Files.writeString(preflight, preflight(PreflightReport.Status.WARN));
    assertThat(inFolder(folder).reasons()).noneMatch(reason -> reason.text().contains("preflight"));

    Files.writeString(preflight, preflight(PreflightReport.Status.FAIL));
    assertThat(inFolder(folder).kind()).isEqualTo(VerdictKind.INVALID);
    assertThat(inFolder(folder).reasons().get(0).text())
        .isEqualTo("preflight failed: login: user 1 can't log in");

    Files.writeString(preflight, "{\"schema\":2}");
    assertThatIOException()
        .isThrownBy(() -> inFolder(folder))
        .withMessageStartingWith("preflight.json: ");
  }

  private static String preflight(PreflightReport.Status status) {
    return PreflightReports.toJson(
        new PreflightReport(
            PreflightReports.SCHEMA,
            "baseline",
            SampleLog.manifest().target(),
            7,
            List.of(new PreflightReport.Check("login", status, 3, "user 1 can't log in", "seed"))));
  }

  private static Verdict inFolder(RunFolder folder) throws IOException {
    return new JudgePipeline(SLO).judge(folder, SampleLog.manifest()).verdict();
  }

  private static void assertUnreadable(byte[] log, String why) throws IOException {
    JudgedRun run = judge(log);
    assertThat(run.verdict().kind()).isEqualTo(VerdictKind.INVALID);
    assertThat(run.verdict().accepted()).isFalse();
    assertThat(run.verdict().releaseGate()).isFalse();
    assertThat(run.verdict().reasons())
        .singleElement()
        .satisfies(r -> assertThat(r.text()).contains(why));
    assertThat(run.measures()).isEmpty();
    assertThat(run.manifest()).isPresent();
  }

  private static JudgedRun judge(byte[] log) throws IOException {
    return new JudgePipeline(SLO).judge(ID, Logs.source(log), SampleLog.manifest());
  }
}
