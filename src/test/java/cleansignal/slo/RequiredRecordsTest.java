package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.Outcome;
import cleansignal.runlog.AppendedRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequiredRecordsTest {

  private static final SloFiles SLO = HttpOnly.files();

  @Test
  void namesCarryTheLimits() {
    assertThat(RequiredRecords.names(SLO, SampleManifest.baseline().facts()))
        .containsExactly(
            "SLO availability >= 99.9 % [staging]",
            "SLO true_error_rate <= 0.5 % [staging]",
            "SLO raw_error_rate <= 1 % [staging]",
            "SLO error_rate_5xx <= 1 % [staging]",
            "SLO contract_failures = 0 [staging]",
            "SLO lifecycle_mismatches = 0 [staging]",
            "SLO auth_expired_rate < 0.5 % [staging]",
            "SLO rate_limited_rate <= 0.1 % [staging]",
            "SLO api_latency_p95 < 800 ms [staging]",
            "SLO api_latency_p95_coverage >= 80 % [staging]",
            "SLO game_state_p95 < 400 ms [staging]",
            "SLO concurrent_games >= 20 games [staging]",
            "SLO concurrent_players >= 60 players [staging]",
            "clean-signal verdict");
  }

  static Set<String> policies() {
    return SLO.policies().keySet();
  }

  /** Assertions are declared before the run: a name that was never appended would fail it. */
  @ParameterizedTest
  @MethodSource("policies")
  void everyNameThatIsDemandedIsAppended(String policy) {
    List<SampleManifest> manifests =
        List.of(
            SampleManifest.baseline().run(policy),
            SampleManifest.baseline().run(policy).slo("production"),
            SampleManifest.baseline().run(policy).workload("load"),
            SampleManifest.baseline().run(policy).shard(0, 2));
    List<SampleRun> runs =
        List.of(
            SampleRun.healthy(),
            SampleRun.empty().availability(0, 0).games(0),
            SampleRun.healthy().noSteadyWindow(),
            SampleRun.healthy().steady(SampleRun.STATE, 400, Outcome.RATE_LIMITED, 1));
    for (SampleManifest manifest : manifests) {
      for (SampleRun run : runs) {
        Verdict verdict = Evaluator.judge(run.measures(), manifest.manifest(), SLO);
        assertThat(RequiredRecords.of(verdict))
            .extracting(AppendedRecord::name)
            .isEqualTo(RequiredRecords.names(SLO, manifest.facts()))
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void whatDoesNotApplyIsNotDemanded() {
    assertThat(RequiredRecords.names(SLO, SampleManifest.baseline().workload("load").facts()))
        .noneMatch(name -> name.contains("concurrent_"))
        .hasSize(12);
  }

  @Test
  void passIsAllOk() {
    List<AppendedRecord> records = records(SampleRun.healthy(), SampleManifest.baseline());
    assertThat(records).allMatch(AppendedRecord::ok);
    assertThat(message(records, "SLO availability"))
        .isEqualTo("availability met: 100 % (300 / 300)");
    assertThat(message(records, "SLO api_latency_p95"))
        .isEqualTo("api_latency_p95 met: 20 ms (at or over the limit: 0 / 4000)");
    assertThat(message(records, "SLO contract_failures")).isEqualTo("contract_failures met: 0");
    assertThat(message(records, "clean-signal verdict")).isEqualTo("PASS");
  }

  @Test
  void failBlamesItsReasonsOnly() {
    List<AppendedRecord> records =
        records(
            SampleRun.healthy().steady(SampleRun.STATE, 80, Outcome.SERVER_ERROR, 5),
            SampleManifest.baseline());
    assertThat(records.stream().filter(record -> !record.ok()).map(AppendedRecord::name))
        .containsExactly(
            "SLO true_error_rate <= 0.5 % [staging]",
            "SLO error_rate_5xx <= 1 % [staging]", "clean-signal verdict");
    assertThat(message(records, "clean-signal verdict"))
        .isEqualTo(
            "FAIL: true_error_rate 1.961 % (80 / 4080), limit <= 0.5 % [staging];"
                + " error_rate_5xx 1.961 % (80 / 4080), limit <= 1 % [staging]");
  }

  @ParameterizedTest
  @CsvSource({"PASS, 2", "CONDITIONAL, 0"})
  void acceptedVerdictHasNoFailure(String accept, long failures) {
    List<AppendedRecord> records =
        records(SampleRun.healthy().players(50), SampleManifest.baseline().accept(accept));
    assertThat(records.stream().filter(record -> !record.ok())).hasSize((int) failures);
    assertThat(message(records, "SLO concurrent_players"))
        .isEqualTo("concurrent_players missed: 50 players");
  }

  /** A record that is never KO would read as met. */
  @Test
  void aMediumObjectiveHasNoRecord() {
    SampleRun run =
        SampleRun.empty()
            .ramp(SampleRun.LOGIN, 66, Outcome.OK, 900)
            .steady(SampleRun.STATE, 4000, Outcome.OK, 20);
    List<AppendedRecord> records = records(run, SampleManifest.baseline());
    assertThat(records).allMatch(AppendedRecord::ok);
    assertThat(records).noneMatch(record -> record.name().contains("login_latency_p95"));
  }

  @Test
  void runThatIsInvalidForNoObjectiveFailsByItsVerdictOnly() {
    List<AppendedRecord> records =
        records(SampleRun.healthy().truncated(), SampleManifest.baseline());
    assertThat(records.stream().filter(record -> !record.ok()).map(AppendedRecord::name))
        .containsExactly("clean-signal verdict");
  }

  @Test
  void bareLogHasRecordsToo() {
    RunFacts facts = RunFacts.ofBareLog("baseline", Optional.of("production"), 1);
    Verdict verdict = Evaluator.judge(SampleRun.healthy().measures(), facts, SLO);
    assertThat(RequiredRecords.of(verdict))
        .extracting(AppendedRecord::name)
        .contains("SLO api_latency_p95 < 500 ms [production]")
        .isEqualTo(RequiredRecords.names(SLO, facts));
  }

  private static List<AppendedRecord> records(SampleRun run, SampleManifest manifest) {
    return RequiredRecords.of(Evaluator.judge(run.measures(), manifest.manifest(), SLO));
  }

  private static String message(List<AppendedRecord> records, String prefix) {
    return records.stream()
        .filter(record -> record.name().startsWith(prefix))
        .findFirst()
        .orElseThrow()
        .message();
  }
}
