package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.DerivedRecord;
import cleansignal.report.ReportFiles;
import cleansignal.report.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of a run however it ends. */
class EveryRunIT {

  /** How every JWT starts: {@code {"} in base 64. */
  private static final String JWT_START = "eyJ";

  private static final String VERDICT_RECORD = "clean-signal verdict";

  /**
   * How the first test case, the verdict, tells a build server that it is none to be happy with.
   */
  private static final Pattern PROBLEM =
      Pattern.compile("name=\"verdict\"[^>]*>\\s*<(?:failure|error) message=\"([A-Z]+): ");

  /** Gatling's exit status when an assertion failed. */
  private static final int RED = 2;

  @ParameterizedTest
  @EnumSource
  void isCompleteAndGreenOnlyWhenAccepted(SharedRun shared) {
    EndedRun run = shared.ended();
    List<String> files = new ArrayList<>(ReportFiles.names());
    files.addAll(List.of(RunFolder.SIMULATION_LOG, RunFolder.INDEX_HTML, RunFolder.MANIFEST));

    for (String file : files) {
      assertThat(run.folder().path().resolve(file)).isRegularFile();
    }
    boolean passed = run.verdict().equals("PASS");
    assertThat(run.fork().exit()).as(run.explained()).isEqualTo(passed ? 0 : RED);
    assertThat(GatlingTable.of(run).row(VERDICT_RECORD).ok()).isEqualTo(passed ? 1 : 0);
    assertThat(GatlingTable.of(run).row(VERDICT_RECORD).ko()).isEqualTo(passed ? 0 : 1);
    assertThat(PROBLEM.matcher(run.text(RunFolder.JUNIT)).results().map(found -> found.group(1)))
        .isEqualTo(passed ? List.of() : List.of(run.verdict()));
  }

  /** Gatling computes its table by itself, from the same log. */
  @ParameterizedTest
  @EnumSource
  void agreesWithGatlingsTable(SharedRun shared) {
    EndedRun run = shared.ended();
    Map<String, GatlingTable.Row> ours = new TreeMap<>();
    run.requests()
        .properties()
        .forEach(request -> ours.put(request.getKey(), row(request.getValue())));
    Map<String, GatlingTable.Row> gatlings = new TreeMap<>(GatlingTable.of(run).rows());
    gatlings
        .keySet()
        .removeIf(
            name ->
                name.equals("All Requests")
                    || name.equals(VERDICT_RECORD)
                    || name.startsWith("SLO ")
                    || DerivedRecord.ofName(name).isPresent()
                    || name.startsWith("~"));

    assertThat(ours).isNotEmpty().isEqualTo(gatlings);
  }

  private static GatlingTable.Row row(JsonNode request) {
    long count = request.required("count").asLong();
    long ok = request.required("outcomes").path("ok").asLong();
    JsonNode all = request.required("all");
    return new GatlingTable.Row(
        count,
        ok,
        count - ok,
        all.required("minMillis").asLong(),
        all.required("maxMillis").asLong(),
        Math.round(all.required("meanMillis").asDouble()));
  }

  @ParameterizedTest
  @EnumSource
  void isJudgedAgainWithTheSameAnswer(SharedRun shared) throws IOException {
    EndedRun run = shared.ended();

    JvmFork.Ended judge = Judge.run(run.folder().path(), "--json");

    assertThat(judge.out()).isEqualTo(run.text(RunFolder.VERDICT_JSON));
    assertThat(judge.exit())
        .isEqualTo(run.json(RunFolder.VERDICT_JSON).required("exitStatus").asInt());
  }

  /**
   * Dead servers know of requests that the run did not live to see the end of, and what is cut
   * Gatling sends again.
   */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"BROKEN", "KILLED"})
  void countsWhatTheServerCounted(SharedRun shared) {
    EndedRun run = shared.ended();

    assertThat(run.counted()).isEqualTo(run.served());
  }

  @ParameterizedTest
  @EnumSource
  void holdsNoSecret(SharedRun shared) throws IOException {
    EndedRun run = shared.ended();
    for (String secret : List.of(GatlingRun.PASSWORD, GatlingRun.BYPASS_TOKEN, JWT_START)) {
      for (Path file : run.files()) {
        assertThat(contents(file).contains(secret)).as("%s in %s", secret, file).isFalse();
      }
      assertThat(run.fork().console()).doesNotContain(secret);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesNoFolderOfThisMachine(SharedRun shared) throws IOException {
    EndedRun run = shared.ended();
    for (String folder :
        List.of(
            System.getProperty("user.dir"),
            System.getProperty("java.home"),
            System.getProperty("user.home") + "/")) {
      for (Path file : run.files()) {
        assertThat(contents(file).contains(folder)).as("%s in %s", folder, file).isFalse();
      }
      // Gatling's own word on where its report is can't be helped.
      assertThat(run.fork().console().lines())
          .filteredOn(line -> !line.startsWith("Reports generated"))
          .noneMatch(line -> line.contains(folder));
    }
  }

  /** One byte a char, so that every file can be searched, whatever is in it. */
  private static String contents(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }
}
