package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.plan.RunSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The SLO files of this project, as they stand. */
class RealSloFilesTest {

  private static final SloFiles SLO = SloFiles.load(Path.of("slo"));

  @Test
  void catalogueHoldsWhatTheHttpHalfMeasures() {
    assertThat(SLO.catalogue().ids())
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
            "api_latency_p99",
            "login_latency_p95",
            "login_latency_p99",
            "game_create_p95",
            "game_create_p99",
            "game_state_p95",
            "game_state_p99",
            "concurrent_games",
            "concurrent_players");
  }

  /** A named run judged by another's policy would not count as the named run. */
  @ParameterizedTest
  @MethodSource("runs")
  void everyRunHasItsPolicies(RunSpec run) {
    assertThat(SLO.policies()).containsKeys(run.policy(true), run.policy(false));
    assertThat(SLO.policy(run.policy(true)).namedRun()).isEqualTo(run.capacity().isPresent());
    run.capacity()
        .ifPresent(
            capacity -> {
              Policy own = SLO.policy(run.name());
              assertThat(run.policy(true)).isEqualTo(own.name());
              assertThat(own.required().get("concurrent_games").limit()).hasValue(capacity.games());
              assertThat(own.required().get("concurrent_players").limit())
                  .hasValue(capacity.players());
              assertThat(own.sloEnvironment()).isEqualTo(run.slo().text());
            });
  }

  static Stream<RunSpec> runs() {
    return cleansignal.plan.Catalogue.load().names().stream()
        .map(cleansignal.plan.Catalogue.load()::find);
  }

  @ParameterizedTest
  @CsvSource({
    "availability, 99.9, 99.9",
    "true_error_rate, 0.5, 0.2",
    "raw_error_rate, 1.0, 0.5",
    "error_rate_5xx, 1.0, 0.5",
    "contract_failures, 0, 0",
    "lifecycle_mismatches, 0, 0",
    "auth_expired_rate, 0.5, 0.5",
    "rate_limited_rate, 0.1, 0.1",
    "api_latency_p95, 800, 500",
    "api_latency_p99, 2000, 2000",
    "login_latency_p95, 750, 700",
    "login_latency_p99, 1200, 1000",
    "game_create_p95, 800, 400",
    "game_create_p99, 1500, 800",
    "game_state_p95, 400, 200",
    "game_state_p99, 800, 400",
    "concurrent_games, 20, 100",
    "concurrent_players, 60, 300"
  })
  void limitsAreThoseOfTheSources(String id, double staging, double production) {
    assertThat(SLO.limits("staging").of(id).value()).hasValue(staging);
    assertThat(SLO.limits("production").of(id).value()).hasValue(production);
  }

  @ParameterizedTest
  @CsvSource({
    "availability, CRITICAL, STEADY, >=, point",
    "true_error_rate, CRITICAL, STEADY, <=, proven",
    "raw_error_rate, NOISE, STEADY, <=, point",
    "error_rate_5xx, CRITICAL, STEADY, <=, proven",
    "contract_failures, CRITICAL, STEADY, =, proven",
    "lifecycle_mismatches, CRITICAL, STEADY, =, proven",
    "auth_expired_rate, NOISE, STEADY, <, point",
    "rate_limited_rate, NOISE, STEADY, <=, point",
    "api_latency_p95, HIGH, STEADY, <, proven",
    "api_latency_p99, MEDIUM, STEADY, <, proven",
    "login_latency_p95, HIGH, WHOLE, <, proven",
    "login_latency_p99, MEDIUM, WHOLE, <, proven",
    "game_create_p95, MEDIUM, WHOLE, <, proven",
    "game_create_p99, MEDIUM, WHOLE, <, proven",
    "game_state_p95, HIGH, STEADY, <, proven",
    "game_state_p99, MEDIUM, STEADY, <, proven",
    "concurrent_games, HIGH, STEADY, >=, point",
    "concurrent_players, HIGH, STEADY, >=, point"
  })
  void objectivesWeighAndAreJudgedAsTheSourcesSay(
      String id, Priority priority, JudgedWindow window, String comparison, String evidence) {
    Objective objective = SLO.catalogue().find(id).orElseThrow();
    assertThat(objective.priority()).isEqualTo(priority);
    assertThat(objective.window()).isEqualTo(window);
    assertThat(objective.comparison().text()).isEqualTo(comparison);
    assertThat(objective.evidence().text()).isEqualTo(evidence);
  }

  @Test
  void everyRequestOfTheHttpHalfIsCountedWhereItBelongs() {
    List<String> all =
        List.of(
            SampleRun.LOGIN,
            SampleRun.REFRESH,
            SampleRun.CREATE,
            SampleRun.JOIN,
            SampleRun.STATE,
            SampleRun.LEAVE);
    assertThat(all).allMatch(requests("true_error_rate"));
    assertThat(all).allMatch(requests("api_latency_p95"));
    assertThat(all.stream().filter(requests("auth_expired_rate")))
        .containsExactly(SampleRun.CREATE, SampleRun.JOIN, SampleRun.STATE, SampleRun.LEAVE);
    assertThat(all.stream().filter(requests("login_latency_p95"))).containsExactly(SampleRun.LOGIN);
    assertThat(all.stream().filter(requests("game_create_p95"))).containsExactly(SampleRun.CREATE);
    assertThat(all.stream().filter(requests("game_state_p95"))).containsExactly(SampleRun.STATE);
    assertThat(List.of("ai turn", "turn total", "game length"))
        .noneMatch(requests("true_error_rate"));
  }

  @ParameterizedTest
  @CsvSource({
    "baseline, true, staging, false, 20, 60",
    "target-scale, true, production, true, 100, 300",
    "target-scale-short, true, production, true, 100, 300",
    "ai-heavy, true, staging, false, 75, 300"
  })
  void namedRunsBindCapacity(
      String name, boolean named, String environment, boolean pinned, double games, double seats) {
    Policy policy = SLO.policy(name);
    assertThat(policy.namedRun()).isEqualTo(named);
    assertThat(policy.sloEnvironment()).isEqualTo(environment);
    assertThat(policy.pinned()).isEqualTo(pinned);
    assertThat(policy.required().get("concurrent_games").limit()).hasValue(games);
    assertThat(policy.required().get("concurrent_players").limit()).hasValue(seats);
    assertThat(policy.required().get("login_latency_p95").priority()).hasValue(Priority.MEDIUM);
    assertThat(policy.required().keySet())
        .containsExactlyInAnyOrderElementsOf(SLO.catalogue().ids());
  }

  @Test
  void otherPoliciesMakeNoCapacityStatement() {
    assertThat(SLO.policies().keySet())
        .contains("baseline", "target-scale", "ai-heavy", "concurrent-games", "functional");
    for (Policy policy : SLO.policies().values()) {
      if (!policy.namedRun()) {
        assertThat(policy.notApplicable().keySet())
            .as(policy.name())
            .contains("concurrent_games", "concurrent_players");
      }
    }
  }

  @Test
  void everyPolicySpeaksOfEveryObjective() {
    for (Policy policy : SLO.policies().values()) {
      assertThat(SLO.catalogue().ids())
          .as(policy.name())
          .allMatch(
              id -> policy.required().containsKey(id) || policy.notApplicable().containsKey(id));
    }
  }

  @Test
  void policiesOfTheWholeRunSaySo() {
    for (Policy policy : SLO.policies().values()) {
      assertThat(policy.caveats().isEmpty())
          .as(policy.name())
          .isEqualTo(policy.window() == JudgedWindow.STEADY);
    }
    assertThat(SLO.policy("functional").caveats())
        .singleElement()
        .asString()
        .contains("no capacity statement");
  }

  @Test
  void functionalPolicyAsksForNoProof() {
    RunFacts facts = SampleManifest.baseline().run("functional").facts();
    assertThat(Requirements.of(SLO, facts).stream().filter(Requirement::isRequired))
        .allMatch(requirement -> requirement.window() == JudgedWindow.WHOLE)
        .allMatch(
            requirement ->
                requirement.samplesNeeded().isEmpty()
                    || requirement.samplesNeeded().equals(OptionalLong.of(1)));
  }

  @Test
  void baselineTellsHowManySamplesItNeeds() {
    assertThat(
            Requirements.of(SLO, SampleManifest.baseline().facts()).stream()
                .filter(requirement -> requirement.samplesNeeded().isPresent())
                .collect(
                    Collectors.toMap(
                        requirement -> requirement.objective().id(),
                        requirement -> requirement.samplesNeeded().getAsLong())))
        .containsEntry("true_error_rate", 598L)
        .containsEntry("error_rate_5xx", 299L)
        .containsEntry("api_latency_p95", 59L)
        .containsEntry("api_latency_p99", 299L)
        .containsEntry("contract_failures", 1L)
        .doesNotContainKeys("availability", "concurrent_games", "rate_limited_rate");
  }

  @Test
  void everyLimitAndObjectiveNamesItsSource() {
    assertThat(SLO.catalogue().objectives()).noneMatch(each -> each.source().isBlank());
    assertThat(SLO.limits().values())
        .flatMap(limits -> limits.byObjective().values())
        .noneMatch(limit -> limit.source().isBlank());
  }

  private static RequestNames requests(String id) {
    return SLO.catalogue().find(id).orElseThrow().measurement().requests();
  }
}
