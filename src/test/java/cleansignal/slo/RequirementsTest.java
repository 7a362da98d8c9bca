package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cleansignal.outcome.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What policies make of the catalogue, on small files of its own. */
class RequirementsTest {

  @TempDir static Path folder;

  private static SloFiles slo;

  @BeforeAll
  static void load() throws IOException {
    GoodFiles.copyTo(folder);
    slo = SloFiles.load(folder);
  }

  @Test
  void policyChangesLimitsAndSaysWhatDoesNotApply() {
    assertThat(Requirements.of(slo, facts("named")))
        .extracting(
            each -> each.objective().id(),
            Requirement::limit,
            Requirement::sloEnvironment,
            Requirement::priority,
            Requirement::notApplicable)
        .containsExactly(
            tuple("up", 99.9, "staging", Priority.CRITICAL, Optional.empty()),
            tuple("errors", 0.5, "staging", Priority.CRITICAL, Optional.empty()),
            tuple("noise", 0.1, "staging", Priority.NOISE, Optional.empty()),
            tuple("slow", 500.0, "production", Priority.HIGH, Optional.empty()),
            tuple("games", 30.0, "staging", Priority.HIGH, Optional.empty()),
            tuple("broken", 0.0, "staging", Priority.HIGH, Optional.of("nothing to break")));
  }

  @Test
  void runMayAskForOtherLimitsUnlessThePolicyPinsItsOwn() {
    RunFacts production = RunFacts.ofBareLog("named", Optional.of("production"), 1);
    assertThat(requirement(slo, production, "games").limit()).isEqualTo(30);
    assertThat(requirement(slo, production, "up").sloEnvironment()).isEqualTo("production");
    RunFacts staging = RunFacts.ofBareLog("whole", Optional.of("staging"), 1);
    assertThat(requirement(slo, staging, "errors").sloEnvironment()).isEqualTo("production");
  }

  @Test
  void policyMayAskForLessWithAReason() {
    Requirement errors = requirement(slo, facts("whole"), "errors");
    assertThat(errors.evidence()).isEqualTo(Evidence.point("short"));
    assertThat(errors.priority()).isEqualTo(Priority.MEDIUM);
    assertThat(errors.window()).isEqualTo(JudgedWindow.WHOLE);
    assertThat(errors.samplesNeeded()).isEmpty();
    assertThat(requirement(slo, facts("named"), "errors").samplesNeeded()).hasValue(598);
    assertThat(requirement(slo, facts("named"), "broken").window()).isEqualTo(JudgedWindow.STEADY);
  }

  @Test
  void objectivesThatAPolicyDoesNotNameAreNotJudged() {
    assertThat(Requirements.of(slo, facts("whole"))).hasSize(1);
  }

  /** A margin of 0 leaves no room, not even on the limit of a "less than". */
  @ParameterizedTest
  @CsvSource({
    "10, 550, CONDITIONAL",
    "10, 551, FAIL",
    "0, 500, FAIL",
    "0, 501, FAIL",
    "0, 499, PASS"
  })
  void marginIsThePolicys(double marginPercent, long millis, VerdictKind kind) {
    SloFiles changed =
        with(
            "named",
            policy ->
                new Policy(
                    policy.name(),
                    policy.title(),
                    policy.namedRun(),
                    policy.sloEnvironment(),
                    policy.pinned(),
                    policy.window(),
                    marginPercent,
                    policy.concurrencyMarginPercent(),
                    policy.usersPercent(),
                    policy.caveats(),
                    policy.required(),
                    policy.notApplicable()));
    SampleRun run = SampleRun.empty().games(30).steady("GET /x", 1000, Outcome.OK, millis);
    assertThat(Evaluator.judge(run.measures(), facts("named"), changed).kind()).isEqualTo(kind);
  }

  /** The noise budget here counts only while the errors are in order, if they are judged at all. */
  @ParameterizedTest
  @CsvSource({"true, FAIL", "false, INVALID"})
  void whatIsNotJudgedExplainsNothing(boolean errorsJudged, VerdictKind kind) {
    SloFiles changed =
        with(
            "named",
            policy ->
                new Policy(
                    policy.name(),
                    policy.title(),
                    policy.namedRun(),
                    policy.sloEnvironment(),
                    policy.pinned(),
                    policy.window(),
                    policy.latencyMarginPercent(),
                    policy.concurrencyMarginPercent(),
                    policy.usersPercent(),
                    policy.caveats(),
                    errorsJudged ? policy.required() : without(policy.required(), "errors"),
                    policy.notApplicable()));
    SampleRun run =
        SampleRun.empty()
            .games(30)
            .steady("GET /x", 1000, Outcome.OK, 5)
            .steady("GET /x", 100, Outcome.TIMEOUT, 5)
            .steady("GET /x", 50, Outcome.RATE_LIMITED, 5);
    Verdict verdict = Evaluator.judge(run.measures(), facts("named"), changed);
    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(verdict.reasons())
        .filteredOn(Reason::kind, VerdictKind.INVALID)
        .hasSize(errorsJudged ? 0 : 1);
  }

  private static SloFiles with(String name, UnaryOperator<Policy> change) {
    return new SloFiles(
        slo.catalogue(),
        slo.limits(),
        Map.of(name, change.apply(slo.policy(name))),
        slo.injector(),
        slo.abort(),
        slo.digest());
  }

  private static Map<String, Policy.Change> without(Map<String, Policy.Change> all, String id) {
    Map<String, Policy.Change> rest = new HashMap<>(all);
    rest.remove(id);
    return rest;
  }

  private static RunFacts facts(String policy) {
    return RunFacts.ofBareLog(policy, Optional.empty(), 1);
  }

  private static Requirement requirement(SloFiles files, RunFacts facts, String id) {
    return Requirements.of(files, facts).stream()
        .filter(each -> each.objective().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
