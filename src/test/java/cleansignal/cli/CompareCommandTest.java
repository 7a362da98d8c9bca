package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.compare.SampleTraffic;
import cleansignal.report.Circumstances;
import cleansignal.report.LatestRun;
import cleansignal.report.RunFolder;
import cleansignal.report.SampleLog;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

class CompareCommandTest {

  private static final String ONE = "baseline-20260102030405001";
  private static final String SAME = "baseline-20260102030405002";
  private static final String SLOWER = "baseline-20260102030405003";
  private static final String PACED = "baseline-20260102030405004";

  @TempDir private Path results;
  private final Printed command = new Printed(CompareCommand::commandLine);

  @BeforeEach
  void makeRuns() throws IOException {
    run(ONE, SampleTraffic.of(1), SampleLog.manifest());
    run(SAME, SampleTraffic.of(2), SampleLog.manifest());
    run(SLOWER, SampleTraffic.of(3).slower(SampleTraffic.POLL, 1.2), SampleLog.manifest());
    run(PACED, SampleTraffic.of(4), SampleTraffic.manifest("/pace", "20"));
  }

  @Test
  void aRunAgainstItselfIsConsistent() {
    assertThat(compare(ONE, ONE)).isZero();
    assertThat(command.out())
        .startsWith("CONSISTENT  baseline · 1 run after 1 run\n")
        .contains("on both sides: " + ONE)
        .doesNotContain("REGRESSED", "IMPROVED");
    assertThat(command.err()).isEmpty();
  }

  @Test
  void anotherRunOfTheSameIsConsistent() {
    assertThat(compare(ONE, SAME)).isZero();
    assertThat(command.out()).startsWith("CONSISTENT");
  }

  @Test
  void aRunThatIsAFifthSlowerIsRegressedAndNamesTheRequests() {
    assertThat(compare(ONE, SLOWER)).isEqualTo(2);

    assertThat(command.out()).startsWith("REGRESSED  baseline · 1 run after 1 run\n");
    String named = command.out().replaceAll("(?s).*\nregressed +(.*?)\nnote .*", "$1");
    assertThat(named.replaceAll("\\s+", " "))
        .contains("game_state_p95 ×1.", "api_latency_p95 ×1.", "GET /api/games/:id p95 ×1.")
        .doesNotContain("move", "ai turn", "login");
    assertThat(row("GET /api/games/:id", "p95")).contains("REGRESSED");
    assertThat(row("move", "p95")).endsWith("CONSISTENT");
  }

  @Test
  void theOtherWayRoundItIsImproved() {
    assertThat(compare(SLOWER, ONE)).isZero();
    assertThat(command.out()).startsWith("IMPROVED").contains("\nimproved      ");
  }

  @Test
  void anotherPlanIsNotComparableAndSaysWhich() {
    assertThat(compare(ONE, PACED)).isEqualTo(3);
    assertThat(command.out())
        .startsWith("NOT COMPARABLE  baseline")
        .contains("differs       plan: pace 10.0 in " + ONE + ", 20.0 in " + PACED)
        .doesNotContain("objectives");
  }

  @Test
  void whatIsWaivedStandsInTheFirstLine() {
    assertThat(compare(ONE, PACED, "--despite", "plan,target")).isZero();
    assertThat(command.out())
        .startsWith("CONSISTENT  baseline · 1 run after 1 run · despite another plan\n")
        .contains("waived        plan: pace 10.0");
  }

  @Test
  void anotherVersionOfTheTargetIsNotComparable() throws IOException {
    version(ONE, "1.4.2");
    version(SAME, "1.5.0");

    assertThat(compare(ONE, SAME)).isEqualTo(3);
    assertThat(command.out())
        .contains("target: target version 1.4.2 in " + ONE + ", 1.5.0 in " + SAME);
    assertThat(compare(ONE, SAME, "--despite", "target")).isZero();
  }

  @Test
  void setsStandWithCommasBetween() throws IOException {
    Path before = results.resolve(ONE);
    String set = before + "," + results.resolve(SAME);

    assertThat(command.run(set, results.resolve(SLOWER).toString())).isEqualTo(2);
    assertThat(command.out()).startsWith("REGRESSED  baseline · 1 run after 2 runs\n");
    LatestRun.point(results, SLOWER);
    assertThat(command.run(set, results.resolve("latest").toString())).isEqualTo(2);
  }

  @Test
  void linesFitOnAScreen() {
    compare(ONE, SLOWER);
    assertThat(command.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isBetween(0, 120));
  }

