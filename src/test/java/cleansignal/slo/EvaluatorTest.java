package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cleansignal.outcome.Outcome;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluatorTest {

  private static final SloFiles SLO = HttpOnly.files();

  @Test
  void healthyRunPasses() {
    Verdict verdict = baseline(SampleRun.healthy());
    assertThat(verdict.reasons()).isEmpty();
    assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
    assertThat(verdict.accepted()).isTrue();
    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.caveats()).isEmpty();
    assertThat(verdict.releaseGate()).isTrue();
  }

  @Test
  void healthyRunsObjectivesAreShownInFull() {
    Verdict verdict = baseline(SampleRun.healthy());
    assertThat(verdict.objectives())
        .extracting(ObjectiveResult::id)
        .filteredOn(id -> !id.equals("api_latency_p95_coverage"))
        .isEqualTo(SLO.catalogue().ids());
    assertThat(result(verdict, "api_latency_p95"))
        .isEqualTo(
            new ObjectiveResult(
                "api_latency_p95",
                SLO.catalogue().find("api_latency_p95").orElseThrow().title(),
                Priority.HIGH,
                true,
                ObjectiveStatus.MET,
                OptionalDouble.of(20),
                800,
                "<",
                "ms",
                "staging",
                Optional.of(ShareBounds.of(0, 4000, 1)),
                Optional.of(new Strip(SampleRun.STEADY, Collections.nCopies(30, Strip.Mark.IN))),
                4000,
                OptionalLong.of(59),
                "proven",
                "",
                SLO.catalogue().find("api_latency_p95").orElseThrow().triage()));
    assertThat(result(verdict, "login_latency_p99").status()).isEqualTo(ObjectiveStatus.UNPROVEN);
    assertThat(result(verdict, "rate_limited_rate").note())
        .startsWith("whole run: 0 % (0 / 4132); point value: ");
  }

  /** What can speak for each rule, so that no two of them touch each other. */
  private enum Circumstance {
    EVIDENCE(VerdictKind.INVALID, SampleRun::truncated),
    FAILURE(VerdictKind.FAIL, run -> run.steady(SampleRun.STATE, 1, Outcome.CONTRACT, 5)),
    LOAD(VerdictKind.INVALID, run -> run.users(60, 66)),
    UNPROVEN(VerdictKind.INCONCLUSIVE, run -> run.steady(SampleRun.STATE, 15, Outcome.TIMEOUT, 5)),
    WITHIN_MARGIN(VerdictKind.CONDITIONAL, run -> run.players(50));

    private final VerdictKind kind;
    private final UnaryOperator<SampleRun> change;

    Circumstance(VerdictKind kind, UnaryOperator<SampleRun> change) {
      this.kind = kind;
      this.change = change;
    }
  }

  /** All 32 combinations, so every pair of neighbours too. */
  static Stream<Set<Circumstance>> combinations() {
    return IntStream.range(0, 1 << Circumstance.values().length)
        .mapToObj(
            bits ->
                EnumSet.allOf(Circumstance.class).stream()
                    .filter(each -> (bits & (1 << each.ordinal())) != 0)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Circumstance.class))));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void firstRuleThatFindsAReasonDecides(Set<Circumstance> circumstances) {
    SampleRun run = SampleRun.healthy();
    circumstances.forEach(each -> each.change.apply(run));
    Verdict verdict = baseline(run);
    VerdictKind expected =
        circumstances.stream().map(each -> each.kind).findFirst().orElse(VerdictKind.PASS);
    assertThat(verdict.kind()).isEqualTo(expected);
    assertThat(verdict.reasons()).hasSameSizeAs(circumstances);
    assertThat(verdict.reasons())
        .extracting(Reason::kind)
        .containsExactlyInAnyOrderElementsOf(
            circumstances.stream().map(each -> each.kind).toList());
    long own = circumstances.stream().filter(each -> each.kind == expected).count();
    assertThat(verdict.reasons().subList(0, (int) own))
        .allMatch(reason -> reason.kind() == expected);
    assertThat(verdict.accepted()).isEqualTo(circumstances.isEmpty());
  }

  @Nested
  class InvalidEvidence {

    @Test
    void truncatedLog() {
      assertReason(
          baseline(SampleRun.healthy().truncated()),
          VerdictKind.INVALID,
          "the log is truncated behind byte 95036, record 4132");
    }

    @Test
    void scriptErrors() {
      assertReason(
          baseline(SampleRun.healthy().scriptError("b: no attribute").scriptError("a: no game")),
          VerdictKind.INVALID,
          "2 script errors, for example: a: no game");
    }

    @Test
    void requestsThatFailedByOurOwnMistake() {
      assertReason(
          baseline(SampleRun.healthy().ramp(SampleRun.JOIN, 2, Outcome.SCRIPT, 1)),
          VerdictKind.INVALID,
          "2 requests failed by our own mistake (outcome script)");
    }

    @Test
    void whatElseIsKnown() {
      RunFacts facts =
          SampleManifest.baseline().facts().withEvidenceProblems(List.of("preflight failed: pool"));
      assertReason(
          Evaluator.judge(SampleRun.healthy().measures(), facts, SLO),
          VerdictKind.INVALID,
          "preflight failed: pool");
    }
  }

  @Nested
  class Failure {

    @Test
    void criticalShareMissed() {
      Verdict verdict =
          baseline(SampleRun.healthy().steady(SampleRun.STATE, 80, Outcome.SERVER_ERROR, 5));
      assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
      assertThat(verdict.reasons())
          .containsExactly(
              new Reason(
                  VerdictKind.FAIL,
                  Optional.of("true_error_rate"),
                  "true_error_rate 1.961 % (80 / 4080), limit <= 0.5 % [staging]"),
              new Reason(
                  VerdictKind.FAIL,
                  Optional.of("error_rate_5xx"),
                  "error_rate_5xx 1.961 % (80 / 4080), limit <= 1 % [staging]"));
    }

    @ParameterizedTest
    @CsvSource({"CONTRACT, contract_failures 1", "LIFECYCLE, lifecycle_mismatches 1"})
    void oneOfWhatMustNotHappen(Outcome outcome, String text) {
      assertReason(
          baseline(SampleRun.healthy().steady(SampleRun.STATE, 1, outcome, 5)),
          VerdictKind.FAIL,
          text + ", limit = 0 [staging]");
    }

    @Test
    void secondsWithoutAnswer() {
      assertReason(
          baseline(SampleRun.healthy().availability(299, 300)),
          VerdictKind.FAIL,
          "availability 99.667 % (299 / 300), limit >= 99.9 % [staging]");
    }

    /** 10 % beyond the limit of 400 ms is 440 ms: on it still conditional, above it failed. */
    @ParameterizedTest
    @CsvSource({"399, PASS", "400, CONDITIONAL", "440, CONDITIONAL", "441, FAIL", "5000, FAIL"})
    void highLatencyBeyondItsMargin(long millis, VerdictKind kind) {
      SampleRun run = SampleRun.empty().ramp(SampleRun.LOGIN, 66, Outcome.OK, 260);
      Verdict verdict = baseline(run.steady(SampleRun.STATE, 4000, Outcome.OK, millis));
      assertThat(verdict.kind()).isEqualTo(kind);
      assertThat(result(verdict, "game_state_p95").value()).hasValue(millis);
    }

    /** 20 % below 60 players is 48: on it still conditional, below it failed. */
    @ParameterizedTest
    @CsvSource({"60, PASS", "59.9, CONDITIONAL", "48, CONDITIONAL", "47.9, FAIL", "3, FAIL"})
    void capacityBeyondItsMargin(double players, VerdictKind kind) {
      assertThat(baseline(SampleRun.healthy().players(players)).kind()).isEqualTo(kind);
    }

    @Test
    void figuresAndMarginAreTold() {
      assertReason(
          baseline(SampleRun.healthy().players(47)),
          VerdictKind.FAIL,
          "concurrent_players 47 players, limit >= 60 players [staging]: beyond the margin of 20 %");
      SampleRun run = SampleRun.empty().ramp(SampleRun.LOGIN, 66, Outcome.OK, 260);
      assertThat(baseline(run.steady(SampleRun.STATE, 4000, Outcome.OK, 450)).reasons())
          .extracting(Reason::text)
          .containsExactly(
              "game_state_p95 450 ms (at or over the limit: 4000 / 4000), limit < 400 ms [staging]:"
                  + " beyond the margin of 10 %");
    }

    @ParameterizedTest
    @CsvSource({
      "37400, TIMEOUT, target hung at 37 s",
      "37400, UNAVAILABLE, target died at 37 s (unavailable)",
      "0, NETWORK, target died at 0 s (network)"
    })
    void targetLost(long atMillis, Outcome outcome, String text) {
      assertReason(baseline(SampleRun.healthy().lost(atMillis, outcome)), VerdictKind.FAIL, text);
    }

    /** The load stops when the target is lost: what is missing then is no reason of its own. */
    @Test
    void runThatEndedBecauseTheTargetDied() {
      Verdict verdict =
          baseline(
              SampleRun.healthy()
                  .users(40, 40)
                  .lost(90_000, Outcome.UNAVAILABLE)
                  .steady(SampleRun.STATE, 300, Outcome.UNAVAILABLE, 1)
                  .endsAt(120_000));
      assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
      assertThat(verdict.reasons()).noneMatch(reason -> reason.kind() == VerdictKind.INVALID);
      assertThat(verdict.reasons().get(0).text()).isEqualTo("target died at 90 s (unavailable)");
      assertThat(verdict.warnings()).anyMatch(text -> text.startsWith("40 of 66 planned virtual"));
    }
  }

  @Nested
  class InvalidLoad {

    @Test
    void limiterThatSilencedTheWindowIsJudgedOverTheWholeRun() {
      SampleRun run =
          SampleRun.empty()
              .ramp(SampleRun.LOGIN, SampleRun.USERS, Outcome.OK, 260)
              .ramp(SampleRun.STATE, 900, Outcome.OK, 20)
              .ramp(SampleRun.STATE, 66, Outcome.RATE_LIMITED, 2);

      Verdict verdict = baseline(run);

      assertThat(verdict.kind()).isEqualTo(VerdictKind.INVALID);
      assertThat(verdict.reasons())
          .filteredOn(reason -> reason.objective().filter("rate_limited_rate"::equals).isPresent())
          .singleElement()
          .extracting(Reason::text)
          .asString()
          .contains("66 / 1032", "the steady window holds 0 of about 4000 planned requests");
    }

    /** A target that lets nobody in leaves the window empty too, but it made no noise. */
    @Test
    void errorsThatSilencedTheWindowAreNoNoise() {
      SampleRun run =
          SampleRun.empty()
              .availability(0, 0)
              .ramp(SampleRun.LOGIN, SampleRun.USERS, Outcome.SERVER_ERROR, 260);

      Verdict verdict = baseline(run);

      assertThat(verdict.kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
      assertThat(verdict.reasons()).noneMatch(reason -> reason.kind() == VerdictKind.INVALID);
      assertThat(verdict.warnings())
          .anyMatch(text -> text.contains("over its budget, but the true errors explain it"));
    }

    @Test
    void windowJustFullEnoughIsJudgedByItsOwnNoise() {
      SampleRun run =
          SampleRun.empty()
              .ramp(SampleRun.STATE, 100, Outcome.RATE_LIMITED, 2)
              .steady(SampleRun.STATE, 2000, Outcome.OK, 20);

      assertThat(baseline(run).kind()).isEqualTo(VerdictKind.PASS);
    }

    @Test
    void windowJustTooEmptyIsNot() {
      SampleRun run =
          SampleRun.empty()
              .ramp(SampleRun.STATE, 100, Outcome.RATE_LIMITED, 2)
              .steady(SampleRun.STATE, 1999, Outcome.OK, 20);

      assertThat(baseline(run).kind()).isEqualTo(VerdictKind.INVALID);
    }

    @ParameterizedTest
    @CsvSource({
      // requests: 4000 ok and so many more; budgets: 0.1 % of all, < 0.5 % of those with a token
      "RATE_LIMITED, 4, PASS",
      "RATE_LIMITED, 5, INVALID",
      "AUTH_EXPIRED, 20, PASS",
      "AUTH_EXPIRED, 21, INVALID"
    })
    void noiseOverItsBudget(Outcome outcome, int count, VerdictKind kind) {
      assertThat(baseline(SampleRun.healthy().steady(SampleRun.STATE, count, outcome, 1)).kind())
          .isEqualTo(kind);
    }

    @Test
    void budgetThatIsExclusiveIsOverOnItsLimit() {
      SampleRun run = SampleRun.healthy().steady(SampleRun.STATE, 20, Outcome.AUTH_EXPIRED, 1);
      assertThat(result(baseline(run), "auth_expired_rate").status())
          .isEqualTo(ObjectiveStatus.MET);
      SampleRun exact =
          SampleRun.empty()
              .steady(SampleRun.STATE, 995, Outcome.OK, 1)
              .steady(SampleRun.STATE, 5, Outcome.AUTH_EXPIRED, 1);
      assertThat(result(baseline(exact), "auth_expired_rate").status())
          .isEqualTo(ObjectiveStatus.MISSED);
    }

    @Test
    void loginsAndRefreshesCarryNoToken() {
      Verdict verdict =
          baseline(
              SampleRun.empty()
                  .steady(SampleRun.REFRESH, 5000, Outcome.OK, 1)
                  .steady(SampleRun.STATE, 99, Outcome.OK, 1)
                  .steady(SampleRun.STATE, 1, Outcome.AUTH_EXPIRED, 1));
      assertThat(result(verdict, "auth_expired_rate").samples()).isEqualTo(100);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.INVALID);
    }

    @Test
    void capacityIsUnprovenUnderNoise() {
      Verdict verdict =
          baseline(
              SampleRun.healthy()
                  .games(3)
                  .players(9)
                  .steady(SampleRun.STATE, 400, Outcome.RATE_LIMITED, 1));
      assertThat(verdict.kind()).isEqualTo(VerdictKind.INVALID);
      assertThat(verdict.reasons().get(0))
          .isEqualTo(
              new Reason(
                  VerdictKind.INVALID,
                  Optional.of("raw_error_rate"),
                  "raw_error_rate 9.091 % (400 / 4400), limit <= 1 % [staging]: noise over its"
                      + " budget"));
      assertThat(result(verdict, "concurrent_games").status()).isEqualTo(ObjectiveStatus.UNPROVEN);
      assertThat(result(verdict, "concurrent_players").note())
          .isEqualTo("noise over its budget: the load was not as planned");
      assertThat(result(verdict, "true_error_rate").status()).isEqualTo(ObjectiveStatus.MET);
    }

    /** The same capacity without noise is the target's failure. */
    @Test
    void capacityCountsWithoutNoise() {
      assertThat(baseline(SampleRun.healthy().games(3).players(9)).kind())
          .isEqualTo(VerdictKind.FAIL);
    }

    @Test
    void rawErrorsAreNoReasonWhileTrueErrorsExplainThem() {
      Verdict verdict =
          baseline(SampleRun.healthy().steady(SampleRun.STATE, 80, Outcome.SERVER_ERROR, 5));
      assertThat(result(verdict, "raw_error_rate").status()).isEqualTo(ObjectiveStatus.MISSED);
      assertThat(verdict.reasons()).noneMatch(reason -> reason.kind() == VerdictKind.INVALID);
      assertThat(verdict.warnings())
          .contains(
              "raw_error_rate 1.961 % (80 / 4080), limit <= 1 % [staging]: over its budget, but"
                  + " the true errors explain it");
      assertThat(result(verdict, "concurrent_games").status()).isEqualTo(ObjectiveStatus.MET);
    }

    /** 1 of 90 proves nothing, but it is a true error, and no noise came with it. */
    @Test
    void rawErrorsAreNoReasonWhileTrueErrorsAreOverTheLimitUnproven() {
      Verdict verdict =
          baseline(
              SampleRun.empty()
                  .steady(SampleRun.STATE, 89, Outcome.OK, 5)
                  .steady(SampleRun.STATE, 1, Outcome.TIMEOUT, 5));
      assertThat(result(verdict, "true_error_rate").status()).isEqualTo(ObjectiveStatus.UNPROVEN);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({
      "66, 66, PASS",
      "63, 66, PASS",
      "62, 66, INVALID",
      "66, 62.7, PASS",
      "66, 62, INVALID",
      "0, 0, INVALID"
    })
    void usersOfThePlan(long started, double active, VerdictKind kind) {
      assertThat(baseline(SampleRun.healthy().users(started, active)).kind()).isEqualTo(kind);
    }

    @Test
    void usersAreToldWithTheirNumbers() {
      assertReason(
          baseline(SampleRun.healthy().users(62, 66)),
          VerdictKind.INVALID,
          "62 of 66 planned virtual users started, 95 % are needed");
      assertReason(
          baseline(SampleRun.healthy().users(66, 60.5)),
          VerdictKind.INVALID,
          "on average 60.5 of 66 planned virtual users were at work in the steady window, 95 % are"
              + " needed (0 true errors, the run ended at 420 s)");
    }

    /** Each true error may have cost one user. */
    @ParameterizedTest
    @CsvSource({"10, 52.7, PASS", "10, 52.6, INVALID", "0, 52.7, INVALID"})
    void usersLostToTrueErrorsMakeNoRunInvalid(int errors, double active, VerdictKind kind) {
      SampleRun run = SampleRun.healthy().ramp(SampleRun.JOIN, errors, Outcome.TIMEOUT, 5);
      Verdict verdict = baseline(run.users(66, active));
      assertThat(verdict.kind()).isEqualTo(kind);
      if (kind == VerdictKind.PASS) {
        assertThat(verdict.warnings())
            .singleElement()
            .asString()
            .startsWith("on average 52.7 of 66 planned")
            .endsWith(": the target's doing");
      }
    }

    /** Cut short at 300 s, the run has seen 80 % of its steady window. */
    @ParameterizedTest
    @CsvSource({"300000, INVALID", "346000, PASS", "344000, INVALID", "30000, INVALID"})
    void runThatWasCutShort(long endMillis, VerdictKind kind) {
      assertThat(baseline(SampleRun.healthy().endsAt(endMillis)).kind()).isEqualTo(kind);
    }

    @Test
    void withoutAManifestUsersAreNoReason() {
      Verdict verdict =
          Evaluator.judge(
              SampleRun.healthy().users(3, 3).measures(),
              RunFacts.ofBareLog("baseline", Optional.empty(), 1),
              SLO);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(verdict.caveats())
          .containsExactly(
              "no manifest: whether the planned load was made is unknown",
              "injector health unknown: no injector.ndjson");
    }
  }

  @Nested
  class Inconclusive {

    @Test
    void runWithoutAnything() {
      Verdict verdict = baseline(SampleRun.empty().availability(0, 0).games(0).players(0));
      assertThat(verdict.kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
      assertThat(verdict.objectives())
          .allMatch(objective -> objective.status() == ObjectiveStatus.UNPROVEN)
          .allMatch(objective -> objective.value().isEmpty())
          .noneMatch(objective -> objective.note().isEmpty());
      assertThat(verdict.reasons())
          .extracting(reason -> reason.objective().orElseThrow())
          .containsExactly(
              "availability",
              "true_error_rate",
              "raw_error_rate",
              "error_rate_5xx",
              "contract_failures",
              "lifecycle_mismatches",
              "auth_expired_rate",
              "rate_limited_rate",
              "api_latency_p95",
              "game_state_p95",
              "concurrent_games",
              "concurrent_players");
    }

    @Test
    void policyThatWantsASteadyWindowGetsNone() {
      Verdict verdict =
          Evaluator.judge(
              SampleRun.healthy().noSteadyWindow().measures(),
              SampleManifest.baseline().noSteadyWindow().facts(),
              SLO);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
      assertThat(result(verdict, "availability").note()).isEqualTo("the run has no steady window");
      assertThat(result(verdict, "login_latency_p95").status()).isEqualTo(ObjectiveStatus.MET);
    }

    @Test
    void tooFewSamplesAreTold() {
      SampleRun run = SampleRun.empty().ramp(SampleRun.LOGIN, 66, Outcome.OK, 260);
      Verdict verdict = baseline(run.steady(SampleRun.STATE, 400, Outcome.OK, 20));
      assertThat(verdict.reasons())
          .containsExactly(
              new Reason(
                  VerdictKind.INCONCLUSIVE,
                  Optional.of("true_error_rate"),
                  "true_error_rate 0 % (0 / 400), limit <= 0.5 % [staging]: unproven, too few: 400"
                      + " samples, at least 598 are needed"),
              new Reason(
                  VerdictKind.INCONCLUSIVE,
                  Optional.of("api_latency_p95_coverage"),
                  "api_latency_p95_coverage 100 % (6 / 6), limit >= 80 % [staging]: unproven, too"
                      + " few: 6 slices of 59 samples, at least 10 are needed"));
      assertThat(result(verdict, "true_error_rate").samplesNeeded()).hasValue(598);
    }

    @Test
    void mediumObjectiveUnprovenIsNoReason() {
      Verdict verdict = baseline(SampleRun.healthy());
      assertThat(result(verdict, "game_create_p95").status()).isEqualTo(ObjectiveStatus.UNPROVEN);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
    }
  }

  @Nested
  class Warnings {

    @Test
    void mediumObjectiveMissed() {
      SampleRun run =
          SampleRun.empty()
              .ramp(SampleRun.LOGIN, 66, Outcome.OK, 900)
              .steady(SampleRun.STATE, 4000, Outcome.OK, 20);
      Verdict verdict = baseline(run);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(verdict.warnings())
          .containsExactly(
              "login_latency_p95 900 ms (at or over the limit: 66 / 66), limit < 750 ms [staging]:"
                  + " missed, priority medium");
    }

    @Test
    void whatHappenedOutsideTheSteadyWindow() {
      Verdict verdict =
          baseline(
              SampleRun.healthy()
                  .ramp(SampleRun.JOIN, 30, Outcome.RATE_LIMITED, 1)
                  .ramp(SampleRun.CREATE, 2, Outcome.CONTRACT, 1));
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(verdict.warnings())
          .containsExactly(
              "contract_failures 2, limit = 0 [staging]: over the whole run, not in the steady"
                  + " window that is judged",
              "rate_limited_rate 0.72 % (30 / 4164), limit <= 0.1 % [staging]: over the whole run,"
                  + " not in the steady window that is judged");
    }

    @Test
    void limitsThatWereAskedForAndNotTaken() {
      Verdict verdict =
          Evaluator.judge(
              SampleRun.healthy().games(100).players(300).measures(),
              SampleManifest.baseline().run("target-scale").slo("staging").facts(),
              SLO);
      assertThat(verdict.warnings())
          .containsExactly(
              "limits of production: the policy target-scale pins them, staging was asked for");
      assertThat(verdict.objectives())
          .allMatch(objective -> objective.sloEnvironment().equals("production"));
    }
  }

  @Nested
  class Caveats {

    @Test
    void eachIsTold() {
      assertCaveats(SampleManifest.baseline());
      assertCaveats(SampleManifest.baseline().pace(10), "paced ×10: not a release gate");
      assertCaveats(SampleManifest.baseline().pace(2.5), "paced ×2.5: not a release gate");
      assertCaveats(
          SampleManifest.baseline().target("embedded"),
          "target embedded: the reference server, not a release gate");
      assertCaveats(
          SampleManifest.baseline().preflightSkipped(), "preflight skipped: not a release gate");
      assertCaveats(
          SampleManifest.baseline().workload("load"), "not the named run baseline: workload load");
      assertCaveats(
          SampleManifest.baseline().policy("concurrent-games"),
          "not the named run baseline: policy concurrent-games");
      assertCaveats(
          SampleManifest.baseline().shard(1, 3), "injector 2 of 3: capacity needs the merged log");
      assertCaveats(SampleManifest.baseline().run("concurrent-games").workload("load"));
      assertCaveats(
          SampleManifest.baseline().run("concurrent-games").policy("functional"),
          "functional: the whole run by counts and point values, no capacity statement");
    }

    private void assertCaveats(SampleManifest manifest, String... caveats) {
      Verdict verdict = Evaluator.judge(SampleRun.healthy().measures(), manifest.facts(), SLO);
      assertThat(verdict.caveats()).containsExactly(caveats);
      assertThat(verdict.releaseGate()).isEqualTo(caveats.length == 0);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
    }
  }

  @Nested
  class NotApplicable {

    @Test
    void otherWorkloadMakesNoCapacityStatement() {
      assertNoCapacity(
          SampleManifest.baseline().workload("load"), "not the named run baseline: workload load");
    }

    @Test
    void oneInjectorOfSeveralMakesNoCapacityStatement() {
      assertNoCapacity(
          SampleManifest.baseline().shard(0, 2), "injector 1 of 2: capacity needs the merged log");
    }

    @Test
    void policyWithoutTargetSaysWhy() {
      assertNoCapacity(
          SampleManifest.baseline().run("concurrent-games"),
          "no capacity target: the scenario runs in many sizes, the named runs say how many games"
              + " the target must carry");
    }

    private void assertNoCapacity(SampleManifest manifest, String why) {
      Verdict verdict =
          Evaluator.judge(
              SampleRun.healthy().games(1).players(3).measures(), manifest.facts(), SLO);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      int all = verdict.objectives().size();
      List<ObjectiveResult> last = verdict.objectives().subList(all - 2, all);
      assertThat(last)
          .extracting(ObjectiveResult::id)
          .containsExactly("concurrent_games", "concurrent_players");
      assertThat(last)
          .allMatch(objective -> objective.status() == ObjectiveStatus.NOT_APPLICABLE)
          .allMatch(objective -> !objective.required())
          .allMatch(objective -> objective.value().isEmpty())
          .allMatch(objective -> objective.note().equals(why));
    }

    /** Noise makes capacity unproven only where it was required. */
    @Test
    void staysNotApplicableUnderNoise() {
      Verdict verdict =
          Evaluator.judge(
              SampleRun.healthy().steady(SampleRun.STATE, 400, Outcome.RATE_LIMITED, 1).measures(),
              SampleManifest.baseline().shard(0, 2).facts(),
              SLO);
      assertThat(result(verdict, "concurrent_games").status())
          .isEqualTo(ObjectiveStatus.NOT_APPLICABLE);
    }
  }

  @Nested
  class Functional {

    private Verdict judge(SampleRun run) {
      return Evaluator.judge(
          run.noSteadyWindow().measures(),
          SampleManifest.baseline().run("functional").noSteadyWindow().facts(),
          SLO);
    }

    @Test
    void fewRequestsAreEnough() {
      Verdict verdict =
          judge(
              SampleRun.empty()
                  .ramp(SampleRun.LOGIN, 5, Outcome.OK, 260)
                  .ramp(SampleRun.CREATE, 2, Outcome.OK, 40)
                  .ramp(SampleRun.STATE, 30, Outcome.OK, 20));
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(result(verdict, "true_error_rate").evidence()).isEqualTo("point");
      assertThat(result(verdict, "api_latency_p99").status())
          .isEqualTo(ObjectiveStatus.NOT_APPLICABLE);
      assertThat(verdict.releaseGate()).isFalse();
    }

    @Test
    void oneTrueErrorOfFewIsTooMany() {
      Verdict verdict =
          judge(
              SampleRun.empty()
                  .ramp(SampleRun.STATE, 30, Outcome.OK, 20)
                  .ramp(SampleRun.STATE, 1, Outcome.SERVER_ERROR, 20));
      assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
    }

    @Test
    void whatHappensInTheRampCounts() {
      Verdict verdict = judge(SampleRun.healthy().ramp(SampleRun.JOIN, 1, Outcome.CONTRACT, 1));
      assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
    }

    @Test
    void slowIsAWarning() {
      Verdict verdict = judge(SampleRun.empty().ramp(SampleRun.STATE, 30, Outcome.OK, 3000));
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(verdict.warnings()).hasSize(2).allMatch(text -> text.contains("3000 ms"));
    }

    @Test
    void noDataIsNoPass() {
      assertThat(judge(SampleRun.empty()).kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
    }
  }

  @Nested
  class Accepted {

    @ParameterizedTest
    @CsvSource({"PASS, false", "CONDITIONAL, true", "conditional, true", "FAIL, false"})
    void verdictsOfTheRunsOwnList(String accept, boolean accepted) {
      Verdict verdict =
          Evaluator.judge(
              SampleRun.healthy().players(50).measures(),
              SampleManifest.baseline().accept(accept).manifest(),
              SLO);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.CONDITIONAL);
      assertThat(verdict.accepted()).isEqualTo(accepted);
    }

    @Test
    void emptyListAcceptsNothing() {
      Verdict verdict =
          Evaluator.judge(
              SampleRun.healthy().measures(), SampleManifest.baseline().accept().facts(), SLO);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(verdict.accepted()).isFalse();
    }

    @Test
    void otherWordsAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SampleManifest.baseline().accept("GREEN").facts())
          .withMessageContaining("no verdict \"GREEN\"; there are [PASS,");
    }
  }

  @Test
  void unknownPolicyOrEnvironmentIsAnError() {
    assertThatExceptionOfType(SloException.class)
        .isThrownBy(
            () ->
                Evaluator.judge(
                    SampleRun.healthy().measures(),
                    SampleManifest.baseline().policy("nightly").manifest(),
                    SLO))
        .withMessageContaining("nightly");
    assertThatExceptionOfType(SloException.class)
        .isThrownBy(
            () ->
                Evaluator.judge(
                    SampleRun.healthy().measures(),
                    SampleManifest.baseline().slo("local").manifest(),
                    SLO))
        .withMessageContaining("local");
  }

  @Test
  void sameNumbersGiveTheSameVerdict() {
    SampleRun run =
        SampleRun.healthy().steady(SampleRun.STATE, 80, Outcome.SERVER_ERROR, 5).players(50);
    assertThat(baseline(run)).isEqualTo(baseline(run));
  }

  private static Verdict baseline(SampleRun run) {
    return Evaluator.judge(run.measures(), SampleManifest.baseline().facts(), SLO);
  }

  private static ObjectiveResult result(Verdict verdict, String id) {
    return verdict.objectives().stream()
        .filter(objective -> objective.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** That is the verdict and its only reason. */
  private static void assertReason(Verdict verdict, VerdictKind kind, String text) {
    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(verdict.reasons()).singleElement().extracting(Reason::text).isEqualTo(text);
  }
}
