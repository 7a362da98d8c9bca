package cleansignal.slo;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.DerivedRecord;
import cleansignal.plan.RunSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SLO files of this project, as they stand. */
class RealSloFilesTest {

  private static final SloFiles SLO = SloFiles.load(Path.of("slo"));
  private static final List<String> AUTH_REQUESTS =
      List.of(
          "POST /api/auth/login",
          "POST /api/auth/register",
          "POST /api/auth/refresh",
          "POST /api/auth/refresh refused",
          "POST /api/auth/logout",
          "POST /api/auth/logout-all",
          "GET /api/users/profile",
          "GET /api/users/profile refused",
          "GET /api/games/matchmaking/stats",
          "race login",
          "race refresh");
  private static final List<String> SOCKET_REQUESTS =
      List.of(
          "connect",
          "join",
          "rejoin",
          "move",
          "decision",
          "echo",
          "reconnect",
          "spectate",
          "frame");

  @Test
  void everyObjectiveHasItsRowInTheTablesBelow() {
    assertThat(SLO.catalogue().ids()).hasSize(56).doesNotHaveDuplicates();
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
    "register_latency_p95, 750, 700",
    "refresh_latency_p95, 300, 300",
    "profile_latency_p95, 300, 300",
    "unhashed_latency_p95, 300, 300",
    "auth_failure_rate, 1, 1",
    "auth_race_errors, 0, 0",
    "game_create_p95, 800, 400",
    "game_create_p99, 1500, 800",
    "game_state_p95, 400, 200",
    "game_state_p99, 800, 400",
    "ws_connect_p95, 1000, 1000",
    "ws_connect_success, 99, 99.5",
    "ws_protocol_errors, 0, 0",
    "ws_connection_errors, 50, 10",
    "ws_echo_p95, 200, 200",
    "ws_echo_p99, 500, 500",
    "ws_hold_p50, 300000, 300000",
    "ws_reconnect_success, 99, 99.5",
    "ws_reconnect_p95, 1000, 1000",
    "ws_spectate_success, 99, 99.5",
    "ws_spectate_p95, 1500, 1500",
    "ws_spectate_delay_p95, 200, 200",
    "move_latency_p95, 300, 200",
    "move_latency_p99, 600, 400",
    "move_server_p95, 200, 150",
    "move_server_p99, 400, 300",
    "move_success, 99, 99.5",
    "move_stall_rate, 0.5, 0.2",
    "decision_latency_p95, 300, 200",
    "decision_timeout_success, 99, 99.5",
    "decision_timeout_p95, 32000, 32000",
    "ai_latency_p95, 1500, 1000",
    "ai_latency_p99, 3000, 2000",
    "ai_turn_total_p95, 3000, 2000",
    "ai_turn_total_p99, 5000, 4000",
    "ai_fallback_rate, 1, 0.5",
    "wedged_games, 1, 1",
    "latency_drift, 80, 50",
    "error_drift, 0.1, 0.05",
    "socket_drift, 2, 2",
    "memory_drift, 256, 256",
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
    "register_latency_p95, MEDIUM, WHOLE, <, proven",
    "refresh_latency_p95, HIGH, STEADY, <, proven",
    "profile_latency_p95, HIGH, STEADY, <, proven",
    "unhashed_latency_p95, HIGH, STEADY, <, proven",
    "auth_failure_rate, HIGH, STEADY, <, proven",
    "auth_race_errors, CRITICAL, WHOLE, =, proven",
    "game_create_p95, MEDIUM, WHOLE, <, proven",
    "game_create_p99, MEDIUM, WHOLE, <, proven",
    "game_state_p95, HIGH, STEADY, <, proven",
    "game_state_p99, MEDIUM, STEADY, <, proven",
    "ws_connect_p95, HIGH, WHOLE, <, proven",
    "ws_connect_success, HIGH, WHOLE, >=, proven",
    "ws_protocol_errors, HIGH, STEADY, =, proven",
    "ws_connection_errors, MEDIUM, WHOLE, <=, proven",
    "ws_echo_p95, MEDIUM, STEADY, <, proven",
    "ws_echo_p99, MEDIUM, STEADY, <, proven",
    "ws_hold_p50, MEDIUM, WHOLE, >, proven",
    "ws_reconnect_success, MEDIUM, STEADY, >=, point",
    "ws_reconnect_p95, MEDIUM, STEADY, <, proven",
    "ws_spectate_success, MEDIUM, STEADY, >=, point",
    "ws_spectate_p95, MEDIUM, STEADY, <, proven",
    "ws_spectate_delay_p95, MEDIUM, STEADY, <, proven",
    "move_latency_p95, HIGH, STEADY, <, proven",
    "move_latency_p99, MEDIUM, STEADY, <, proven",
    "move_server_p95, HIGH, STEADY, <, proven",
    "move_server_p99, MEDIUM, STEADY, <, proven",
    "move_success, HIGH, STEADY, >=, proven",
    "move_stall_rate, HIGH, STEADY, <=, proven",
    "decision_latency_p95, MEDIUM, STEADY, <, proven",
    "decision_timeout_success, MEDIUM, STEADY, >=, point",
    "decision_timeout_p95, MEDIUM, STEADY, <, proven",
    "ai_latency_p95, HIGH, STEADY, <, proven",
    "ai_latency_p99, MEDIUM, STEADY, <, proven",
    "ai_turn_total_p95, MEDIUM, STEADY, <, proven",
    "ai_turn_total_p99, MEDIUM, STEADY, <, proven",
    "ai_fallback_rate, MEDIUM, WHOLE, <=, proven",
    "wedged_games, HIGH, WHOLE, <=, point",
    "latency_drift, HIGH, STEADY, <=, proven",
    "error_drift, HIGH, STEADY, <=, proven",
    "socket_drift, HIGH, STEADY, <=, proven",
    "memory_drift, HIGH, STEADY, <=, proven",
    "concurrent_sockets, HIGH, STEADY, >=, point",
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
  void socketsArePlannedByNumber() {
    for (String environment : List.of("staging", "production")) {
      assertThat(SLO.limits(environment).of("concurrent_sockets").value()).isEmpty();
    }
  }

  @Test
  void everyHttpRequestIsCountedWhereItBelongs() {
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
    assertThat(all).noneMatch(requests("ws_protocol_errors"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          register_latency_p95 | POST /api/auth/register
          refresh_latency_p95  | POST /api/auth/refresh
          profile_latency_p95  | GET /api/users/profile
          auth_race_errors     | race login, race refresh
          """)
  void callsOfAuthenticationAreCountedWhereTheyBelong(String id, String names) {
    assertThat(AUTH_REQUESTS.stream().filter(requests(id)))
        .containsExactlyInAnyOrder(names.split(", "));
  }

  @Test
  void whatHashesNoPasswordIsQuick() {
    assertThat(AUTH_REQUESTS.stream().filter(requests("unhashed_latency_p95")))
        .containsExactly(
            "POST /api/auth/refresh",
            "POST /api/auth/refresh refused",
            "POST /api/auth/logout",
            "POST /api/auth/logout-all",
            "GET /api/users/profile",
            "GET /api/users/profile refused",
            "GET /api/games/matchmaking/stats");
    assertThat(AUTH_REQUESTS.stream().filter(requests("auth_failure_rate")))
        .containsExactlyElementsOf(
            AUTH_REQUESTS.stream()
                .filter(name -> !name.equals("GET /api/games/matchmaking/stats"))
                .toList());
    assertThat(AUTH_REQUESTS).allMatch(requests("true_error_rate"));
  }

  /** Which carry no access token, and so can't have an expired one. */
  @Test
  void callsWithoutAnAccessTokenDoNotDiluteTheExpiredOnes() {
    assertThat(AUTH_REQUESTS.stream().filter(requests("auth_expired_rate")))
        .containsExactly(
            "POST /api/auth/logout",
            "POST /api/auth/logout-all",
            "GET /api/users/profile",
            "GET /api/users/profile refused",
            "GET /api/games/matchmaking/stats");
  }

  /** Rates and counts are over all requests that we start, API latency over HTTP alone. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "true_error_rate",
        "raw_error_rate",
        "error_rate_5xx",
        "contract_failures",
        "lifecycle_mismatches",
        "rate_limited_rate",
        "ws_protocol_errors"
      })
  void everySocketRequestIsCounted(String id) {
    assertThat(SOCKET_REQUESTS).allMatch(requests(id));
    assertThat(requests(id).derived()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          auth_expired_rate    | connect, reconnect
          ws_connect_p95       | connect
          ws_connect_success   | connect
          ws_connection_errors | connect, reconnect
          ws_echo_p95          | echo
          ws_echo_p99          | echo
          ws_reconnect_success | reconnect
          ws_reconnect_p95     | reconnect
          ws_spectate_success  | spectate
          ws_spectate_p95      | spectate
          move_latency_p95     | move
          move_latency_p99     | move
          move_success         | move
          move_stall_rate      | move
          decision_latency_p95 | decision
          """)
  void socketRequestsAreCountedWhereTheyBelong(String id, String names) {
    assertThat(SOCKET_REQUESTS.stream().filter(requests(id)))
        .containsExactlyInAnyOrder(names.split(", "));
    assertThat(requests(id).derived()).isFalse();
  }

  /** A socket that closes while nothing is asked of it fails no request. */
  @Test
  void unplannedClosesAreErrorsOfSockets() {
    assertThat(
            SLO.catalogue().objectives().stream()
                .filter(
                    objective ->
                        objective.measurement() instanceof CountMeasurement count
                            && count.unplannedCloses())
                .map(Objective::id))
        .containsExactly("ws_protocol_errors", "ws_connection_errors");
  }

  @Test
  void noSocketRequestIsAnApiRequest() {
    for (String id : List.of("api_latency_p95", "api_latency_p99", "game_state_p95")) {
      assertThat(SOCKET_REQUESTS).noneMatch(requests(id));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ai_latency_p95, AI_TURN",
    "ai_latency_p99, AI_TURN",
    "ai_turn_total_p95, TURN_TOTAL",
    "ai_turn_total_p99, TURN_TOTAL",
    "ws_hold_p50, CONNECTION_LIFE",
    "move_server_p95, MOVE_SERVER",
    "move_server_p99, MOVE_SERVER",
    "ws_spectate_delay_p95, SPECTATED_STATE",
    "decision_timeout_success, DECISION_TIMEOUT",
    "decision_timeout_p95, DECISION_TIMEOUT"
  })
  void derivedRecordsAreJudgedWhereTheyBelong(String id, DerivedRecord record) {
    assertThat(requests(id).derived()).isTrue();
    assertThat(requests(id).patterns()).containsExactly(record.recordName());
  }

  @Test
  void onlyNamedObjectivesLookAtDerivedRecords() {
    assertThat(
            SLO.catalogue().objectives().stream()
                .filter(objective -> objective.measurement().requests().derived()))
        .hasSize(10);
  }

  @Test
  void optionsAndLongHoldsAreAskedForByTheirPlansAlone() {
    assertThat(
            SLO.catalogue().objectives().stream()
                .filter(objective -> objective.onlyIf().isPresent())
                .collect(
                    Collectors.toMap(Objective::id, objective -> objective.onlyIf().orElseThrow())))
        .isEqualTo(
            Map.ofEntries(
                entry("register_latency_p95", Condition.REGISTRATIONS),
                entry("refresh_latency_p95", Condition.LIFECYCLE),
                entry("profile_latency_p95", Condition.LIFECYCLE),
                entry("unhashed_latency_p95", Condition.LIFECYCLE),
                entry("auth_failure_rate", Condition.LIFECYCLE),
                entry("auth_race_errors", Condition.RACES),
                entry("ws_reconnect_success", Condition.RECONNECTS),
                entry("ws_reconnect_p95", Condition.RECONNECTS),
                entry("ws_spectate_success", Condition.SPECTATORS),
                entry("ws_spectate_p95", Condition.SPECTATORS),
                entry("ws_spectate_delay_p95", Condition.SPECTATORS),
                entry("decision_timeout_success", Condition.DECISION_TIMEOUTS),
                entry("decision_timeout_p95", Condition.DECISION_TIMEOUTS),
                entry("ws_hold_p50", Condition.HELD_LONGER),
                entry("latency_drift", Condition.SOAK),
                entry("error_drift", Condition.SOAK),
                entry("socket_drift", Condition.SOAK),
                entry("memory_drift", Condition.SOAK)));
  }

  @Test
  void fallbacksFlatterTheAi() {
    assertThat(SLO.catalogue().objectives())
        .filteredOn(objective -> objective.flatteredBy().isPresent())
        .allMatch(objective -> objective.flatteredBy().orElseThrow().equals("ai_fallback_rate"))
        .extracting(Objective::id)
        .containsExactly(
            "ai_latency_p95", "ai_latency_p99", "ai_turn_total_p95", "ai_turn_total_p99");
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
  }

  @Test
  void otherPoliciesMakeNoCapacityStatement() {
    assertThat(SLO.policies().keySet())
        .containsExactlyInAnyOrder(
            "ai-heavy",
            "auth-lifecycle",
            "baseline",
            "breakpoint",
            "concurrent-games",
            "functional",
            "game-creation",
            "player-moves",
            "smoke",
            "target-scale",
            "target-scale-short",
            "ws-gameplay",
            "ws-stress");
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

  @Test
  void anInjectorsLimitsAreThoseOfTheDocumentation() throws IOException {
    Map<String, String> written =
        Files.readString(Path.of("docs/injector.md"))
            .lines()
            .filter(line -> line.matches("\\| `[a-z_0-9]+` \\| [0-9]+ (ms|%) \\|.*"))
            .collect(
                Collectors.toMap(line -> line.split("`")[1], line -> line.split("\\|")[2].strip()));

    assertThat(written)
        .isEqualTo(
            SLO.injector().limits().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        limit -> limit.getKey().id(),
                        limit -> Figures.withUnit(limit.getValue(), limit.getKey().unit()))))
        .hasSize(InjectorCheck.values().length);
  }

  private static RequestNames requests(String id) {
    return SLO.catalogue().find(id).orElseThrow().measurement().requests();
  }
}
