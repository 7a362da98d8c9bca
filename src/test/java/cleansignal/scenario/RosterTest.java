package cleansignal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cleansignal.config.Secret;
import cleansignal.config.Shard;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.PlannedUser;
import cleansignal.plan.Planner;
import cleansignal.plan.SeatPlan;
import cleansignal.plan.Spare;
import cleansignal.plan.Workload;
import cleansignal.pool.Leases;
import cleansignal.pool.UserPool;
import cleansignal.request.Callers;
import cleansignal.request.Exchanges;
import cleansignal.request.GatlingForTests;
import cleansignal.request.VirtualUser;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RosterTest {

  private static final LoadPlan PLAN =
      Planner.plan(
          new PlanRequest(
              "test",
              Workload.parse("test", "10s->3 1m->3 10s->0"),
              List.of(SeatPlan.parse("3h+0a")),
              Spare.NONE,
              1,
              2,
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofMinutes(1),
              OptionalInt.empty(),
              new Shard(0, 1)));
  private static final int USERS = PLAN.users().size();

  private final Leases leases = freshLeases();
  private final Roster roster = roster(leases, 7);

  private static Roster roster(Leases leases, long seed) {
    return new Roster(PLAN, leases, new Callers("run"), seed);
  }

  @Test
  void usersStartInThePlansOrderWithTheirOwnIdentities() {
    List<VirtualUser> users = everybody(roster);

    assertThat(users).map(VirtualUser::planned).containsExactlyElementsOf(PLAN.users());
    assertThat(users)
        .allSatisfy(
            user ->
                assertThat(user.credentials().email())
                    .isEqualTo("u" + (user.planned().identity() + 1) + "@d"));
  }

  @Test
  void requestIdsTellTheUsersApart() {
    assertThat(sessions(roster).map(session -> Exchanges.of(session).requestId()))
        .hasSize(USERS)
        .doesNotHaveDuplicates()
        .startsWith("run-u0-0");
  }

  @Test
  void moreUsersThanPlannedAreRefused() {
    everybody(roster);

    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> roster.enter(GatlingForTests.session()));
  }

  @Test
  void anIdentityIsFreeAgainOnlyWhenItsUserHasLeft() {
    Session first = roster.enter(GatlingForTests.session());
    int identity = VirtualUser.of(first).planned().identity();
    assertThatIllegalStateException().isThrownBy(() -> leases.lease(identity));

    roster.leave(first);

    assertThat(leases.lease(identity).email()).isEqualTo("u" + (identity + 1) + "@d");
  }

  @Test
  void aRunCanBeRepeated() {
    assertThat(draws(roster)).isEqualTo(draws(roster(freshLeases(), 7)));
    assertThat(draws(roster(freshLeases(), 7))).isNotEqualTo(draws(roster(freshLeases(), 8)));
  }

  @Test
  void noTwoUsersDrawTheSame() {
    assertThat(draws(roster)).doesNotHaveDuplicates();
  }

  @Test
  void usersWhoStartAtOnceAreStillEachTheirOwn() throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(4);
    List<PlannedUser> started = new ArrayList<>();
    try {
      Callable<PlannedUser> enter =
          () -> VirtualUser.of(roster.enter(GatlingForTests.session())).planned();
      for (var user : threads.invokeAll(Stream.generate(() -> enter).limit(USERS).toList())) {
        started.add(user.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(started).containsExactlyInAnyOrderElementsOf(PLAN.users());
  }

  private static Leases freshLeases() {
    return new Leases(UserPool.numbered("u", "d", PLAN.poolNeeded(), Secret.of("Pool-secret-1")));
  }

  private static List<Long> draws(Roster roster) {
    return everybody(roster).stream().map(user -> user.random().nextLong()).toList();
  }

  private static List<VirtualUser> everybody(Roster roster) {
    return sessions(roster).map(VirtualUser::of).toList();
  }

  private static Stream<Session> sessions(Roster roster) {
    return Stream.generate(() -> roster.enter(GatlingForTests.session())).limit(USERS);
  }
}
