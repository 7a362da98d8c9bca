package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cleansignal.config.SuiteConfig;
import cleansignal.plan.Catalogue;
import cleansignal.plan.UnknownNameException;
import cleansignal.request.GatlingForTests;
import cleansignal.runlog.AppendedRecord;
import cleansignal.slo.RequiredRecords;
import cleansignal.slo.RunFacts;
import cleansignal.slo.SloException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The target of these runs is a closed port: whoever asks it before it is time is found out. */
class PreparationTest {

  private static String nobody;

  @BeforeAll
  static void closeAPort() throws IOException, InterruptedException {
    GatlingForTests.configureDsl();
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  @Test
  void aTargetThatDoesNotAnswerIsNotLoaded() throws IOException, InterruptedException {
    assertThat(crowd(prepare("baseline"))).containsExactly("~preflight");
  }

  @Test
  void aRunOfAnotherSimulationIsRefusedBeforeTheTargetIsAsked() {
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> prepare("baseline", "scenario", "ai-heavy"))
        .withMessage("-Dscenario=ai-heavy does not go with the simulation TestSimulation");
  }

  @Test
  void anUnknownWorkloadIsRefusedBeforeTheTargetIsAsked() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> prepare("baseline", "workload", "smoking"));
  }

  @Test
  void movesOverHttpAreRefusedWhereTheTargetTakesNone() throws IOException, InterruptedException {
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> prepare("player-moves"))
        .withMessageStartingWith("player-moves needs a target that takes moves over HTTP:")
        .withMessageContaining("cs.target.http-moves = true");
    assertThat(crowd(prepare("player-moves", "cs.target.http-moves", "true")))
        .containsExactly("~preflight");
  }

  @Test
  void decisionsThatNobodyCouldLeaveUnansweredAreRefused() {
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(
            () ->
                prepare(
                    "ws-gameplay",
                    "workload",
                    "baseline",
                    "pace",
                    "10",
                    "cs.play.decision-timeout.probability",
                    "0.2"))
        .withMessageStartingWith("no decision could be left unanswered:")
        .withMessageContaining("(WS_DECISION_TIMEOUT_MAX_WAIT_MS) is 45000 ms");
  }

  @Test
  void aPoolTooSmallIsRefusedWhereNoPreflightSaysSo() {
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> prepare("baseline", "cs.pool.size", "63", "preflight", "skip"))
        .withMessageStartingWith("the pool of 63 has too few users, the plan needs 64:");
  }

  @Test
  void aPoolTooSmallIsLeftToThePreflight() throws IOException, InterruptedException {
    assertThat(crowd(prepare("baseline", "cs.pool.size", "63"))).containsExactly("~preflight");
  }

  @Test
  void limitsThatAreNotThereAreRefusedBeforeTheTargetIsAsked() {
    assertThatExceptionOfType(SloException.class)
        .isThrownBy(() -> prepare("baseline", "cs.slo-files", "no-such-folder"));
  }

  @Test
  void whatIsReadyHasItsPopulationsItsLimitInTimeAndItsAssertions()
      throws IOException, InterruptedException {
    SuiteConfig config = TestRuns.local(nobody, "preflight", "skip");

    Launch launch = Preparation.of(config, "baseline", "TestSimulation");

    assertThat(crowd(launch)).containsExactly("ws-gameplay", "ws-stress", "~probe", "~guard");
    assertThat(launch.longest())
        .isEqualTo(TestRuns.plan(config, "baseline").duration().plus(Duration.ofSeconds(45)));
    assertThat(launch.assertions())
        .hasSameSizeAs(
            RequiredRecords.names(
                TestRuns.slo(), RunFacts.of(TestRuns.manifest(config, "baseline"))))
        .last()
        .asString()
        .isNotEmpty();
    assertThat(launch.assertions().get(launch.assertions().size() - 1).asScala().path().toString())
        .contains(AppendedRecord.VERDICT);
  }

  @Test
  void whoAsksForNoScenarioIsToldTheNames() {
    assertThat(Preparation.unknown(Optional.empty()))
        .hasMessage("no scenario: -Dscenario= takes " + names());
    assertThat(Preparation.unknown(Optional.of("basline")))
        .hasMessage("unknown scenario basline: -Dscenario= takes " + names());
  }

  private static List<String> crowd(Launch launch) {
    return launch.populations().stream()
        .map(population -> population.asScala().scenarioBuilder().name())
        .toList();
  }

  private static String names() {
    return String.join(", ", Catalogue.load().names());
  }

  private static Launch prepare(String scenario, String... properties)
      throws IOException, InterruptedException {
    return Preparation.of(TestRuns.local(nobody, properties), scenario, "TestSimulation");
  }
}