  @Test
  void theSameAgainIsTheSameText() {
    compare(ONE, SLOWER);
    String first = command.out();
    compare(ONE, SLOWER);
    assertThat(command.out()).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({ONE + ",0", SLOWER + ",2", PACED + ",3"})
  void jsonSaysTheSameAndKeepsToItsSchema(String after, int status) throws IOException {
    assertThat(compare(ONE, after, "--json")).isEqualTo(status);

    JsonNode tree = new ObjectMapper().readTree(command.out());
    assertThat(tree.at("/exitStatus").asInt()).isEqualTo(status);
    assertThat(tree.at("/before/0/id").asText()).isEqualTo(ONE);
    assertThat(tree.at("/after/0/id").asText()).isEqualTo(after);
    assertThat(problems(command.out())).isEmpty();
    assertThat(command.out()).doesNotContain(results.toString());
  }

  @Test
  void nothingIsWritten() throws IOException {
    List<Path> before = files();
    compare(ONE, SLOWER, "--json");
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';Missing required parameters",
        "ONE;Missing required parameter",
        "ONE ONE ONE;Unmatched argument",
        "ONE ONE --band 0;a band is more than 0",
        "ONE ONE --band 100;a band is more than 0",
        "ONE ONE --band wide;--band",
        "ONE ONE --least -1;a band is 0 ms or more",
        "ONE ONE --despite weather;--despite takes plan, target, injector and evidence, not weather",
        "ONE ONE,ONE;stands twice on one side",
        "ONE gone;no such file or folder",
        "ONE ONE --slo nowhere;is missing",
        "ONE ONE --jsno;Unknown option: '--jsno'",
      })
  void wrongUsageEndsWithOneAndSaysWhy(String arguments, String why) {
    String[] args =
        Stream.of(arguments.split(" "))
            .filter(arg -> !arg.isEmpty())
            .map(arg -> arg.replace("ONE", results.resolve(ONE).toString()))
            .toArray(String[]::new);

    assertThat(command.run(args)).isEqualTo(1);
    assertThat(command.out()).isEmpty();
    assertThat(command.err()).startsWith("compare: ").contains(why);
  }

  @Test
  void aBareLogCantBeCompared() throws IOException {
    Files.delete(results.resolve(ONE).resolve("run.json"));

    assertThat(compare(ONE, SAME)).isEqualTo(1);
    assertThat(command.err()).contains("has no run.json: only run folders can be compared");
  }

  @Test
  void anUnreadableLogIsNotComparable() throws IOException {
    Files.write(results.resolve(SAME).resolve("simulation.log"), new byte[] {1, 2, 3});

    assertThat(compare(ONE, SAME)).isEqualTo(3);
    assertThat(command.out()).contains("evidence: " + SAME + " is INVALID: ");
    assertThat(compare(ONE, SAME, "--despite", "evidence")).isEqualTo(3);
  }

  @Test
  void damagedCircumstancesAreNamed() throws IOException {
    Files.writeString(results.resolve(SAME).resolve(RunFolder.CIRCUMSTANCES), "{");

    assertThat(compare(ONE, SAME)).isEqualTo(1);
    assertThat(command.err().lines()).singleElement().asString().contains("circumstances.json");
  }

  @Test
  void helpNamesEveryStatus() {
    assertThat(command.run("--help")).isZero();
    assertThat(command.out()).contains("CONSISTENT or IMPROVED", "REGRESSED", "NOT COMPARABLE");
  }

  @Test
  void thePageNamesEveryOption() throws IOException {
    String page = Files.readString(Path.of("docs", "compare.md"));
    assertThat(CompareCommand.commandLine().getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .filteredOn(name -> !name.equals("--help"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains("`" + name));
  }

  private int compare(String before, String after, String... options) {
    return command.run(
        Stream.concat(
                Stream.of(results.resolve(before).toString(), results.resolve(after).toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private String row(String name, String statistic) {
    return command
        .out()
        .lines()
        .filter(line -> line.matches(" {2}(· )?" + name + " +" + statistic + " .*"))
        .findFirst()
        .orElseThrow();
  }

  private void run(String id, SampleTraffic traffic, RunManifest manifest) throws IOException {
    RunFolder folder = new RunFolder(Files.createDirectory(results.resolve(id)));
    Files.write(folder.simulationLog(), traffic.bytes());
    RunManifests.write(folder.manifest(), manifest);
  }

  private void version(String id, String version) throws IOException {
    Files.writeString(
        results.resolve(id).resolve(RunFolder.CIRCUMSTANCES),
        new Circumstances(Optional.of(version), Optional.empty()).toJson());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return files.sorted().toList();
    }
  }

  private static List<String> problems(String json) {
    Path schema = Path.of("slo", "schema", "compare.schema.json");
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(SchemaLocation.of(schema.toUri().toString()))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
