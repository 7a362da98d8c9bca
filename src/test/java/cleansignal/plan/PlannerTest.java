package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cleansignal.config.Shard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final List<SeatPlan> MIXED =
      List.of(SeatPlan.parse("3h+0a"), SeatPlan.parse("1h+2a"));

  @Test
  void oneTableGivesItsHumansOneIdentityEach() {
    LoadPlan plan = Planner.plan(request("10s->1 10s->1", 1, OptionalInt.empty(), 0, 1));

    assertThat(plan.tables())
        .containsExactly(new TableSession(0, 0, MIXED.get(0), seconds(5), seconds(20)));
    assertThat(plan.users())
        .containsExactly(
            new PlannedUser(
                0, 0, Optional.of(new Place(0, 0)), seconds(0), seconds(5), seconds(20)),
            new PlannedUser(
                1, 1, Optional.of(new Place(0, 1)), seconds(4), seconds(5), seconds(20)),
            new PlannedUser(
                2, 2, Optional.of(new Place(0, 2)), seconds(5), seconds(5), seconds(20)));
  }

  @Test
  void aRampThatIsTooSteepGetsAPreLoginPhase() {
    PlanRequest request =
        Plans.request(Catalogue.load().find("concurrent-games", Optional.of("spike")), 1, 2);

    LoadPlan plan = Planner.plan(request);

    // The third human of table 98 is user 198 and plays when the level reaches 98.5 games.
    long plays = 30_000 + 60_000L * 885 / 900;
    assertThat(plan.users()).hasSize(200);
    assertThat(plan.preLogin()).isEqualTo(Duration.ofMillis(198 * 500 - plays));
    assertThat(plan.users().get(0).login()).isZero();
    assertThat(plan.steady()).contains(new PlanWindow(10_000 + 105_000, 10_000 + 270_000));
  }

  @Test
  void theLoginRateIsNeverPaced() {
    PlanRequest request =
        Plans.request(Catalogue.load().find("concurrent-games", Optional.of("spike")), 10, 2);

    // Here it is the last user who counts: number 199, who plays at 99.5 games.
    long plays = 3_000 + (6_000L * 895 + 899) / 900;
    assertThat(Planner.plan(request).preLogin()).isEqualTo(Duration.ofMillis(199 * 500 - plays));
  }

  @Test
  void aPoolOfExactlyThePeakIsEnough() {
    LoadPlan plan = Planner.plan(request("1m->4 1m->4 1m->0", 1, OptionalInt.of(8), 0, 1));

    assertThat(plan.peakUsers()).isEqualTo(8);
    assertThat(plan.users())
        .map(PlannedUser::identity)
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void aPoolTooSmallIsPlannedAsTheOneThatItNeeds() {
    LoadPlan plan = Planner.plan(request("1m->4 1m->4", 1, OptionalInt.of(7), 0, 1));

    assertThat(plan).isEqualTo(Planner.plan(request("1m->4 1m->4", 1, OptionalInt.of(8), 0, 1)));
    assertThat(plan.poolNeeded()).isEqualTo(8);
  }

  @Test
  void aShardNeedsItsOwnPartOfThePool() {
    // Users 1, 3, 5 and 7 of 0 to 7.
    assertThat(Planner.plan(request("1m->4 1m->4", 1, OptionalInt.of(7), 1, 2)).poolNeeded())
        .isEqualTo(8);
    assertThat(Planner.plan(request("1m->4 1m->4", 1, OptionalInt.of(1), 0, 2)).poolNeeded())
        .isEqualTo(7);
  }

  @Test
  void identitiesAreReusedOnlyWhenThePoolAsksForItAndAfterARest() {
    String twoHills = "1m->2 1m->2 1m->0 2m->0 1m->2 1m->2 1m->0";

    LoadPlan large = Planner.plan(request(twoHills, 1, OptionalInt.of(400), 0, 1));
    LoadPlan small = Planner.plan(request(twoHills, 1, OptionalInt.of(4), 0, 1));

    assertThat(large.users()).map(PlannedUser::identity).doesNotHaveDuplicates().hasSize(8);
    assertThat(small.users()).map(PlannedUser::identity).containsOnly(0, 1, 2, 3).hasSize(8);
    assertThat(large.poolNeeded()).isEqualTo(4);
    assertThat(large.peakUsers()).isEqualTo(4);
  }

  @Test
  void identitiesAtRestCountForThePool() {
    // The second hill starts at once: its first users need identities of their own.
    String twoHills = "1m->2 1m->2 5s->0 5s->2 1m->2";

    LoadPlan plan = Planner.plan(request(twoHills, 1, OptionalInt.empty(), 0, 1));

    assertThat(plan.peakUsers()).isLessThan(8);
    assertThat(plan.poolNeeded()).isEqualTo(8);
  }

  @Test
  void aShardWithoutATableIsRefused() {
    assertThatExceptionOfType(PlanRefusedException.class)
        .isThrownBy(() -> Planner.plan(request("1m->2 1m->2", 1, OptionalInt.empty(), 2, 3)))
        .withMessage("shard 2 of 3 has no user: the plan has 2 tables and 0 users without one");
  }

  @Test
  void findsTablesByNumber() {
    LoadPlan plan = Planner.plan(request("1m->4 1m->4", 1, OptionalInt.empty(), 1, 2));

    assertThat(plan.tables()).map(TableSession::table).containsExactly(1, 3);
    assertThat(plan.table(3)).isEqualTo(plan.tables().get(1));
    assertThatIllegalArgumentException().isThrownBy(() -> plan.table(2));
  }

  @Test
  void requestsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> request("1m->1", 0.5, OptionalInt.empty(), 0, 1))
        .withMessageContaining("pace 0.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plans.plan("baseline", 1, 0))
        .withMessageContaining("login rate");
  }

  private static PlanRequest request(
      String stages, double pace, OptionalInt pool, int shard, int shards) {
    return new PlanRequest(
        "test",
        Workload.parse("test", stages),
        MIXED,
        Spare.NONE,
        Sockets.NONE,
        pace,
        1,
        seconds(2),
        seconds(5),
        seconds(600),
        pool,
        new Shard(shard, shards));
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
