package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cleansignal.config.SloEnvironment;
import cleansignal.config.SpectatorSettings;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.load();

  @Test
  void knowsItsNames() {
    assertThat(catalogue.names())
        .containsExactly(
            "ai-heavy",
            "auth-lifecycle",
            "baseline",
            "breakpoint",
            "concurrent-games",
            "game-creation",
            "player-moves",
            "remote-smoke",
            "target-scale",
            "target-scale-short",
            "ws-gameplay",
            "ws-stress");
    assertThat(catalogue.workloads("ws-stress"))
        .containsExactly("ai-scale", "load", "smoke", "soak", "soak-2h", "spike", "stress");
    assertThat(catalogue.workloads("baseline"))
        .containsExactly(
            "ai-scale",
            "baseline",
            "load",
            "smoke",
            "soak",
            "soak-2h",
            "spike",
            "stress",
            "target",
            "throughput");
  }

  @ParameterizedTest
  @CsvSource({
    "smoke,     5,    60",
    "load,     50,   720",
    "stress,  100,   780",
    "spike,   100,   390",
    "soak,     40,  3600",
    "soak-2h,  40,  7200",
    "ai-scale, 75,  1080",
  })
  void everyWorkloadHasItsPeakAndLength(String workload, int peak, long seconds) {
    Workload stages = catalogue.find("concurrent-games", Optional.of(workload)).workload();

    assertThat(stages.peak()).isEqualTo(peak);
    assertThat(stages.stages().stream().mapToLong(stage -> stage.duration().toSeconds()).sum())
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "baseline,            20,  60,  20, false, staging,    baseline,     3h+0a 1h+2a",
    "target-scale,       100, 300, 100, false, production, target-scale, 3h+0a 1h+2a",
    "target-scale-short, 100, 300, 100, false, production, target-scale-short, 3h+0a 1h+2a",
    "ai-heavy,            75, 300,  75, true,  staging,    ai-heavy,     1h+3a",
  })
  void namedRunsBindCapacityLimitsAndSeats(
      String name,
      int games,
      int players,
      int held,
      boolean spectating,
      String slo,
      String policy,
      String seats) {
    RunSpec run = catalogue.find(name);

    assertThat(run.scenario()).isEqualTo("ws-gameplay");
    assertThat(run.sockets()).isEqualTo(new SocketSpec(true, held, spectating));
    assertThat(run.capacity()).contains(new Capacity(games, players));
    assertThat(run.slo()).hasToString(slo);
    assertThat(run.policy(true)).isEqualTo(policy);
    assertThat(run.policy(false)).isEqualTo("functional");
    assertThat(run.seats()).map(SeatPlan::text).containsExactly(seats.split(" "));
    assertThat(run.override()).isEmpty();
    assertThat(run.spare()).isEqualTo(new Spare(5, 2));
  }

  @Test
  void aPlainScenarioRunsSmokeUnlessToldOtherwise() {
    RunSpec run = catalogue.find("concurrent-games");

    assertThat(run.workload().name()).isEqualTo("smoke");
    assertThat(run.override()).isEmpty();
    assertThat(run.policy(false)).isEqualTo("smoke");
    assertThat(run.slo()).isEqualTo(SloEnvironment.STAGING);
    assertThat(run.capacity()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"concurrent-games, soak", "ws-gameplay, throughput", "ws-stress, load"})
  void anotherWorkloadOfAPlainScenarioIsNotJudgedAsSmoke(String scenario, String workload) {
    RunSpec run = catalogue.find(scenario, Optional.of(workload));

    assertThat(run.override()).contains(workload);
    assertThat(run.policy(true)).isEqualTo(scenario);
    assertThat(run.policy(false)).isEqualTo("functional");
  }

  @Test
  void aNamedRunWithOtherStagesPromisesNoCapacity() {
    RunSpec run = catalogue.find("target-scale", Optional.of("load"));

    assertThat(run.name()).isEqualTo("target-scale");
    assertThat(run.workload().name()).isEqualTo("load");
    assertThat(run.override()).contains("load");
    assertThat(run.capacity()).isEmpty();
    assertThat(run.spare()).isEqualTo(Spare.NONE);
    assertThat(run.sockets()).isEqualTo(new SocketSpec(true, 0, false));
    assertThat(run.slo()).isEqualTo(SloEnvironment.PRODUCTION);
    assertThat(run.policy(true)).isEqualTo("target-scale");
  }

  @ParameterizedTest
  @CsvSource({"smoke, 10", "load, 200", "stress, 500", "spike, 500", "soak, 200", "ai-scale, 300"})
  void withoutGamesTheStagesCountHeldSockets(String workload, int held) {
    RunSpec run = catalogue.find("ws-stress", Optional.of(workload));

    assertThat(run.seats()).isEmpty();
    assertThat(run.sockets().held()).isEqualTo(held);
  }

  /** Of the SLO catalogue: what each workload is for each scenario. */
  @ParameterizedTest
  @CsvSource({
    "game-creation,  smoke,     5,   60",
    "game-creation,  load,     50,  240",
    "game-creation,  stress,  100,  900",
    "game-creation,  spike,   100,  340",
    "game-creation,  soak,     30, 3600",
    "game-creation,  soak-2h,  30, 7200",
    "game-creation,  ai-scale, 75, 1080",
    "player-moves,   smoke,     5,   60",
    "player-moves,   load,     40,  600",
    "player-moves,   stress,   80,  900",
    "player-moves,   spike,    80,  360",
    "player-moves,   soak,     30, 3600",
    "player-moves,   soak-2h,  30, 7200",
    "player-moves,   ai-scale, 225, 1080",
    "remote-smoke,   smoke,    10,   60",
    "breakpoint,     breakpoint, 500, 1800",
    "auth-lifecycle, load,    100,  480",
    "auth-lifecycle, stress,  300,  780",
    "ws-stress,      soak-2h, 200, 7200"
  })
  void everyWorkloadOfEveryScenarioHasItsPeakAndLength(
      String scenario, String workload, int peak, long seconds) {
    Workload stages = catalogue.find(scenario, Optional.of(workload)).workload();

    assertThat(stages.peak()).isEqualTo(peak);
    assertThat(stages.stages().stream().mapToLong(stage -> stage.duration().toSeconds()).sum())
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({
    "concurrent-games,   smoke,  true",
    "remote-smoke,       smoke,  true",
    "ws-stress,          load,   false",
    "baseline,           ,       true",
    "target-scale,       ,       true",
    "target-scale-short, ,       false",
    "ai-heavy,           ,       false",
    "breakpoint,         ,       false",
    "baseline,           soak,   false",
    "baseline,           smoke,  true"
  })
  void onlySmokeAndTheValidationRunsMayGoToProduction(
      String name, String workload, boolean allowed) {
    assertThat(catalogue.find(name, Optional.ofNullable(workload)).allowedOnProduction())
        .isEqualTo(allowed);
  }

  @Test
  void smokeHasItsOwnPolicyWhateverTheRun() {
    RunSpec run = catalogue.find("ai-heavy", Optional.of("smoke"));

    assertThat(run.policy(true)).isEqualTo("smoke");
    assertThat(run.policy(false)).isEqualTo("smoke");
  }

  @Test
  void unknownNamesAreAnsweredWithTheKnownOnes() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> catalogue.find("basline"))
        .withMessage(
            "unknown scenario \"basline\"; known: ai-heavy, auth-lifecycle, baseline, "
                + "breakpoint, concurrent-games, game-creation, player-moves, remote-smoke, target-scale, "
                + "target-scale-short, ws-gameplay, ws-stress");
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> catalogue.find("baseline", Optional.of("huge")))
        .withMessage(
            "unknown workload of baseline \"huge\"; known: ai-scale, baseline, load, smoke, soak, "
                + "soak-2h, spike, stress, target, throughput");
  }

  @Test
  void operatorsCanReseatTheTables() {
    RunSpec run = catalogue.find("baseline");

    assertThat(run.withSeats(OptionalInt.empty(), OptionalInt.empty())).isSameAs(run);
    assertThat(run.withSeats(OptionalInt.of(3), OptionalInt.of(2))).isSameAs(run);
    assertThat(texts(run.withSeats(OptionalInt.of(2), OptionalInt.empty())))
        .containsExactly("2h+0a", "1h+1a");
    assertThat(texts(run.withSeats(OptionalInt.empty(), OptionalInt.of(3))))
        .containsExactly("3h+0a", "1h+3a");
    assertThat(texts(run.withSeats(OptionalInt.of(4), OptionalInt.of(0))))
        .containsExactly("4h+0a", "4h+0a");
  }

  @Test
  void otherSeatsAreNotTheNamedRunAnyMore() {
    RunSpec run = catalogue.find("baseline").withSeats(OptionalInt.of(2), OptionalInt.empty());

    assertThat(run.capacity()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ws-gameplay, 0,    1, 0,  false",
    "ws-gameplay, 0.1,  1, 1,  true",
    "ws-gameplay, 0.5,  3, 3,  true",
    "baseline,    0.01, 1, 20, true",
    "baseline,    1,    2, 44, true",
    "ai-heavy,    0.5,  1, 75, true"
  })
  void operatorsCanAskForSpectators(
      String name, double probability, int maxPerGame, int held, boolean spectating) {
    RunSpec run = catalogue.find(name);
    RunSpec watched =
        run.withSpectators(
            new SpectatorSettings(probability, maxPerGame, Duration.ofSeconds(15), Duration.ZERO));

    assertThat(watched.sockets()).isEqualTo(new SocketSpec(true, held, spectating));
    assertThat(watched.capacity()).isEqualTo(run.capacity());
  }

  @ParameterizedTest
  @ValueSource(strings = {"concurrent-games", "ws-stress"})
  void nobodyWatchesWhereNobodyPlays(String name) {
    RunSpec run = catalogue.find(name);

    assertThat(
            run.withSpectators(new SpectatorSettings(1, 1, Duration.ofSeconds(15), Duration.ZERO)))
        .isSameAs(run);
  }

  @Test
  void seatsThatTheAiWouldWaitForAreRefused() {
    RunSpec run = catalogue.find("baseline");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.withSeats(OptionalInt.of(4), OptionalInt.of(1)))
        .withMessageContaining("never moves");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run.withSeats(OptionalInt.of(5), OptionalInt.empty()));
  }

  @Test
  void dataThatContradictItselfAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.of(ConfigFactory.parseString(DATA + "runs.s { scenario = t }")))
        .withMessageContaining("no known scenario: t");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Catalogue.of(ConfigFactory.parseString(DATA + "runs.s = ${run}\nrun " + RUN)))
        .withMessageContaining("s is a scenario and a named run");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Catalogue.of(
                    ConfigFactory.parseString(
                        DATA + "runs {}, scenarios.s.default-workload = soak")))
        .withMessageContaining("no workload soak");
  }

  private static final String RUN =
      """
      { scenario = s, stages = "1m->1", seats = ["2h+0a"], slo = staging, policy = s
        held { sockets = 0, spectating = false }
        capacity { games = 1, players = 2 }, spare { percent = 0, at-least = 0 } }
      """;

  private static final String DATA =
      """
      workload-policies {}
      windowless-policy = functional
      scenarios.s { sockets = false, seats = ["2h+0a"], slo = staging, policy = s, default-workload = smoke
        workloads { smoke = "1m->1" } }
      """;

  private static List<String> texts(RunSpec run) {
    return run.seats().stream().map(SeatPlan::text).toList();
  }
}
