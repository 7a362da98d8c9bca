package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.release.History;
import cleansignal.release.SampleVerdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Model.OptionSpec;

class TrendCommandTest {

  private static final String SERVER_ERROR = "outcome, found server-error 500";

  @TempDir private Path results;
  private final Printed command = new Printed(TrendCommand::commandLine);

  @Test
  void showsTheRunsAndMarksWhatIsNew() throws IOException {
    for (int i = 0; i < 3; i++) {
      History.append(
          results, SampleVerdicts.judged("baseline-" + i, Integer.MAX_VALUE, SERVER_ERROR));
    }
    History.append(results, SampleVerdicts.judged("baseline-3", 20, SERVER_ERROR));

    assertThat(trend()).isZero();
    assertThat(command.out())
        .startsWith("baseline · target embedded · pace ×10\n")
        .contains("! baseline-3: true_error_rate ")
        .containsPattern("verdict +PASS +PASS +PASS +FAIL\n");
    assertThat(command.err()).isEmpty();
    assertThat(command.out().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void aDamagedLineIsNamedAndTheRestIsShown() throws IOException {
    History.append(results, SampleVerdicts.judged("baseline-0", Integer.MAX_VALUE, SERVER_ERROR));
    Files.writeString(
        results.resolve(History.FILE_NAME), "{\"schema\":1,\"ru", StandardOpenOption.APPEND);

    assertThat(trend()).isZero();
    assertThat(command.out()).startsWith("baseline");
    assertThat(command.err().lines())
        .singleElement()
        .asString()
        .startsWith("trend: history.ndjson line 2: ");
  }

  @Test
  void oneRunAloneOnRequest() throws IOException {
    History.append(results, SampleVerdicts.judged("baseline-0", Integer.MAX_VALUE, SERVER_ERROR));

    assertThat(trend("--run", "ai-heavy")).isZero();
    assertThat(command.out())
        .isEqualToNormalizingNewlines(
            "no run of ai-heavy in the history; there are runs of baseline\n");
    assertThat(trend("--run", "baseline", "--last", "1")).isZero();
    assertThat(command.out()).startsWith("baseline");
  }

  @Test
  void aNameThatNoRunCanHaveIsAMistake() throws IOException {
    assertThat(trend("--run", "nosuch")).isEqualTo(1);
    assertThat(command.out()).isEmpty();
    assertThat(command.err())
        .startsWith(
            "trend: --run: no scenario or named run \"nosuch\"; the history is empty; known: ")
        .contains("baseline", "ws-stress");

    History.append(results, SampleVerdicts.judged("baseline-0", Integer.MAX_VALUE, SERVER_ERROR));
    assertThat(trend("--run", "nosuch")).isEqualTo(1);
    assertThat(command.err()).contains("\"nosuch\"; there are runs of baseline; known: ");
  }

  @Test
  void noHistoryIsNoFailure() {
    assertThat(trend()).isZero();
    assertThat(command.out()).isEqualTo("no run in the history yet\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "RESULTS/gone;no such file or folder",
        "RESULTS --last 0;--last is from 1 to 6, not 0",
        "RESULTS --last 7;--last is from 1 to 6, not 7",
        "RESULTS --slo nowhere;is missing",
        "RESULTS --lats 3;Unknown options: '--lats'",
      })
  void wrongUsageEndsWithOneAndSaysWhy(String arguments, String why) {
    assertThat(command.run(arguments.replace("RESULTS", results.toString()).split(" ")))
        .isEqualTo(1);
    assertThat(command.err()).startsWith("trend: ").contains(why);
  }

  @Test
  void thePageNamesEveryOption() throws IOException {
    String page = Files.readString(Path.of("docs", "release.md"));
    assertThat(TrendCommand.commandLine().getCommandSpec().options())
        .extracting(OptionSpec::longestName)
        .filteredOn(name -> !name.equals("--help"))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains("`" + name));
  }

  private int trend(String... options) {
    String[] args = new String[options.length + 1];
    args[0] = results.toString();
    System.arraycopy(options, 0, args, 1, options.length);
    return command.run(args);
  }
}
