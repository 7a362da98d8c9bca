package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.release.History;
import cleansignal.report.Circumstances;
import cleansignal.report.LatestRun;
import cleansignal.report.ReportFiles;
import cleansignal.report.RunFolder;
import cleansignal.request.LiveRecorder;
import cleansignal.runlog.AppendedRecord;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogVisitor;
import cleansignal.runlog.Logs;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.RequiredRecords;
import cleansignal.slo.RunFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {

  private static final RunManifest PACED =
      TestRuns.manifest(TestRuns.local("http://127.0.0.1:3000", "pace", "2"), "baseline");
  private static final RunManifest SMOKE =
      TestRuns.manifest(TestRuns.embedded("workload", "smoke"), "baseline");

  private static final Circumstances HERE = Versions.circumstances(Optional.of("1.4.2"));

  @TempDir private Path results;

  @Test
  void saysWhereTheLoadGoes() {
    assertThat(gate(PACED).target()).isEqualTo("target local http://127.0.0.1:3000");
  }

  @Test
  void saysWhatTheRunCanProve() {
    assertThat(gate(PACED).provable())
        .contains("true_error_rate needs 598", "api_latency_p95 needs 59")
        .contains("will hold about %,d requests".formatted(PACED.planned().steadyRequests()))
        // A medium objective only warns, so nobody needs to know.
        .doesNotContain("game_create_p95");
  }

  @Test
  void saysThatARunWithoutAWindowProvesNoLimit() {
    assertThat(gate(SMOKE).provable()).startsWith("no steady window");
  }

  @Test
  void aRunThatIsKilledKeepsItsManifest() throws IOException {
    Gate gate = gate(PACED);
    gate.begin();
    RunFolder folder = gatlingMakesAFolder();

    gate.folderExists();

    assertThat(RunManifests.read(folder.manifest())).isEqualTo(PACED);
    assertThat(folder.circumstances()).isEqualTo(HERE);
    assertThat(RunFolder.find(results.resolve(LatestRun.NAME)).id()).isEqualTo(folder.id());
  }

  @Test
  void aJudgedRunHasItsReportsAndItsVerdictInTheLog() throws IOException {
    Gate gate = gate(PACED);
    gate.begin();
    RunFolder folder = gatlingMakesAFolder();
    gate.folderExists();
    Files.write(
        folder.simulationLog(),
        Logs.bytes(
            Logs.header("concurrent-games"),
            log -> {
              log.user(0, true, 0);
              log.request("GET /api/games/:id", 10, 30, true, "");
              log.user(0, false, 40);
            }));

    gate.judge(new LiveRecorder());

    assertThat(History.read(results).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.run()).isEqualTo(folder.id()));
    assertThat(ReportFiles.names()).allMatch(name -> Files.exists(folder.path().resolve(name)));
    assertThat(requests(folder.simulationLog()))
        .startsWith("GET /api/games/:id OK")
        .contains(AppendedRecord.VERDICT + " KO");
    assertThat(requests(folder.simulationLog()).stream().skip(1).map(GateTest::name))
        .containsExactlyElementsOf(RequiredRecords.names(TestRuns.slo(), RunFacts.of(PACED)));
  }

  /** Gatling would write no report of its own then; the assertions miss their records anyway. */
  @Test
  void judgingNeverThrows() throws IOException {
    Gate gate = gate(PACED);
    gate.begin();
    gate.folderExists();
    gate.judge(new LiveRecorder());
    RunFolder folder = gatlingMakesAFolder();
    gate.folderExists();
    gate.judge(new LiveRecorder());
    byte[] noLog = {1, 2, 3};
    Files.write(folder.simulationLog(), noLog);
    gate.judge(new LiveRecorder());

    assertThat(Files.readAllBytes(folder.simulationLog())).isEqualTo(noLog);
    assertThat(folder.path().resolve(RunFolder.VERDICT_JSON)).content().contains("INVALID");
  }

  private Gate gate(RunManifest manifest) {
    return new Gate(results, "Baseline", manifest, HERE, Optional.empty(), TestRuns.slo());
  }

  /** Later than any test begins. */
  private RunFolder gatlingMakesAFolder() throws IOException {
    int year = 1 + Instant.now().atZone(java.time.ZoneOffset.UTC).getYear();
    return new RunFolder(
        Files.createDirectory(results.resolve("baseline-" + year + "0102030405678")));
  }

  private static List<String> requests(Path log) throws IOException {
    List<String> requests = new ArrayList<>();
    LogReader.read(
        log,
        new LogVisitor() {
          @Override
          public void request(String name, int start, int end, boolean ok, String message) {
            requests.add(name + (ok ? " OK" : " KO"));
          }
        });
    return requests;
  }

  private static String name(String request) {
    return request.substring(0, request.length() - " OK".length());
  }
}
