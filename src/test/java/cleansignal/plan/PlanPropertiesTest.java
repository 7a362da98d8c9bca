package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.Shard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every plan, shown on many drawn ones. */
class PlanPropertiesTest {
  private static final List<SeatPlan> MIXED =
      List.of(SeatPlan.parse("3h+0a"), SeatPlan.parse("1h+2a"));

  static Stream<PlanRequest> requests() {
    return IntStream.range(0, 100).mapToObj(seed -> draw(new Random(seed)));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void nobodySharesAnIdentityNotEvenDuringItsRest(PlanRequest request) {
    Map<Integer, Long> freeFrom = new HashMap<>();
    LoadPlan plan = Planner.plan(request);
    for (PlannedUser user : plan.users()) {
      long login = user.login().toMillis();
      assertThat(freeFrom.getOrDefault(user.identity(), 0L)).isLessThanOrEqualTo(login);
      freeFrom.put(user.identity(), user.end().toMillis() + Identities.REST_MILLIS);
    }
    assertThat(freeFrom.size()).isGreaterThanOrEqualTo(plan.peakUsers());
    assertThat(freeFrom.keySet())
        .allMatch(identity -> identity % request.shard().count() == request.shard().index());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void thePoolThatThePlanAsksForSufficesAndOneLessDoesNot(PlanRequest request) {
    LoadPlan plan = Planner.plan(request);

    LoadPlan exact = Planner.plan(withPool(request, plan.poolNeeded()));
    assertThat(exact.users()).allMatch(user -> user.identity() < plan.poolNeeded());
    assertThat(exact.users()).anyMatch(user -> user.identity() == plan.poolNeeded() - 1);
    assertThat(Planner.plan(withPool(request, plan.poolNeeded() - 1))).isEqualTo(exact);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void loginsKeepTheirDistanceAndComeInTime(PlanRequest request) {
    List<PlannedUser> users = Planner.plan(request).users();
    double apart = 1000 / request.loginsPerSecond();

    assertThat(users.get(0).login()).isZero();
    for (int user = 0; user < users.size(); user++) {
      PlannedUser now = users.get(user);
      assertThat(now.index()).isEqualTo(user);
      assertThat(now.login()).isBetween(Duration.ZERO, now.play());
      assertThat(now.end()).isGreaterThan(now.play());
      if (user > 0) {
        assertThat(now.login().minus(users.get(user - 1).login()).toMillis() + 1e-9)
            .isGreaterThanOrEqualTo(apart);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void everyTableHasItsHumansFromStartToEnd(PlanRequest request) {
    LoadPlan plan = Planner.plan(request);
    Map<Integer, List<PlannedUser>> byTable = new HashMap<>();
    plan.players()
        .forEach(
            user ->
                byTable.computeIfAbsent(user.seated().table(), t -> new ArrayList<>()).add(user));

    assertThat(byTable).hasSameSizeAs(plan.tables());
    for (TableSession table : plan.tables()) {
      List<PlannedUser> seated = byTable.get(table.table());
      assertThat(seated)
          .map(user -> user.seated().seat())
          .containsExactlyElementsOf(IntStream.range(0, table.seats().humans()).boxed().toList());
      assertThat(seated)
          .allMatch(user -> user.play().equals(table.start()) && user.end().equals(table.end()));
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void anyPrefixOfTheSlotsIsHalfAndHalf(PlanRequest request) {
    SortedMap<Integer, SeatPlan> bySlot = new TreeMap<>();
    Planner.plan(request).tables().forEach(table -> bySlot.put(table.slot(), table.seats()));
    int lead = 0;
    for (SeatPlan seats : bySlot.values()) {
      lead += seats.ais() == 0 ? 1 : -1;
      assertThat(lead).isBetween(-1, 1);
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void thePlateauHoldsExactlyThePeak(PlanRequest request) {
    LoadPlan plan = Planner.plan(request);
    plan.steady()
        .ifPresent(
            window -> {
              assertThat(seated(plan, window.startMillis())).isEqualTo(plan.peakGames());
              // Nobody comes or goes within the window, so one instant speaks for all.
              assertThat(plan.tables())
                  .noneMatch(
                      table ->
                          window.contains(table.start().toMillis() - 1)
                              || window.contains(table.end().toMillis()));
              assertThat(plan.peakGames()).isEqualTo(slots(request));
            });
  }

  @ParameterizedTest
  @MethodSource("requests")
  void theShardsTogetherAreTheWhole(PlanRequest request) {
    LoadPlan whole = Planner.plan(withShard(request, new Shard(0, 1)));
    int count = Math.min(3, whole.peakGames());
    List<LoadPlan> parts =
        IntStream.range(0, count)
            .mapToObj(index -> Planner.plan(withShard(request, new Shard(index, count))))
            .toList();

    assertThat(parts.stream().flatMap(part -> part.tables().stream()).map(TableSession::slot))
        .containsExactlyInAnyOrderElementsOf(
            whole.tables().stream().map(TableSession::slot).toList());
    assertThat(parts).extracting(LoadPlan::preLogin).containsOnly(parts.get(0).preLogin());
    assertThat(parts).extracting(LoadPlan::steady).containsOnly(parts.get(0).steady());
    int games = parts.stream().mapToInt(LoadPlan::peakGames).sum();
    assertThat(games).isGreaterThanOrEqualTo(whole.peakGames());
    assertThat(parts.stream().flatMap(part -> part.users().stream()).map(PlannedUser::identity))
        .allMatch(identity -> identity >= 0);
  }

  private static long seated(LoadPlan plan, long millis) {
    return plan.tables().stream()
        .filter(table -> table.start().toMillis() <= millis && millis < table.end().toMillis())
        .count();
  }

  private static long slots(PlanRequest request) {
    int peak = request.workload().peak();
    int tables = peak + request.spare().of(peak);
    return IntStream.range(0, tables)
        .filter(slot -> slot % request.shard().count() == request.shard().index())
        .count();
  }

  private static PlanRequest draw(Random random) {
    List<Stage> stages = new ArrayList<>();
    int peak = 3 + random.nextInt(40);
    for (int stage = 0; stage < 2 + random.nextInt(5); stage++) {
      stages.add(new Stage(duration(random), random.nextInt(peak + 1)));
    }
    stages.add(new Stage(duration(random), peak));
    if (random.nextBoolean()) {
      stages.add(new Stage(duration(random).plusMinutes(2), peak));
    }
    stages.add(new Stage(duration(random), random.nextInt(peak + 1)));
    int shards = 1 + random.nextInt(3);
    return new PlanRequest(
        "drawn",
        new Workload("drawn", stages),
        MIXED,
        new Spare(random.nextInt(10), random.nextInt(3)),
        random.nextBoolean()
            ? Sockets.NONE
            : new Sockets(
                true,
                random.nextInt(60),
                random.nextBoolean(),
                Duration.ofMillis(500),
                Duration.ofSeconds(5)),
        1 + random.nextInt(20) / 2.0,
        0.5 + random.nextDouble() * 50,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(600),
        OptionalInt.empty(),
        new Shard(random.nextInt(shards), shards));
  }

  private static Duration duration(Random random) {
    return Duration.ofMillis(1_000 + random.nextInt(240_000));
  }

  private static PlanRequest withPool(PlanRequest request, int pool) {
    return with(request, OptionalInt.of(pool), request.shard());
  }

  private static PlanRequest withShard(PlanRequest request, Shard shard) {
    return with(request, OptionalInt.empty(), shard);
  }

  private static PlanRequest with(PlanRequest request, OptionalInt pool, Shard shard) {
    return new PlanRequest(
        request.name(),
        request.workload(),
        request.seats(),
        request.spare(),
        request.sockets(),
        request.pace(),
        request.loginsPerSecond(),
        request.pollMin(),
        request.pollMax(),
        request.gameLife(),
        pool,
        shard);
  }
}
