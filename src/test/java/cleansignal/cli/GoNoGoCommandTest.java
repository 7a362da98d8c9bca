package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.release.SampleVerdicts;
import cleansignal.report.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

class GoNoGoCommandTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Instant RECENT = NOW.minus(Duration.ofHours(3));

  @TempDir private Path results;
  private final Printed command = new Printed(() -> GoNoGoCommand.commandLine(CLOCK));

  @Test
  void threeGoodRunsGo() throws IOException {
    release("baseline", "target-scale", "ai-heavy");

    assertThat(gonogo()).isZero();
    assertThat(command.out())
        .startsWith("GO  3 of 3 required runs go\n")
        .containsPattern("baseline +baseline-20260310090000000 +PASS +3 h +GO\n");
    assertThat(command.err()).isEmpty();
    assertThat(json().at("/word").asText()).isEqualTo("GO");
    assertThat(markdown()).startsWith("# GO: 3 of 3 required runs go\n");
  }

  @Test
  void aStaleRunIsNoGoAndNamed() throws IOException {
    release("baseline", "ai-heavy");
    SampleVerdicts.release(results, "target-scale", NOW.minus(Duration.ofDays(11)));

    assertThat(gonogo()).isEqualTo(3);
    assertThat(command.out())
        .startsWith("NO-GO  2 of 3 required runs go\n")
        .containsPattern("target-scale +targetscale-20260227120000000 +PASS +11 days +NO-GO\n")
        .contains("target-scale (targetscale-20260227120000000): stale: 11.0 days old, at most 7");
    assertThat(json().at("/items/1/findings/0").asText()).startsWith("stale: ");
    assertThat(markdown())
        .contains("| target-scale | targetscale-20260227120000000 | PASS | 11 days | NO-GO |")
        .contains("stale: 11.0 days old, at most 7");
  }

  @ParameterizedTest
  @CsvSource({
    "FAIL, 2, NO-GO",
    "INVALID, 3, NO-GO",
    "INCONCLUSIVE, 4, NO-GO",
    "CONDITIONAL, 5, CONDITIONAL"
  })
  void endsAsJudgeDoes(String verdict, int status, String word) throws IOException {
    release("baseline", "ai-heavy");
    SampleVerdicts.release(results, "target-scale", RECENT, verdict, status, "moves too slow");

    assertThat(gonogo()).isEqualTo(status);
    assertThat(command.out()).startsWith(word + "  2 of 3").contains(verdict + ": moves too slow");
    assertThat(problems()).isEmpty();
    assertThat(json().at("/exitStatus").asInt()).isEqualTo(status);
  }

  @Test
  void aMissingRunIsNoGo() throws IOException {
    release("baseline", "ai-heavy");

    assertThat(gonogo()).isEqualTo(3);
    assertThat(command.out())
        .containsPattern("target-scale +- +- +- +NO-GO\n")
        .contains("target-scale: no run of it was found");
  }

  @Test
  void anUnreadableFileIsNoGoAndNamed() throws IOException {
    release("baseline", "target-scale", "ai-heavy");
    Files.writeString(
        results.resolve(SampleVerdicts.id("ai-heavy", RECENT)).resolve("verdict.json"), "{");

    assertThat(gonogo()).isEqualTo(3);
    assertThat(command.out()).contains("ai-heavy (aiheavy-20260310090000000): can't be read: ");
  }

  @Test
  void anotherCommitAndAnotherTargetAreNoGo() throws IOException {
    release("baseline", "target-scale", "ai-heavy");
    RunFolder baseline = new RunFolder(results.resolve(SampleVerdicts.id("baseline", RECENT)));
    SampleVerdicts.change(baseline, RunFolder.VERDICT_JSON, "/run/gitCommit", "fedcba9");
    assertThat(gonogo("--commit", "0123abc")).isEqualTo(3);
    assertThat(command.out()).contains("another commit: fedcba9, not 0123abc");

    SampleVerdicts.change(baseline, RunFolder.VERDICT_JSON, "/run/gitCommit", "0123abc");
    assertThat(gonogo("--commit", "0123abc")).isZero();
    assertThat(gonogo("--commit", "0123ABCDEF")).as("longer, and in upper case").isZero();
    assertThat(json().at("/commit").asText()).isEqualTo("0123abcdef");
    assertThat(gonogo("--target", "staging https://staging.example")).isZero();
    assertThat(gonogo("--target", "production")).isEqualTo(3);
    assertThat(command.out())
        .contains("another target: staging https://staging.example, not production");
  }

  @Test
  void aRunThatWasJudgedAgainByLaxerLimitsIsNoGo(@TempDir Path other) throws IOException {
    release("target-scale", "ai-heavy");
    RunFolder folder = SampleVerdicts.release(results, "baseline", RECENT);
    Path lax = SloCopy.withLimit(other.resolve("slo"), "game_state_p95", 60_000);
    String laxer = "judged by other limits: ";

    Printed judge = new Printed(JudgeCommand::commandLine);
    assertThat(judge.run(folder.path().toString(), "--slo", lax.toString(), "--write")).isZero();
    assertThat(gonogo("--rehearsal")).isEqualTo(3);
    assertThat(command.out()).contains("baseline (baseline-20260310090000000): " + laxer);
    assertThat(problems()).isEmpty();

    assertThat(judge.run(folder.path().toString(), "--write")).isZero();
    gonogo("--rehearsal");
    assertThat(command.out()).as("judged again by the right ones").doesNotContain(laxer);
  }

  @Test
  void caveatsAreNoGoUnlessItIsARehearsalWhichIsSaid() throws IOException {
    release("target-scale", "ai-heavy");
    RunFolder paced = SampleVerdicts.release(results, "baseline", RECENT);
    SampleVerdicts.change(paced, RunFolder.VERDICT_JSON, "/caveats", List.of("paced ×10"));
    SampleVerdicts.change(paced, RunFolder.VERDICT_JSON, "/releaseGate", false);

    assertThat(gonogo()).isEqualTo(3);
    assertThat(command.out()).contains("no release gate: paced ×10");

    assertThat(gonogo("--rehearsal")).isZero();
    assertThat(command.out())
        .startsWith("GO  3 of 3 required runs go · REHEARSAL, no release\n")
        .contains("waived, no release gate: paced ×10");
    assertThat(json().at("/rehearsal").asBoolean()).isTrue();
    assertThat(markdown()).startsWith("# GO: 3 of 3 required runs go · REHEARSAL, no release\n");
    assertThat(problems()).isEmpty();
  }

  @Test
  void runsMayLieInSeveralFolders(@TempDir Path other) throws IOException {
    release("baseline", "target-scale");
    RunFolder third = SampleVerdicts.release(other, "ai-heavy", RECENT);

    assertThat(
            command.run(
                results.toString(),
                third.path().toString(),
                other.toString(),
                "--out",
                other.toString()))
        .isZero();
    assertThat(other.resolve("gonogo.json")).exists();
    assertThat(results.resolve("gonogo.json")).doesNotExist();
  }

  @Test
  void printsJsonOnRequest() throws IOException {
    release("baseline", "target-scale", "ai-heavy");

    assertThat(gonogo("--json")).isZero();
    assertThat(command.out()).isEqualTo(Files.readString(results.resolve("gonogo.json")));
    assertThat(problems()).isEmpty();
    assertThat(command.out()).doesNotContain(results.toString());
  }

  @Test
  void namesThatLookLikeMarkdownStayNames() throws IOException {
    release("baseline", "ai-heavy");
    SampleVerdicts.release(results, "target-scale", RECENT, "FAIL", 2, "a | b <b>*c*</b>\nd");

    gonogo();
    assertThat(markdown()).contains("a \\| b \\<b>\\*c\\*\\</b> d");
    assertThat(command.out().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void filesThatCantBeWrittenShowInTheStatus() throws IOException {
    release("baseline", "target-scale", "ai-heavy");
    Files.createDirectories(results.resolve("gonogo.md"));

    assertThat(gonogo()).isEqualTo(1);
    assertThat(command.out()).startsWith("GO");
    assertThat(command.err()).startsWith("gonogo: can't write gonogo.md");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "RESULTS/gone;no such file or folder",
        "RESULTS --out RESULTS/gone;--out: no such folder",
        "RESULTS --slo nowhere;is missing",
        "RESULTS --commit 012345;--commit: 7 to 40 hexadecimal digits, not \"012345\"",
        "RESULTS --commit=;--commit: 7 to 40 hexadecimal digits, not \"\"",
        "RESULTS --commit main;--commit: 7 to 40 hexadecimal digits, not \"main\"",
        "RESULTS --commit 0123abc+dirty;--commit: 7 to 40 hexadecimal digits",
        "RESULTS --target bogus;--target: there is no target \"bogus\"; there are embedded, local,",
        "RESULTS --target=;--target: there is no target \"\"",
        "RESULTS --reharsal;Unknown option: '--reharsal'",
      })
  void wrongUsageEndsWithOneAndSaysWhy(String arguments, String why) {
    String[] args =
        (arguments + (arguments.contains("--out") ? "" : " --out RESULTS"))
            .replace("RESULTS", results.toString())
            .split(" ");

    assertThat(command.run(args)).isEqualTo(1);
    assertThat(command.out()).isEmpty();
    assertThat(command.err()).startsWith("gonogo: ").contains(why);
  }

  @Test
  void helpNamesEveryStatus() {
    assertThat(command.run("--help")).isZero();
    assertThat(command.out()).contains("GO", "FAIL", "INVALID", "INCONCLUSIVE", "CONDITIONAL");
  }

  @Test
  void thePageNamesEveryOption() throws IOException {
    String page = Files.readString(Path.of("docs", "release.md"));
    assertThat(GoNoGoCommand.commandLine(CLOCK).getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .filteredOn(name -> !name.equals("--help"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains("`" + name));
  }

  private void release(String... runs) throws IOException {
    for (String run : runs) {
      SampleVerdicts.release(results, run, RECENT);
    }
  }

  private int gonogo(String... options) {
    return command.run(
        Stream.concat(
                Stream.of(results.toString(), "--out", results.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(results.resolve("gonogo.json").toFile());
  }

  private String markdown() throws IOException {
    return Files.readString(results.resolve("gonogo.md"));
  }

  private List<String> problems() throws IOException {
    Path schema = Path.of("slo", "schema", "gonogo.schema.json");
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(SchemaLocation.of(schema.toUri().toString()))
        .validate(Files.readString(results.resolve("gonogo.json")), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
