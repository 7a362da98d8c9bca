package cleansignal.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.report.Circumstances;
import cleansignal.report.LatestRun;
import cleansignal.report.RunFolder;
import cleansignal.slo.SloFiles;
import cleansignal.slo.VerdictKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceReaderTest {

  private static final String ID = "baseline-20260102030405678";
  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  @TempDir private Path results;

  @Test
  void readsWhatARunLeaves() throws IOException {
    SampleVerdicts.passed(results, ID);

    Evidence evidence = one();

    assertThat(evidence.id()).isEqualTo(ID);
    assertThat(evidence.run()).contains("baseline");
    assertThat(evidence.startedAt()).contains(START);
    assertThat(evidence.verdict().orElseThrow())
        .satisfies(
            said -> {
              assertThat(said.kind()).isEqualTo(VerdictKind.PASS);
              assertThat(said.gitCommit()).isEqualTo("0123abc");
              assertThat(said.target()).isEqualTo("embedded");
              assertThat(said.targetVersion()).isEmpty();
              assertThat(said.changes()).isEmpty();
              assertThat(said.sloDigest()).contains(SloFiles.load(Path.of("slo")).digest());
              assertThat(said.caveats()).anyMatch(caveat -> caveat.startsWith("paced"));
            });
  }

  @Test
  void otherTargetsHaveAnAddressAndMayHaveAVersion() throws IOException {
    RunFolder folder = SampleVerdicts.release(results, "target-scale", START);
    Files.writeString(
        folder.path().resolve(RunFolder.CIRCUMSTANCES),
        new Circumstances(Optional.of("1.4.2"), Optional.empty()).toJson());

    Evidence.Said said = one().verdict().orElseThrow();

    assertThat(one().run()).contains("target-scale");
    assertThat(said.target()).isEqualTo("staging https://staging.example");
    assertThat(said.targetVersion()).contains("1.4.2");
    assertThat(said.caveats()).isEmpty();
  }

  @Test
  void settingsThatAreNotTheShippedOnesAreTold() throws IOException {
    RunFolder folder = SampleVerdicts.release(results, "ai-heavy", START);
    SampleVerdicts.change(folder, RunFolder.MANIFEST, "/settings/cs.ai.difficulty", "1");
    SampleVerdicts.change(folder, RunFolder.MANIFEST, "/settings/cs.play.think.max", "750 ms");

    assertThat(one().verdict().orElseThrow().changes())
        .containsExactly("cs.ai.difficulty 1 (shipped: 5)");
  }

  @Test
  void aRunWithoutItsManifestIsUnreadable() throws IOException {
    Files.delete(SampleVerdicts.passed(results, ID).manifest());

    assertUnreadable("no run.json", "baseline");
  }

  @Test
  void aRunIsDatedByItsOwnRecordWhateverItsFolderIsCalled() throws IOException {
    RunFolder folder = SampleVerdicts.passed(results, "baseline-20300102030405678");
    assertThat(one().startedAt()).contains(START);

    Files.delete(folder.path().resolve(RunFolder.VERDICT_JSON));
    assertThat(one().startedAt()).as("by its summary").contains(START);

    Files.delete(folder.path().resolve(RunFolder.SUMMARY));
    assertThat(one().startedAt()).as("by its log").contains(START);

    byte[] log = Files.readAllBytes(folder.simulationLog());
    Files.write(folder.simulationLog(), Arrays.copyOf(log, log.length / 2));
    assertThat(one().startedAt()).as("by a log that was cut short").contains(START);

    Files.write(folder.simulationLog(), new byte[0]);
    assertThat(one().startedAt())
        .as("by its folder, where it recorded nothing")
        .contains(Instant.parse("2030-01-02T03:04:05.678Z"));
  }

  @Test
  void readsAllRunsInAFolderAndLeavesTheRest() throws IOException {
    SampleVerdicts.release(results, "baseline", START);
    SampleVerdicts.release(results, "ai-heavy", START);
    LatestRun.point(results, ID);
    Files.writeString(results.resolve("history.ndjson"), "");
    Files.createDirectory(results.resolve("charts"));

    assertThat(reader().read(results))
        .extracting(Evidence::id)
        .containsExactly("aiheavy-20260102030405678", ID);
    assertThat(reader().read(results.resolve("latest")))
        .extracting(Evidence::id)
        .containsExactly(ID);
  }

  @Test
  void aFolderOfResultsMayBeNamedLikeARun() throws IOException {
    Path named = Files.createDirectory(results.resolve("kept-20260102030405678"));
    SampleVerdicts.release(named, "baseline", START);

    assertThat(reader().read(named)).extracting(Evidence::id).containsExactly(ID);
  }

  @Test
  void noFolderIsRefused() {
    assertThatThrownBy(() -> reader().read(results.resolve("gone")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aRunThatWasNeverJudgedIsUnreadableAndKeepsItsName() throws IOException {
    RunFolder folder = SampleVerdicts.release(results, "target-scale", START);
    Files.delete(folder.path().resolve(RunFolder.VERDICT_JSON));

    assertUnreadable("no verdict.json", "target-scale");
    Files.delete(folder.manifest());
    assertUnreadable("no verdict.json", "target-scale");
    Files.delete(folder.simulationLog());
    assertUnreadable("no verdict.json", "target-scale");
  }

  @Test
  void aRunOfNoKnownNameHasNone() throws IOException {
    Files.createDirectory(results.resolve("wsstress-20260102030405678"));

    assertThat(one().run()).isEmpty();
    assertThat(one().startedAt()).contains(START);
  }

  @Test
  void aRunThatRecordedNoStartIsDatedByItsFolder() throws IOException {
    RunFolder folder = SampleVerdicts.passed(results, ID);
    Files.delete(folder.simulationLog());
    Files.writeString(folder.path().resolve(RunFolder.SUMMARY), "{\"schema\": 1}");

    assertThat(one().startedAt()).contains(START);
  }

  @Test
  void whatNothingDatesIsUnreadable() throws IOException {
    RunFolder folder = SampleVerdicts.passed(results, "mine");
    Files.delete(folder.simulationLog());
    Files.writeString(folder.path().resolve(RunFolder.SUMMARY), "{\"schema\": 1}");

    assertUnreadable("can't be read: nothing tells when the run started", "baseline");
    assertThat(one().startedAt()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          verdict.json | "schema": 1 | "schema": 2 | verdict.json is none of schema 1
          verdict.json | "verdict": "PASS" | "verdict": "MAYBE" | no verdict MAYBE
          verdict.json | "verdict": "PASS" | "verdict": "FAIL" | contradicts itself
          verdict.json | "exitStatus": 0 | "exitStatus": 2 | contradicts itself
          verdict.json | "releaseGate": false | "releaseGate": true | contradicts itself
          verdict.json | "id": "baseline-2026 | "id": "baseline-2025 | is that of another run
          verdict.json | "scenario" | "szenario" | scenario
          verdict.json | "caveats" | "cavets" | caveats
          summary.json | "startedAt": "2026 | "startedAt": "soon | soon
          summary.json | "schema": 1 | "schema": 2 | summary.json is none of schema 1
          """)
  void aDamagedReportIsUnreadable(String file, String part, String instead, String why)
      throws IOException {
    RunFolder folder = SampleVerdicts.passed(results, ID);
    Path path = folder.path().resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(part);

    Files.writeString(path, text.replace(part, instead));

    Evidence evidence = one();
    assertThat(evidence.verdict()).isEmpty();
    assertThat(evidence.run()).contains("baseline");
    assertThat(evidence.problem()).contains(why).doesNotContain("\n", results.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"schema\": 1}", "\u0000"})
  void whatIsNoReportIsUnreadable(String text) throws IOException {
    RunFolder folder = SampleVerdicts.passed(results, ID);
    Files.writeString(folder.path().resolve(RunFolder.VERDICT_JSON), text);

    assertThat(one().verdict()).isEmpty();
    assertThat(one().problem()).startsWith("can't be read: ");
  }

  @Test
  void aReportOfAnotherRunIsNoEvidence() throws IOException {
    RunFolder good = SampleVerdicts.passed(results, ID);
    RunFolder copy =
        new RunFolder(Files.createDirectory(results.resolve("baseline-20260202030405678")));
    for (String file : List.of(RunFolder.VERDICT_JSON, RunFolder.SUMMARY, RunFolder.MANIFEST)) {
      Files.copy(good.path().resolve(file), copy.path().resolve(file));
    }

    assertThat(reader().read(copy.path()).get(0).problem())
        .contains("is that of another run, " + ID);
  }

  private void assertUnreadable(String problem, String run) throws IOException {
    assertThat(one().verdict()).isEmpty();
    assertThat(one().problem()).isEqualTo(problem);
    assertThat(one().run()).contains(run);
  }

  private Evidence one() throws IOException {
    List<Evidence> all = reader().read(results);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static EvidenceReader reader() {
    return new EvidenceReader(List.of("baseline", "target-scale", "ai-heavy"));
  }
}
