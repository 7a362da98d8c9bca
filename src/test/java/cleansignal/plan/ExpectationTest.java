package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
  private static final Duration THINK = Duration.ofMillis(950);

  /** A pause of 950 ms, always. */
  private static final Polling POLL = new Polling(THINK, THINK);

  private static final TableSession HUMANS =
      new TableSession(0, 0, SeatPlan.parse("3h+0a"), seconds(10), seconds(110));
  private static final TableSession WITH_AIS =
      new TableSession(1, 1, SeatPlan.parse("1h+2a"), seconds(10), seconds(110));

  private static final List<PlannedUser> USERS =
      List.of(player(0, 0), player(0, 1), player(0, 2), player(1, 0));

  @Test
  void pollsFollowFromUsersTimeAndInterval() {
    // A poll a second and user, 50 ms of it the assumed answer; 3 + 1 users for 60 s.
    Expectation expectation = expect(window(30, 90), Duration.ofSeconds(1_000));

    assertThat(expectation.polls()).isEqualTo(240);
    // 1,000 polls and two requests more a user and game: in 1,000.2 s, in 1,000.1 s.
    assertThat(expectation.requestsPerSecond())
        .isCloseTo(3_006 / 1_000.2 + 1_002 / 1_000.1, within(1e-9));
    assertThat(expectation.megabitsPerSecond())
        .isCloseTo((3_000 / 1_000.2 + 1_000 / 1_000.1) * 2_600 * 8 / 1e6, within(1e-9));
  }

  @Test
  void gamesThatOutliveTheWindowTurnNothingOver() {
    Expectation expectation = expect(window(30, 90), Duration.ofSeconds(1_000));

    assertThat(expectation.creates()).isZero();
    assertThat(expectation.joins()).isZero();
    assertThat(expectation.leaves()).isZero();
    assertThat(expectation.requests()).isEqualTo(expectation.polls());
    assertThat(expectation.runCreates()).isEqualTo(2);
    assertThat(expectation.runLogins()).isEqualTo(4);
  }

  @Test
  void turnoverCreatesJoinsAndLeaves() {
    // Games start at 10, 50.2, 90.4 s (3 humans) and 10, 50.1, 90.2 s (one), and end 40 s later.
    Expectation expectation = expect(window(30, 90), Duration.ofSeconds(40));

    assertThat(expectation.creates()).isEqualTo(2);
    assertThat(expectation.joins()).isEqualTo(2);
    assertThat(expectation.leaves()).isEqualTo(4);
    assertThat(expectation.runCreates()).isEqualTo(6);
  }

  @Test
  void gamesThatAreOnlyReadLiveToTheEndOfAPause() {
    // Left at 5 s: 2 polls of 1,950 + 50 ms each, and another pause; 100 ms to come and go.
    Polling slow = new Polling(Duration.ofMillis(1_950), Duration.ofMillis(1_950));
    Expectation expectation =
        Expectation.of(
            List.of(WITH_AIS),
            List.of(player(1, 0)),
            window(30, 90),
            slow,
            seconds(5),
            Sockets.NONE,
            Optional.empty());

    assertThat(expectation.requestsPerSecond()).isCloseTo(4 / 6.05, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"remote-smoke, 4.2", "game-creation, 2.1"})
  void shortGamesAreExpectedAsOftenAsTheyAreMeasured(String scenario, double perSecond) {
    SuiteConfig config = SuiteConfigLoader.load(Map.of(), Map.of("pace", "1")).config();

    // Ten and five users: 82 games of ten were opened in a minute, with one or two reads each.
    assertThat(ofScenario(scenario, config).requestsPerSecond()).isCloseTo(perSecond, within(0.1));
  }

  @Test
  void movesFollowFromThinkTimeAndAiTurnsFromTheSeats() {
    // A move every 950 + 50 ms among three humans, every 950 + 150 ms beside two AIs.
    Expectation expectation =
        play(window(30, 90), new Sockets(true, 0, false, THINK, Duration.ofSeconds(5)), USERS);

    assertThat(expectation.moves()).isEqualTo(60 + Math.round(60 / 1.1));
    assertThat(expectation.aiTurns()).isEqualTo(Math.round(2 * 60 / 1.1));
    assertThat(expectation.requests())
        .isEqualTo(
            expectation.polls()
                + expectation.creates()
                + expectation.joins()
                + expectation.leaves()
                + expectation.moves());
    assertThat(expectation.runConnects()).isEqualTo(4);
    assertThat(expectation.requestsPerSecond())
        // Games of 30 moves: 6 requests in 30.2 s, 2 in 33.1 s.
        .isCloseTo(4 + 1 + 1 / 1.1 + 6 / 30.2 + 2 / 33.1, within(1e-9));
    // A state for each of three humans a move, three states for the one human beside two AIs.
    assertThat(expectation.megabitsPerSecond())
        .isCloseTo((4 * 2_600 + (3 + 3 / 1.1) * 60_000) * 8 / 1e6, within(1e-9));
  }

  @Test
  void movesOverHttpAreCallsAboutGames() {
    Sockets sockets = new Sockets(true, 0, false, THINK, Duration.ofSeconds(5));

    Expectation frames = play(window(30, 90), sockets, USERS);
    Expectation calls = play(window(30, 90), sockets.movingOverHttp(true), USERS);

    assertThat(frames.gameCallsPerSecond()).isCloseTo(4 + 6 / 30.2 + 2 / 33.1, within(1e-9));
    assertThat(calls.gameCallsPerSecond())
        .isCloseTo(frames.gameCallsPerSecond() + 1 + 1 / 1.1, within(1e-9));
    assertThat(calls.requestsPerSecond()).isEqualTo(frames.requestsPerSecond());
  }

  @Test
  void theMovesOfPlayerMovesGoOverHttp() {
    SuiteConfig config = SuiteConfigLoader.load(Map.of(), Map.of()).config();

    Expectation calls = ofScenario("player-moves", config);
    Expectation frames = ofScenario("ws-gameplay", config);

    assertThat(calls.gameCallsPerSecond()).isCloseTo(calls.requestsPerSecond(), within(1e-9));
    assertThat(frames.gameCallsPerSecond()).isLessThan(frames.requestsPerSecond());
  }

  private static Expectation ofScenario(String name, SuiteConfig config) {
    return Planner.plan(PlanRequest.of(Catalogue.load().find(name), config)).expectation();
  }

  @Test
  void aSpectatorIsSentTheStatesOfTheMeanGame() {
    Sockets two = new Sockets(true, 2, false, THINK, Duration.ofSeconds(5));
    Sockets watching = new Sockets(true, 2, true, THINK, Duration.ofSeconds(5));

    // A state a second of three humans, three states each 1.1 s of one human and two AIs.
    assertThat(
            play(window(30, 90), watching, USERS).megabitsPerSecond()
                - play(window(30, 90), two, USERS).megabitsPerSecond())
        .isCloseTo(2 * (1 + 3 / 1.1) / 2 * 60_000 * 8 / 1e6, within(1e-9));
  }

  @Test
  void gamesThatArePlayedEndByTheirMoves() {
    // 30 moves take 30 s and 33 s, forming 0.2 s and 0.1 s: games end at 40, 70.2, 100.4 s and at
    // 43, 76.1, 109.2 s.
    Expectation expectation =
        play(window(30, 90), new Sockets(true, 0, false, THINK, Duration.ofSeconds(5)), USERS);

    assertThat(expectation.creates()).isEqualTo(4);
    assertThat(expectation.joins()).isEqualTo(4);
    assertThat(expectation.leaves()).isEqualTo(8);
  }

  @Test
  void heldSocketsEcho() {
    PlannedUser held =
        new PlannedUser(0, 0, Optional.empty(), seconds(0), seconds(10), seconds(60));

    Expectation expectation =
        Expectation.of(
            List.of(),
            List.of(held),
            window(30, 90),
            POLL,
            seconds(600),
            new Sockets(true, 1, false, THINK, Duration.ofSeconds(5)),
            Optional.empty());

    assertThat(expectation.echoes()).isEqualTo(6);
    assertThat(expectation.requests()).isEqualTo(6);
    assertThat(expectation.runConnects()).isEqualTo(1);
    assertThat(expectation.requestsPerSecond()).isEqualTo(0.2);
    assertThat(expectation.megabitsPerSecond()).isZero();
  }

  @Test
  void companionsOfGamesOverRestAloneOpenTheOnlySockets() {
    List<PlannedUser> users =
        Stream.concat(
                USERS.stream(),
                Stream.of(
                    new PlannedUser(4, 4, Optional.empty(), seconds(0), seconds(10), seconds(110))))
            .toList();

    assertThat(
            play(window(30, 90), new Sockets(false, 1, false, THINK, Duration.ofSeconds(5)), users)
                .runConnects())
        .isEqualTo(1);
  }

  @Test
  void usersOutsideTheWindowDoNotPollInIt() {
    assertThat(expect(window(0, 60), Duration.ofSeconds(1_000)).polls()).isEqualTo(200);
  }

  @Test
  void withoutAWindowNothingIsPromised() {
    Expectation expectation = expect(Optional.empty(), Duration.ofSeconds(40));

    assertThat(expectation.requests()).isZero();
    assertThat(expectation.runCreates()).isEqualTo(6);
    assertThat(expectation.requestsPerSecond()).isCloseTo(126 / 40.2 + 42 / 40.1, within(1e-9));
  }

  private static Expectation expect(Optional<PlanWindow> window, Duration gameLife) {
    return Expectation.of(
        List.of(HUMANS, WITH_AIS), USERS, window, POLL, gameLife, Sockets.NONE, Optional.empty());
  }

  private static Expectation play(
      Optional<PlanWindow> window, Sockets sockets, List<PlannedUser> users) {
    return Expectation.of(
        List.of(HUMANS, WITH_AIS),
        users,
        window,
        POLL,
        Duration.ofSeconds(1_000),
        sockets,
        Optional.empty());
  }

  private static PlannedUser player(int table, int seat) {
    return new PlannedUser(
        0, 0, Optional.of(new Place(table, seat)), seconds(0), seconds(10), seconds(110));
  }

  private static Optional<PlanWindow> window(long from, long to) {
    return Optional.of(new PlanWindow(from * 1000, to * 1000));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
