package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.chain.Seat.Step;
import cleansignal.config.Secret;
import cleansignal.config.Shard;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.PlannedUser;
import cleansignal.plan.Planner;
import cleansignal.plan.SeatPlan;
import cleansignal.plan.Sockets;
import cleansignal.plan.Spare;
import cleansignal.plan.Workload;
import cleansignal.pool.Credentials;
import cleansignal.request.GatlingForTests;
import cleansignal.request.LiveRecorder;
import cleansignal.request.Requests;
import cleansignal.request.RunClock;
import cleansignal.request.VirtualUser;
import cleansignal.target.RingRift;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchGamesTest {

  private static final RingRift SERVER = new RingRift();
  private static final SuiteConfig CONFIG =
      SuiteConfigLoader.load(Map.of(), Map.of("cs.ai.difficulty", "6")).config();
  private static final LoadPlan PLAN =
      Planner.plan(
          new PlanRequest(
              "test",
              Workload.parse("test", "10s->2 1m->2 10s->0"),
              List.of(SeatPlan.parse("2h+0a"), SeatPlan.parse("1h+3a")),
              Spare.NONE,
              Sockets.NONE,
              1,
              2,
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofMinutes(1),
              OptionalInt.empty(),
              new Shard(0, 1)));

  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final RunClock clock = new RunClock(() -> Instant.ofEpochMilli(millis.get()));
  private final LiveRecorder live = new LiveRecorder();
  private final Authentication authentication =
      new Authentication(
          SERVER,
          new Requests(live, clock, Duration.ofSeconds(10)),
          clock,
          CONFIG.auth(),
          new Shard(0, 1));
  private final WatchGames games =
      new WatchGames(
          SERVER, Tables.of(PLAN), authentication, clock, live, PLAN, CONFIG, GameStart.WHEN_FULL);

  @Test
  void aGameIsOpenedAsTheTablesSeatPlanHasIt() throws JsonProcessingException {
    JsonNode humans = new JsonMapper().readTree(games.newGame(owner("2h+0a")));
    JsonNode mixed = new JsonMapper().readTree(games.newGame(owner("1h+3a")));

    assertThat(humans.required("maxPlayers").intValue()).isEqualTo(2);
    assertThat(humans.has("aiOpponents")).isFalse();
    assertThat(mixed.required("maxPlayers").intValue()).isEqualTo(4);
    assertThat(mixed.required("aiOpponents").required("count").intValue()).isEqualTo(3);
    assertThat(mixed.required("aiOpponents").required("difficulty"))
        .hasSize(3)
        .allMatch(difficulty -> difficulty.intValue() == 6);
    assertThat(mixed.required("boardType").textValue()).isEqualTo(CONFIG.games().boardType());
  }

  @Test
  void playersOfATableMeetAndThoseOfAnotherDoNot() {
    clock.start();
    List<Session> all = PLAN.users().stream().map(this::seated).toList();
    Session owner = all.stream().filter(session -> table(session) == 0).findFirst().orElseThrow();

    seat(owner).opened("g1", clock.now());

    for (Session other : all) {
      boolean guest = table(other) == 0 && planned(other).seated().seat() != 0;
      assertThat(seat(other).step(clock.now()) == Step.JOIN).isEqualTo(guest);
    }
  }

  @Test
  void aUserIsDoneWhenThePlanSaysSo() {
    clock.start();
    Session session = seated(PLAN.users().get(0));
    millis.addAndGet(planned(session).end().toMillis() - 1);
    assertThat(seat(session).step(clock.now())).isNotEqualTo(Step.DONE);

    millis.incrementAndGet();

    assertThat(seat(session).step(clock.now())).isEqualTo(Step.DONE);
  }

  @Test
  void pollsComeAsFarApartAsThePlanSays() {
    clock.start();
    Session session = seated(PLAN.users().get(0));

    List<Long> pauses = new ArrayList<>();
    for (int poll = 0; poll < 2_000; poll++) {
      pauses.add(games.pollingPause(session).toMillis());
    }

    assertThat(pauses).allMatch(pause -> pause >= 2_000 && pause <= 5_000);
    assertThat(pauses).anyMatch(pause -> pause < 2_050).anyMatch(pause -> pause > 4_950);
  }

  @Test
  void noPauseReachesBeyondTheUsersEnd() {
    clock.start();
    Session session = seated(PLAN.users().get(0));

    millis.addAndGet(planned(session).end().toMillis() - 1_500);
    assertThat(games.pollingPause(session)).isEqualTo(Duration.ofMillis(1_500));

    millis.addAndGet(10_000);
    assertThat(games.pollingPause(session)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "201, false, succeeded",
    "201, true, failed",
    "200, true, failed",
    "404, true, failed",
    "500, true, failed",
    "401, true, failed",
    ", true, failed"
  })
  void aSeatLearnsHowItsExchangeWent(Integer status, boolean failed, String told) {
    Session session = after(Optional.ofNullable(status), failed);

    assertThat(settled(session)).containsExactly(told);
  }

  @Test
  void afterA429TheSeatOnlyWaits() {
    clock.start();
    Session session = after(Optional.of(429), true);
    assertThat(seat(session).step(clock.now())).isEqualTo(Step.OPEN);

    assertThat(settled(session)).isEmpty();

    assertThat(seat(session).step(clock.now())).isEqualTo(Step.WAIT);
    assertThat(seat(session).waitMillis(clock.now())).isEqualTo(5_000);
  }

  private List<String> settled(Session session) {
    List<String> told = new ArrayList<>();
    games
        .settle((seat, same) -> told.add("succeeded"), (seat, same) -> told.add("failed"))
        .apply(session);
    return told;
  }

  private Session after(Optional<Integer> status, boolean failed) {
    Session owner = games.takeSeat(owner("2h+0a"));
    return GatlingForTests.after(owner, SERVER.createGame(), status, failed);
  }

  /** The one who opens the games at a table of that kind. */
  private Session owner(String seats) {
    PlannedUser planned =
        PLAN.users().stream()
            .filter(user -> user.seated().seat() == 0)
            .filter(user -> PLAN.table(user.seated().table()).seats().text().equals(seats))
            .findFirst()
            .orElseThrow();
    return session(planned);
  }

  private Session seated(PlannedUser planned) {
    return games.takeSeat(session(planned));
  }

  private static Session session(PlannedUser planned) {
    Credentials credentials = new Credentials("u@d", Secret.of("Pool-secret-1"));
    return new VirtualUser(planned, credentials, new SplittableRandom(1))
        .into(GatlingForTests.session());
  }

  private static PlannedUser planned(Session session) {
    return VirtualUser.of(session).planned();
  }

  private static int table(Session session) {
    return planned(session).seated().table();
  }

  private static Seat seat(Session session) {
    return session.get(WatchGames.SEAT);
  }
}
