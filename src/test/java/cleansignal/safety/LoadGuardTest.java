package cleansignal.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.config.SafetySettings;
import cleansignal.config.SuiteConfig;
import cleansignal.config.TargetEnvironment;
import cleansignal.plan.Catalogue;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadGuardTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final SuiteConfig PRODUCTION =
      GuardedConfigs.on("production", "https://play.test", "consent", "play.test");

  @ParameterizedTest
  @CsvSource({
    "baseline,",
    "target-scale,",
    "remote-smoke,",
    "ws-gameplay,",
    "ws-stress, smoke",
    "auth-lifecycle, smoke"
  })
  void productionTakesSmokesAndTheRunsThatValidateARelease(String scenario, String workload) {
    assertThatCode(() -> LoadGuard.check(run(scenario, workload), PRODUCTION))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "ai-heavy,",
    "target-scale-short,",
    "ws-stress, stress",
    "ws-stress, load",
    "ws-gameplay, soak-2h",
    "concurrent-games, spike",
    "baseline, stress",
    "ws-gameplay, ai-scale"
  })
  void productionTakesNothingElse(String scenario, String workload) {
    assertThatExceptionOfType(SafetyException.class)
        .isThrownBy(() -> LoadGuard.check(run(scenario, workload), PRODUCTION))
        .withMessageStartingWith(scenario)
        .withMessageContaining("never runs on production");
  }

  @Test
  void stagingTakesEverythingAndHasRoomForIt() {
    SuiteConfig staging =
        GuardedConfigs.on("staging", "https://staging.test", "cs.pool.size", "600");

    for (String scenario : CATALOGUE.names()) {
      for (String workload : CATALOGUE.workloads(scenario)) {
        assertThatCode(() -> LoadGuard.check(run(scenario, workload), staging))
            .as(scenario + " " + workload)
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aCeilingThatIsReachedIsKeptAndOneThatIsPassedIsNot() {
    LoadPlan plan = plan("baseline");
    int users = plan.peakUsers();
    int requests = (int) Math.ceil(plan.expectation().requestsPerSecond());
    Duration duration = plan.duration();

    assertThat(over(plan, users, requests, duration)).isEmpty();
    assertThat(over(plan, users - 1, requests, duration))
        .containsExactly(
            "baseline would take "
                + users
                + " users at once, and the target staging may have "
                + (users - 1)
                + ": targets/staging.conf (cs.safety.max-users)");
    assertThat(over(plan, users, requests - 1, duration))
        .singleElement()
        .asString()
        .contains(" requests/s, ", "may have " + (requests - 1), "max-requests-per-second");
    assertThat(over(plan, users, requests, duration.minusMillis(1)))
        .singleElement()
        .asString()
        .contains("(cs.safety.max-duration)");
    assertThat(over(plan, 0, 0, Duration.ZERO)).hasSize(3);
  }

  /** Ten injectors with a tenth each are the whole load. */
  @Test
  void theCeilingIsOverAllInjectors() {
    SuiteConfig tenth =
        GuardedConfigs.on(
            "local",
            "http://localhost",
            "cs.shard.count",
            "10",
            "cs.shard.index",
            "3",
            "cs.pool.size",
            "500");
    SafetySettings own = tenth.safety();
    SuiteConfig low =
        tenth.protectedBy(
            new SafetySettings(own.hosts(), own.addresses(), 310, 9999, own.maxDuration()));

    assertThat(Planner.plan(PlanRequest.of(run("target-scale", null), tenth)).peakUsers())
        .isLessThan(100);
    assertThatExceptionOfType(SafetyException.class)
        .isThrownBy(() -> LoadGuard.check(run("target-scale", null), low))
        .withMessageContaining("would take 311 users at once");
  }

  @Test
  void aCompressedRunAsksMoreASecond() {
    SuiteConfig fast =
        GuardedConfigs.on("staging", "http://staging.test", "pace", "10", "cs.pool.size", "600");

    assertThatExceptionOfType(SafetyException.class)
        .isThrownBy(() -> LoadGuard.check(run("target-scale", null), fast))
        .withMessageContaining("cs.safety.max-requests-per-second");
  }

  private static List<String> over(LoadPlan plan, int users, int requests, Duration duration) {
    return LoadGuard.overCeilings(
        plan,
        new SafetySettings(List.of(), List.of(), users, requests, duration),
        TargetEnvironment.STAGING);
  }

  private static LoadPlan plan(String scenario) {
    return Planner.plan(
        PlanRequest.of(run(scenario, null), GuardedConfigs.on("staging", "https://staging.test")));
  }

  private static RunSpec run(String scenario, String workload) {
    return CATALOGUE.find(scenario, Optional.ofNullable(workload));
  }
}
