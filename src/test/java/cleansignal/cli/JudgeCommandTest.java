package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.report.LatestRun;
import cleansignal.report.RunFolder;
import cleansignal.report.SampleLog;
import cleansignal.runlog.RunManifests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class JudgeCommandTest {
  private static final String ID = "baseline-20260102030405678";

  @TempDir private Path results;
  private RunFolder folder;
  private String out = "";
  private String err = "";

  @BeforeEach
  void makeFolder() throws IOException {
    folder = new RunFolder(Files.createDirectory(results.resolve(ID)).toRealPath());
    RunManifests.write(folder.manifest(), SampleLog.manifest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1000000000;-;PASS;0",
        "50;outcome, found server-error 500;FAIL;2",
        "50;outcome, found rate-limited 429;INVALID;3",
        "110;outcome, found server-error 500;INCONCLUSIVE;4",
      })
  void endsWithTheVerdictsStatus(int every, String message, String verdict, int status)
      throws IOException {
    Files.write(folder.simulationLog(), SampleLog.failing(every, message).bytes());

    assertThat(judge(folder.path().toString())).isEqualTo(status);
    assertThat(out).startsWith(verdict + "  baseline · ");
    assertThat(err).isEmpty();
  }

  @Test
  void aCapacityMissedWithinItsMarginIsConditional() throws IOException {
    Files.write(folder.simulationLog(), SampleLog.ofGames(18).bytes());

    assertThat(judge(folder.path().toString())).isEqualTo(5);
    assertThat(out).startsWith("CONDITIONAL  baseline · ").contains("MISSED    concurrent_games");
    assertThat(err).isEmpty();
  }

  @Test
  void followsLatestAndTakesTheLogForItsFolder() throws IOException {
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());
    LatestRun.point(results, ID);

    assertThat(judge(results.resolve("latest").toString())).isZero();
    assertThat(out).as("nothing is written yet").doesNotContain("index.html");
    assertThat(judge(results.resolve("latest").toString(), "--write")).isZero();
    String byLink = out;
    assertThat(judge(folder.simulationLog().toString())).isZero();
    assertThat(out).isEqualTo(byLink).contains(ID + "/: verdict.md\n");
  }

  @Test
  void namesTheFilesThatAreThere() throws IOException {
    Files.write(
        folder.simulationLog(), SampleLog.failing(50, "outcome, found server-error 500").bytes());

    judge(folder.path().toString(), "--write");
    assertThat(out).contains(ID + "/: verdict.md, failures.ndjson\n");

    Files.writeString(folder.path().resolve("index.html"), "Gatling's");
    Files.delete(folder.path().resolve("failures.ndjson"));
    judge(folder.path().toString());
    assertThat(out).contains(ID + "/: index.html, verdict.md\n");
    assertThat(err).isEmpty();
  }

  @Test
  void reportsOfAnotherJudgementAreNotPassedOffAsItsOwn(@TempDir Path other) throws IOException {
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());
    Path strict = SloCopy.withLimit(other.resolve("slo"), "game_state_p95", 1);
    judge(folder.path().toString(), "--write");

    assertThat(judge(folder.path().toString(), "--slo", strict.toString())).isEqualTo(2);
    assertThat(err.strip())
        .isEqualTo(
            "judge: the reports in the folder are of another judgement; --write makes them anew");
    assertThat(judge(folder.path().toString(), "--slo", strict.toString(), "--write")).isEqualTo(2);
    assertThat(err).isEmpty();
  }

  @Test
  void printsJsonOnRequest() throws IOException {
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());

    assertThat(judge(folder.path().toString(), "--json")).isZero();
    JsonNode verdict = new ObjectMapper().readTree(out);
    assertThat(verdict.at("/verdict").asText()).isEqualTo("PASS");
    assertThat(verdict.at("/run/id").asText()).isEqualTo(ID);
  }

  @Test
  void changesNothingUnlessAskedTo() throws IOException {
    byte[] log = SampleLog.healthy().bytes();
    Files.write(folder.simulationLog(), log);

    assertThat(judge(folder.path().toString())).isZero();
    assertThat(files()).containsExactlyInAnyOrder("run.json", "simulation.log");

    assertThat(judge(folder.path().toString(), "--write")).isZero();
    assertThat(files()).contains("verdict.json", "summary.json", "verdict.md", "junit.xml");
    assertThat(folder.simulationLog()).hasBinaryContent(log);
  }

  @Test
  void judgesTheSameAgainAndAgain() throws IOException {
    Files.write(
        folder.simulationLog(), SampleLog.failing(50, "outcome, found server-error 500").bytes());
    Files.writeString(folder.path().resolve("index.html"), "Gatling's");
    Files.writeString(folder.path().resolve("truth.json"), "{}");

    assertThat(judge(folder.path().toString(), "--write")).isEqualTo(2);
    String first = out;
    Map<String, String> before = contents();
    assertThat(judge(folder.path().toString(), "--write")).isEqualTo(2);
    assertThat(out).isEqualTo(first);
    assertThat(contents()).isEqualTo(before);
    assertThat(before).containsEntry("index.html", "Gatling's").containsEntry("truth.json", "{}");
  }

  @Test
  void judgesByOtherLimitsOnRequest(@TempDir Path other) throws IOException {
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());
    Path strict = SloCopy.withLimit(other.resolve("slo"), "game_state_p95", 1);

    assertThat(judge(folder.path().toString(), "--slo", strict.toString())).isEqualTo(2);
    assertThat(out).startsWith("FAIL").contains("MISSED    game_state_p95");
  }

  @Test
  void aFolderWithoutItsManifestNeedsWhatABareLogDoes() throws IOException {
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());
    Files.delete(folder.manifest());

    assertThat(judge(folder.path().toString())).isEqualTo(1);
    assertThat(err.strip())
        .isEqualTo("judge: no run.json beside the log: add --scenario (and --pace) or --window");
    assertThat(judge(folder.path().toString(), "--scenario", "baseline", "--pace", "10")).isZero();
    assertThat(out).startsWith("PASS");
  }

  @Test
  void aFolderIsJudgedByItsOwnManifestOnly() throws IOException {
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());

    assertThat(judge(folder.path().toString(), "--scenario", "baseline", "--pace", "10"))
        .isEqualTo(1);
    assertThat(err).contains("run.json", "copy it elsewhere");
  }

  @Test
  void aReportThatCannotBeWrittenShowsInTheStatus() throws IOException {
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());
    Files.createDirectories(folder.path().resolve("verdict.md/x"));

    assertThat(judge(folder.path().toString(), "--write")).isEqualTo(1);
    assertThat(out).startsWith("PASS");
    assertThat(err.lines()).singleElement().asString().contains("can't write verdict.md");
  }

  @Test
  void judgesABareLogAsItsRunDid() throws IOException {
    Path log = bare(SampleLog.healthy().bytes());

    assertThat(judge(log.toString(), "--scenario", "baseline", "--pace", "10")).isZero();
    assertThat(out).contains("3,583", "steady window 25.5 s to 54 s", "paced ×10");
    String byPlan = out;
    assertThat(judge(log.toString(), "--window", "25.5,54", "--pace", "10")).isZero();
    assertThat(out).isEqualTo(byPlan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';no run.json beside the log: add --scenario (and --pace) or --window",
        "--pace 10;--pace and --workload go with --scenario or --window",
        "--workload smoke;--pace and --workload go with --scenario or --window",
        "--scenario ws-gameplay;ws-gameplay has several workloads: add --workload, one of ai-scale, baseline",
        "--scenario ws-gameplay --workload big;known: ",
        "--window 1,2 --write;--write needs a run folder, judged by its own run.json",
        "--window 2,1;ends before it starts",
        "--window soon;is not two numbers: start,end",
        "--scenario basline;known: ",
        "--scenario baseline --pace 0.5;cs.pace",
        "--wirte;Unknown option: '--wirte'",
        "--window 1,2 --slo nowhere;is missing",
      })
  void wrongUsageEndsWithOneAndSaysWhy(String options, String why) throws IOException {
    Path log = bare(SampleLog.healthy().bytes());
    String[] args =
        Stream.concat(Stream.of(log.toString()), Stream.of(options.split(" ")))
            .filter(arg -> !arg.isEmpty())
            .toArray(String[]::new);

    assertThat(judge(args)).isEqualTo(1);
    assertThat(out).isEmpty();
    assertThat(err).startsWith("judge: ").contains(why);
  }

  @Test
  void aLogOfAnotherSimulationNeedsItsScenario() throws IOException {
    Path log = bare(SampleLog.healthy().bytes("org.example.Shop", "3.15.1"));

    assertThat(judge(log.toString(), "--window", "25.5,54")).isEqualTo(1);
    assertThat(err)
        .isEqualToNormalizingNewlines(
            "judge: the log's simulation Shop is no scenario of the suite: add --scenario\n");
    assertThat(judge(log.toString(), "--window", "25.5,54", "--scenario", "baseline")).isZero();
  }

  @Test
  void eachUnreadableLogIsOneLineAndInvalid() throws IOException {
    byte[] healthy = SampleLog.healthy().bytes();
    assertInvalid(new byte[0], "The log is empty");
    assertInvalid("not a log".getBytes(), "no log of Gatling's");
    assertInvalid(SampleLog.healthy().bytes("a.B", "3.14.9"), "this log says 3.14.9");
    assertInvalid(Arrays.copyOf(healthy, healthy.length - 3), "ends inside a record");
    healthy[healthy.length / 2] = 77;
    assertInvalid(healthy, "byte");
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    String gone = results.resolve("gone").toString();
    assertThat(judge(gone)).isEqualTo(1);
    assertThat(err.strip()).isEqualTo("judge: no such file or folder: " + gone);

    assertThat(judge(folder.path().toString())).isEqualTo(1);
    assertThat(err).contains("no such file or folder: ", "simulation.log");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"schema\": 2}"})
  void aBrokenManifestIsNamed(String json) throws IOException {
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());
    Files.writeString(folder.manifest(), json);

    assertThat(judge(folder.path().toString())).isEqualTo(1);
    assertThat(err.lines()).singleElement().asString().startsWith("judge: run.json: ");
  }

  @Test
  void helpNamesEveryStatus() {
    assertThat(judge("--help")).isZero();
    assertThat(out).contains("PASS", "FAIL", "INVALID", "INCONCLUSIVE", "CONDITIONAL");
  }

  @Test
  void thePageOnVerdictsNamesEveryOption() throws IOException {
    String page = Files.readString(Path.of("docs", "verdict.md"));
    assertThat(JudgeCommand.commandLine().getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .filteredOn(name -> !name.equals("--help"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains("`" + name));
  }

  private void assertInvalid(byte[] log, String why) throws IOException {
    Files.write(folder.simulationLog(), log);
    assertThat(judge(folder.path().toString())).isEqualTo(3);
    assertThat(out).startsWith("INVALID  baseline · ");
    assertThat(err.lines()).singleElement().asString().contains(why);
    Path bare = bare(log);
    assertThat(judge(bare.toString(), "--window", "25.5,54")).isEqualTo(3);
    assertThat(err.lines()).singleElement().asString().contains(why);
  }

  private Path bare(byte[] log) throws IOException {
    return Files.write(results.resolve("kept.log"), log);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.path())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String name : files()) {
      byte[] bytes = Files.readAllBytes(folder.path().resolve(name));
      contents.put(name, new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return contents;
  }

  private int judge(String... args) {
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    CommandLine command = JudgeCommand.commandLine();
    command.setOut(new PrintWriter(printed));
    command.setErr(new PrintWriter(complained));
    int status = command.execute(args);
    out = printed.toString();
    err = complained.toString();
    return status;
  }
}
