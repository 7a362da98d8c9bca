package cleansignal.slo;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.DerivedRecord;
import cleansignal.outcome.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the policies of this project judge live play. */
class LivePoliciesTest {

  private static final SloFiles SLO = SloFiles.load(Path.of("slo"));

  /** Everything that a run may plan to do over sockets, for a few minutes. */
  private static final PlayPlan ALL =
      new PlayPlan(
          EnumSet.complementOf(
              EnumSet.of(
                  Condition.HELD_LONGER,
                  Condition.SOAK,
                  Condition.LIFECYCLE,
                  Condition.REGISTRATIONS,
                  Condition.RACES)),
          Optional.of(Duration.ofMinutes(6)));

  private static final PlayPlan SOCKETS_ALONE =
      new PlayPlan(Set.of(Condition.SOCKETS, Condition.ECHOES), Optional.of(Duration.ofMinutes(6)));

  @Nested
  class NamedRuns {

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "target-scale", "target-scale-short", "ai-heavy"})
    void wholePlayPasses(String name) {
      Verdict verdict = judge(name, played(), fell(0), PlayPlan.NONE);
      assertThat(verdict.reasons()).isEmpty();
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
    }

    /** A named run that plays nothing must not pass for one that does. */
    @ParameterizedTest
    @ValueSource(strings = {"baseline", "target-scale", "target-scale-short"})
    void runOverHttpAloneIsInconclusive(String name) {
      Verdict verdict = Evaluator.judge(capable(SampleRun.healthy()).measures(), facts(name), SLO);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
      assertThat(verdict.reasons())
          .extracting(reason -> reason.objective().orElseThrow())
          .containsExactlyInAnyOrder(
              "ws_protocol_errors",
              "move_latency_p95",
              "move_success",
              "move_stall_rate",
              "ai_latency_p95");
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "target-scale", "target-scale-short", "ai-heavy"})
    void onlyWhatWsStressJudgesAndWhatNoClientSeesIsLeftOut(String name) {
      assertThat(SLO.policy(name).notApplicable().keySet())
          .containsExactlyInAnyOrder(
              "move_server_p95",
              "move_server_p99",
              "ws_hold_p50",
              "concurrent_sockets",
              "register_latency_p95",
              "refresh_latency_p95",
              "profile_latency_p95",
              "unhashed_latency_p95",
              "auth_failure_rate",
              "auth_race_errors");
      assertThat(SLO.policy(name).notApplicable().get("move_server_p95"))
          .contains("histograms are never written", "includes the AI");
    }

    /** Some dozens of connects can't prove 99 %. */
    @ParameterizedTest
    @ValueSource(strings = {"baseline", "target-scale", "target-scale-short", "ai-heavy"})
    void loginsAndConnectsWarnOnly(String name) {
      for (String id : List.of("login_latency_p95", "ws_connect_p95", "ws_connect_success")) {
        assertThat(requirement(facts(name), id).priority()).as(id).isEqualTo(Priority.MEDIUM);
      }
      SampleRun refused = played().ramp("connect", 3, Outcome.TIMEOUT, 10_000);
      assertThat(judge(name, refused, fell(0), PlayPlan.NONE).kind()).isEqualTo(VerdictKind.PASS);
    }

    @ParameterizedTest
    @CsvSource({
      "baseline, move_latency_p95, 300, HIGH, staging",
      "baseline, ai_latency_p95, 1500, HIGH, staging",
      "baseline, ai_fallback_rate, 1, MEDIUM, staging",
      "baseline, wedged_games, 1, HIGH, staging",
      "target-scale, move_latency_p95, 200, HIGH, production",
      "target-scale, move_stall_rate, 0.2, HIGH, production",
      "target-scale, ai_latency_p99, 2000, MEDIUM, production",
      "target-scale, ai_fallback_rate, 0.5, MEDIUM, production",
      "target-scale-short, ai_latency_p95, 1000, HIGH, production",
      "ai-heavy, move_latency_p95, 300, HIGH, staging",
      "ai-heavy, ai_latency_p95, 1000, HIGH, production",
      "ai-heavy, ai_latency_p99, 2000, MEDIUM, production",
      "ai-heavy, ai_fallback_rate, 0.5, HIGH, production",
      "ai-heavy, ai_turn_total_p95, 3000, MEDIUM, staging"
    })
    void limitsAndWeightsAreThoseOfTheRun(
        String run, String id, double limit, Priority priority, String environment) {
      Requirement requirement = requirement(facts(run), id);
      assertThat(requirement.isRequired()).isTrue();
      assertThat(requirement.limit()).isEqualTo(limit);
      assertThat(requirement.priority()).isEqualTo(priority);
      assertThat(requirement.sloEnvironment()).isEqualTo(environment);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            STALLS    | move_stall_rate
            REFUSALS  | move_success, true_error_rate
            SLOW      | move_latency_p95
            SLOW_AI   | ai_latency_p95
            WEDGED    | wedged_games
            CLOSED    | ws_protocol_errors
            """)
    void eachTroubleFailsTheRunByItsOwnObjective(Trouble trouble, String ids) {
      Verdict verdict = judge("baseline", trouble.in(played()), fell(0), PlayPlan.NONE);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
      assertThat(verdict.reasons())
          .filteredOn(Reason::kind, VerdictKind.FAIL)
          .extracting(reason -> reason.objective().orElseThrow())
          .containsExactlyInAnyOrder(ids.split(", "));
    }

    /** A switched-on option is judged, and only warns. */
    @Test
    void optionsWarnOnly() {
      SampleRun run =
          played()
              .steady("reconnect", 100, Outcome.OK, 20)
              .steady("spectate", 100, Outcome.OK, 1_600)
              .derived(DerivedRecord.SPECTATED_STATE, 100, Outcome.OK, 3)
              .derived(DerivedRecord.DECISION_TIMEOUT, 50, Outcome.OK, 30_100);
      Verdict verdict = judge("baseline", run, fell(0), ALL);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(verdict.warnings()).singleElement().asString().startsWith("ws_spectate_p95 ");
      for (String id : List.of("ws_reconnect_success", "ws_reconnect_p95")) {
        assertThat(result(verdict, id).status()).as(id).isEqualTo(ObjectiveStatus.MET);
      }
      assertThat(result(verdict, "decision_timeout_success").status())
          .isEqualTo(ObjectiveStatus.MET);
    }
  }

  /** What a target may do wrong while it plays. */
  private enum Trouble {
    STALLS {
      @Override
      SampleRun in(SampleRun run) {
        return run.steady("move", 160, Outcome.OK, 2_500);
      }
    },
    REFUSALS {
      @Override
      SampleRun in(SampleRun run) {
        return run.steady("move", 200, Outcome.REJECTED, 20);
      }
    },
    SLOW {
      @Override
      SampleRun in(SampleRun run) {
        return run.steady("move", 2_000, Outcome.OK, 900);
      }
    },
    SLOW_AI {
      @Override
      SampleRun in(SampleRun run) {
        return run.derived(DerivedRecord.AI_TURN, 500, Outcome.OK, 1_900);
      }
    },
    WEDGED {
      @Override
      SampleRun in(SampleRun run) {
        return run.ended("wedged", 2);
      }
    },
    CLOSED {
      @Override
      SampleRun in(SampleRun run) {
        return run.closed("lost", 1);
      }
    };

    abstract SampleRun in(SampleRun run);
  }

  @Nested
  class AiHeavy {

    @Test
    void slowAiFailsOnItsLatencyAlone() {
      SampleRun slow = played().derived(DerivedRecord.AI_TURN, 500, Outcome.OK, 1_900);
      Verdict verdict = judge("ai-heavy", slow, fell(0), PlayPlan.NONE);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
      assertThat(verdict.reasons())
          .singleElement()
          .extracting(reason -> reason.objective().orElseThrow())
          .isEqualTo("ai_latency_p95");
    }

    @Test
    void aiThatIsReplacedFailsOnItsFallbacksAndIsNotComparable() {
      Verdict verdict = judge("ai-heavy", played(), fell(400), PlayPlan.NONE);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
      assertThat(verdict.reasons().get(0).objective()).contains("ai_fallback_rate");
      for (String id : List.of("ai_latency_p95", "ai_latency_p99", "ai_turn_total_p95")) {
        assertThat(result(verdict, id).note()).as(id).startsWith("not comparable: flattered by");
      }
    }

    @Test
    void fallbacksThatNobodyReadAreInconclusive() {
      Verdict verdict = Evaluator.judge(played().measures(), facts("ai-heavy"), SLO);
      assertThat(verdict.kind()).isEqualTo(VerdictKind.INCONCLUSIVE);
      assertThat(verdict.reasons())
          .singleElement()
          .extracting(reason -> reason.objective().orElseThrow())
          .isEqualTo("ai_fallback_rate");
    }
  }

  @Nested
  class WsGameplay {

    @Test
    void judgesPlayInAnySize() {
      SampleRun few = played().games(3).players(6);
      assertThat(judge("ws-gameplay", few, fell(0), ALL).reasons()).isEmpty();
      assertThat(judge("ws-gameplay", few, fell(0), ALL).kind()).isEqualTo(VerdictKind.PASS);
    }

    @Test
    void humansAmongThemselvesAreNotAskedForAis() {
      RunFacts humans =
          facts("ws-gameplay")
              .withPlay(new PlayPlan(Set.of(Condition.SOCKETS, Condition.MOVES), Optional.empty()));
      assertThat(requirement(humans, "ai_latency_p95").notApplicable())
          .contains("no AI plays in the run");
      assertThat(requirement(humans, "ws_echo_p95").notApplicable())
          .contains("the run asks for no echoes");
      assertThat(requirement(humans, "move_latency_p95").isRequired()).isTrue();
    }

    @Test
    void runOverHttpAloneIsInconclusive() {
      assertThat(judge("ws-gameplay", SampleRun.healthy(), fell(0), PlayPlan.NONE).kind())
          .isEqualTo(VerdictKind.INCONCLUSIVE);
    }
  }

  @Nested
  class WsStress {

    @Test
    void heldSocketsPass() {
      Verdict verdict = judge("ws-stress", held(), fell(0), SOCKETS_ALONE);
      assertThat(verdict.reasons()).isEmpty();
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(result(verdict, "ws_hold_p50").status()).isEqualTo(ObjectiveStatus.MET);
      assertThat(result(verdict, "concurrent_sockets").limit()).isEqualTo(SampleRun.USERS);
    }

    @ParameterizedTest
    @CsvSource({"66, PASS", "65, CONDITIONAL", "52, FAIL"})
    void asManyMustBeOpenAsPlanned(double open, VerdictKind kind) {
      assertThat(judge("ws-stress", held().sockets(open), fell(0), SOCKETS_ALONE).kind())
          .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"0, PASS", "1, FAIL", "20, FAIL"})
    void refusedConnectsFailTheRun(int refused, VerdictKind kind) {
      SampleRun run = held().ramp("connect", refused, Outcome.PROTOCOL, 5);
      assertThat(judge("ws-stress", run, fell(0), SOCKETS_ALONE).kind()).isEqualTo(kind);
    }

    @Test
    void everyHighObjectiveOfSocketsDecides() {
      for (String id :
          List.of(
              "login_latency_p95",
              "ws_connect_p95",
              "ws_connect_success",
              "ws_protocol_errors",
              "concurrent_sockets")) {
        assertThat(requirement(facts("ws-stress"), id).priority()).as(id).isEqualTo(Priority.HIGH);
      }
    }

    /** Paced, a socket is held for seconds: its life is the plan's doing. */
    @Test
    void pacedHoldsAreNotJudged() {
      PlayPlan paced = new PlayPlan(Set.of(Condition.SOCKETS), Optional.of(Duration.ofSeconds(36)));
      assertThat(requirement(facts("ws-stress").withPlay(paced), "ws_hold_p50").notApplicable())
          .contains("the plan holds a socket 36 s");
    }

    @Test
    void noSocketsIsNoPass() {
      assertThat(judge("ws-stress", SampleRun.healthy(), fell(0), SOCKETS_ALONE).kind())
          .isEqualTo(VerdictKind.INCONCLUSIVE);
    }
  }

  /** Policies that judge runs with and without sockets, by counts and point values. */
  @Nested
  class ShortRuns {

    @ParameterizedTest
    @ValueSource(strings = {"functional", "smoke", "concurrent-games"})
    void runsOverHttpAloneAreNotAskedForLivePlay(String policy) {
      assertThat(Requirements.of(SLO, facts(policy)))
          .filteredOn(Requirement::isRequired)
          .extracting(requirement -> requirement.objective().id())
          .noneMatch(id -> id.matches("(ws|move|decision|ai|wedged)_.*|concurrent_sockets"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"functional", "smoke"})
    void fewRequestsAreEnough(String policy) {
      SampleRun run =
          SampleRun.healthy()
              .noSteadyWindow()
              .games(2)
              .ramp("connect", 3, Outcome.OK, 10)
              .ramp("move", 40, Outcome.OK, 90)
              .ramp("decision", 5, Outcome.OK, 90)
              .ramp("echo", 5, Outcome.OK, 20);
      Verdict verdict = judge(policy, run, fell(0), ALL);
      assertThat(verdict.reasons()).isEmpty();
      assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
      assertThat(result(verdict, "move_success").status()).isEqualTo(ObjectiveStatus.MET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"functional", "smoke"})
    void playedRunWithoutMovesIsNoPass(String policy) {
      SampleRun run = SampleRun.healthy().noSteadyWindow().ramp("connect", 3, Outcome.OK, 10);
      assertThat(judge(policy, run, fell(0), ALL).reasons())
          .extracting(reason -> reason.objective().orElseThrow())
          .contains("move_success")
          .doesNotContain("ws_connect_success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"functional", "smoke"})
    void socketsWithoutGamesAreNotAskedForMoves(String policy) {
      SampleRun run =
          SampleRun.healthy()
              .noSteadyWindow()
              .ramp("connect", 3, Outcome.OK, 10)
              .ramp("echo", 9, Outcome.OK, 10);
      assertThat(judge(policy, run, fell(0), SOCKETS_ALONE).reasons()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"functional", "smoke"})
    void oneSocketThatTheTargetClosedIsTooMany(String policy) {
      SampleRun run =
          SampleRun.healthy()
              .noSteadyWindow()
              .ramp("connect", 3, Outcome.OK, 10)
              .ramp("echo", 9, Outcome.OK, 10)
              .closed("lost", 1);
      assertThat(judge(policy, run, fell(0), SOCKETS_ALONE).kind()).isEqualTo(VerdictKind.FAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"functional", "smoke"})
    void nothingNeedsProof(String policy) {
      assertThat(Requirements.of(SLO, facts(policy).withPlay(ALL)))
          .filteredOn(Requirement::isRequired)
          .allMatch(
              requirement ->
                  requirement.samplesNeeded().isEmpty()
                      || requirement.samplesNeeded().equals(OptionalLong.of(1)));
    }
  }

  /** A run at which nothing is wrong. */
  private static SampleRun played() {
    return capable(SampleRun.healthy())
        .ramp("connect", SampleRun.USERS, Outcome.OK, 15)
        .ramp("join", SampleRun.USERS, Outcome.OK, 30)
        .steady("move", 4_000, Outcome.OK, 80)
        .steady("decision", 800, Outcome.OK, 60)
        .steady("echo", 1_200, Outcome.OK, 10)
        .derived(DerivedRecord.AI_TURN, 2_000, Outcome.OK, 500)
        .derived(DerivedRecord.TURN_TOTAL, 1_000, Outcome.OK, 1_100)
        .ended("ended", 18);
  }

  /** As many games and players as any named run asks for. */
  private static SampleRun capable(SampleRun run) {
    return run.games(105).players(315);
  }

  private static SampleRun held() {
    return SampleRun.empty()
        .ramp(SampleRun.LOGIN, SampleRun.USERS, Outcome.OK, 260)
        .ramp("connect", SampleRun.USERS, Outcome.OK, 15)
        .steady("echo", 4_000, Outcome.OK, 10)
        .sockets(SampleRun.USERS)
        .closed("plan", SampleRun.USERS)
        .derived(DerivedRecord.CONNECTION_LIFE, SampleRun.USERS, Outcome.OK, 360_000);
  }

  /** So many fallbacks of 4,000 requests of the AI. */
  private static Readings fell(long fallbacks) {
    return new Readings(
        Map.of(Counter.AI_REQUESTS, 0L, Counter.AI_FALLBACKS, 0L),
        Map.of(Counter.AI_REQUESTS, 4_000L, Counter.AI_FALLBACKS, fallbacks));
  }

  private static Verdict judge(String name, SampleRun run, Readings readings, PlayPlan plan) {
    return Evaluator.judge(run.measures(), facts(name).withReadings(readings).withPlay(plan), SLO);
  }

  private static RunFacts facts(String name) {
    return SampleManifest.baseline().run(name).facts();
  }

  private static Requirement requirement(RunFacts facts, String id) {
    return Requirements.of(SLO, facts).stream()
        .filter(each -> each.objective().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectiveResult result(Verdict verdict, String id) {
    return verdict.objectives().stream()
        .filter(objective -> objective.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
