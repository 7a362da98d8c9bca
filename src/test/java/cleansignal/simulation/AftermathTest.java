package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.SuiteConfig;
import cleansignal.measure.RunMeasures;
import cleansignal.report.RunFolder;
import cleansignal.request.LiveRecorder;
import cleansignal.runlog.Logs;
import cleansignal.target.RingRift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the log of a run to what it leaves behind. */
class AftermathTest {
  private static final SuiteConfig LOCAL = TestRuns.local("http://127.0.0.1:3000");

  @TempDir private Path results;

  @Test
  void whatWasOpenedAndNotSeenToEndMayBeLeft() throws IOException {
    Aftermath left = Aftermath.of(LOCAL, new RingRift(), measures(), List.of("g7")).orElseThrow();

    assertThat(left).isEqualTo(new Aftermath(3, 1, 1, 2, false, List.of("g7")));
    assertThat(left.gamesLeft()).isEqualTo(3);
    assertThat(left.lines())
        .containsExactly(
            "left on the target: at most 3 games (3 opened, 1 seen to end, 1 orders without an"
                + " answer), 2 users that the run registered, and the pool's users until they are"
                + " removed (docs/seeding.md)",
            "games that users were taken out of, or could not leave: g7");
    assertThat(left.json())
        .isEqualTo(
            "{\"gamesOpened\":3,\"gamesEnded\":1,\"gamesUnanswered\":1,\"gamesLeftAtMost\":3,"
                + "\"usersRegistered\":2,\"bypassed\":false,\"games\":[\"g7\"]}");
  }

  @Test
  void aBypassThatWasAskedForIsToBeSwitchedOff() {
    assertThat(new Aftermath(0, 0, 0, 0, true, List.of()).lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("switch that bypass off", "RATE_LIMIT_BYPASS_ENABLED");
  }

  @Test
  void theConsoleNamesAHandfulAndTheFileAll() {
    Aftermath many = new Aftermath(6, 0, 0, 0, false, List.of("g1", "g2", "g3", "g4", "g5", "g6"));

    assertThat(many.lines())
        .last()
        .asString()
        .endsWith(": g1, g2, g3, g4, g5, and more in leftovers.json");
    assertThat(many.json()).contains("\"g6\"");
  }

  @Test
  void gamesThatAllEndedAreNoGamesToLookFor() {
    assertThat(new Aftermath(12, 12, 0, 0, false, List.of()).lines())
        .containsExactly(
            "left on the target: no game that the log knows of (12 opened, 12 seen to end, 0 orders"
                + " without an answer), 0 users that the run registered, and the pool's users until"
                + " they are removed (docs/seeding.md)");
  }

  @Test
  void whoOpensNoGameReadsNothingOfGames() {
    assertThat(new Aftermath(0, 0, 0, 2, false, List.of()).lines())
        .containsExactly(
            "left on the target: 2 users that the run registered, and the pool's users until they"
                + " are removed (docs/seeding.md)");
  }

  @Test
  void anOrderWithoutAnAnswerMayBeAGame() {
    assertThat(new Aftermath(0, 0, 1, 0, false, List.of()).lines().get(0))
        .startsWith("left on the target: at most 1 games (0 opened, 0 seen to end, 1 orders");
  }

  /** Its users gave it up, so it counts as ended, but the target did not let them go. */
  @Test
  void aGameThatIsNamedIsCounted() {
    Aftermath named = new Aftermath(2, 2, 0, 0, false, List.of("g7\u001b[31m"));

    assertThat(named.gamesLeft()).isEqualTo(1);
    assertThat(named.lines().get(0)).startsWith("left on the target: at most 1 games (2 opened");
    assertThat(named.lines()).last().asString().endsWith(": g7 [31m");
  }

  /** A marker may outlive the count of its game's order, which then was not ok. */
  @Test
  void nobodyLeavesLessThanNothing() {
    assertThat(new Aftermath(1, 2, 0, 0, false, List.of()).gamesLeft()).isZero();
  }

  @Test
  void theEmbeddedServerTakesAllWithIt() throws IOException {
    assertThat(Aftermath.of(TestRuns.embedded(), new RingRift(), measures(), List.of("g7")))
        .isEmpty();
  }

  @Test
  void itIsKeptInTheRunsFolder() throws IOException {
    Gate gate = gate();
    gate.begin();
    Path folder = gatlingMakesAFolder();
    gate.folderExists();

    gate.keepAftermath(new Aftermath(1, 0, 0, 0, false, List.of()));

    assertThat(folder.resolve("leftovers.json")).content().contains("\"gamesLeftAtMost\":1");
  }

  private RunMeasures measures() throws IOException {
    Gate gate = gate();
    gate.begin();
    RunFolder folder = new RunFolder(gatlingMakesAFolder());
    gate.folderExists();
    Files.write(
        folder.simulationLog(),
        Logs.bytes(
            Logs.header("baseline"),
            log -> {
              log.user(0, true, 0);
              log.request("POST /api/auth/register", 1, 2, true, "");
              log.request("POST /api/auth/register", 2, 3, true, "");
              log.request(
                  "POST /api/auth/register", 3, 4, false, "outcome, found rate-limited 429");
              log.request("POST /api/games", 4, 5, true, "");
              log.request("POST /api/games", 5, 6, true, "");
              log.request("POST /api/games", 6, 7, true, "");
              log.request("POST /api/games", 7, 8, false, "outcome, found server-error 500");
              log.request(
                  "POST /api/games", 8, 9, false, "Request timeout to 127.0.0.1 after 10000 ms");
              log.request("~game+ 1h+1a", 10, 10, true, "");
              log.request("~game+ 1h+1a", 11, 11, true, "");
              log.request("~game- 1h+1a finished", 12, 12, true, "");
              log.user(0, false, 13);
            }));
    return gate.judge(new LiveRecorder()).orElseThrow().measures().orElseThrow();
  }

  private Gate gate() {
    return new Gate(
        results,
        "Baseline",
        TestRuns.manifest(LOCAL, "baseline"),
        Versions.circumstances(Optional.of("1.4.2")),
        Optional.empty(),
        TestRuns.slo());
  }

  /** Later than any test begins. */
  private Path gatlingMakesAFolder() throws IOException {
    int year = 1 + Instant.now().atZone(ZoneOffset.UTC).getYear();
    return Files.createDirectories(results.resolve("baseline-" + year + "0102030405678"));
  }
}
