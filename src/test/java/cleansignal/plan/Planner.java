package cleansignal.plan;

import cleansignal.config.Shard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Makes the plan: stages → tables → users → logins → this shard's part. Pure; draws nothing. */
public final class Planner {
  private record Draft(TableSession table, int seat) {
    long play() {
      return table.start().toMillis();
    }
  }

  /** A span that counts for something, ms. */
  private record Load(long from, long to, int weight) {}

  private Planner() {}

  /**
   * Makes a plan. The same request gives the same plan, and all shards of a run agree on tables,
   * times and steady window, because each works the whole plan out before it takes its part.
   *
   * @param request what to plan
   * @return this shard's part of the plan
   * @throws PlanRefusedException when the pool is too small or the shard has no table
   */
  public static LoadPlan plan(PlanRequest request) {
    double pace = request.pace();
    Shard shard = request.shard();
    Timeline timeline =
        new Timeline(request.workload(), request.spare().of(request.workload().peak()), pace);
    List<TableSession> whole = tables(timeline, request.seats(), shard.count());
    List<Draft> drafts =
        whole.stream()
            .flatMap(table -> seats(table))
            .sorted(Comparator.comparingLong(Draft::play))
            .toList();
    long[] logins = logins(drafts, request.loginsPerSecond());
    long preLogin = Math.max(0, -logins[0]);

    List<TableSession> tables =
        whole.stream()
            .filter(table -> ours(table, shard))
            .map(table -> shifted(table, preLogin))
            .toList();
    if (tables.isEmpty()) {
      throw new PlanRefusedException(
          "shard %d of %d has no table: the plan has %d"
              .formatted(shard.index(), shard.count(), timeline.tables()));
    }
    List<PlannedUser> users = users(drafts, logins, preLogin, request);
    Duration pollMin = paced(request.pollMin(), pace);
    Duration pollMax = paced(request.pollMax(), pace);
    Duration gameLife = paced(request.gameLife(), pace);
    Optional<PlanWindow> steady =
        timeline
            .steady()
            .map(
                span -> new PlanWindow(span.startMillis() + preLogin, span.endMillis() + preLogin));
    return new LoadPlan(
        request.name(),
        pace,
        shard,
        Duration.ofMillis(preLogin),
        steady,
        users,
        tables,
        peak(users.stream().map(Planner::load)),
        peak(loads(tables, seats -> 1)),
        peak(loads(tables, SeatPlan::seats)),
        poolNeeded(users, shard),
        pollMin,
        pollMax,
        gameLife,
        Expectation.of(
            tables,
            steady,
            pollMin.plus(pollMax).dividedBy(2),
            gameLife,
            peak(loads(tables, SeatPlan::humans))));
  }

  private static List<TableSession> tables(Timeline timeline, List<SeatPlan> seats, int shards) {
    List<TableSession> unnumbered = new ArrayList<>();
    for (int slot = 0; slot < timeline.tables(); slot++) {
      // In turn within each shard as well as over all of them: plain alternation would give one of
      // two shards all the tables of one kind.
      SeatPlan plan = seats.get((slot / shards + slot % shards) % seats.size());
      for (Timeline.Occupied span : timeline.occupied(slot)) {
        unnumbered.add(
            new TableSession(
                0, slot, plan, Duration.ofMillis(span.from()), Duration.ofMillis(span.to())));
      }
    }
    unnumbered.sort(Comparator.comparing(TableSession::start).thenComparingInt(TableSession::slot));
    List<TableSession> tables = new ArrayList<>();
    for (TableSession table : unnumbered) {
      tables.add(
          new TableSession(tables.size(), table.slot(), table.seats(), table.start(), table.end()));
    }
    return tables;
  }

  private static Stream<Draft> seats(TableSession table) {
    return Stream.iterate(0, seat -> seat + 1)
        .limit(table.seats().humans())
        .map(seat -> new Draft(table, seat));
  }

  /**
   * Walks backwards, so that everybody logs in as late as possible and yet in time. Times may be
   * below 0: that much is the pre-login phase.
   */
  private static long[] logins(List<Draft> drafts, double perSecond) {
    long apart = (long) Math.ceil(1000 / perSecond);
    long[] logins = new long[drafts.size()];
    long latest = Long.MAX_VALUE;
    for (int user = logins.length - 1; user >= 0; user--) {
      logins[user] = Math.min(drafts.get(user).play(), latest);
      latest = logins[user] - apart;
    }
    return logins;
  }

  private static List<PlannedUser> users(
      List<Draft> drafts, long[] logins, long preLogin, PlanRequest request) {
    List<PlannedUser> users = new ArrayList<>();
    for (int draft = 0; draft < logins.length; draft++) {
      TableSession table = drafts.get(draft).table();
      if (!ours(table, request.shard())) {
        continue;
      }
      TableSession shifted = shifted(table, preLogin);
      // The first login is time zero: it comes early, so that the log's clock and the plan's agree.
      long login = users.isEmpty() ? 0 : logins[draft] + preLogin;
      users.add(
          new PlannedUser(
              users.size(),
              0,
              table.table(),
              drafts.get(draft).seat(),
              Duration.ofMillis(login),
              shifted.start(),
              shifted.end()));
    }
    int[] identities = Identities.deal(lives(users), request.poolSize(), request.shard());
    return users.stream()
        .map(
            user ->
                new PlannedUser(
                    user.index(),
                    identities[user.index()],
                    user.table(),
                    user.seat(),
                    user.login(),
                    user.play(),
                    user.end()))
        .toList();
  }

  private static boolean ours(TableSession table, Shard shard) {
    return table.slot() % shard.count() == shard.index();
  }

  private static TableSession shifted(TableSession table, long millis) {
    return new TableSession(
        table.table(),
        table.slot(),
        table.seats(),
        table.start().plusMillis(millis),
        table.end().plusMillis(millis));
  }

  private static Duration paced(Duration duration, double pace) {
    return Duration.ofMillis(Math.max(1, Math.round(duration.toMillis() / pace)));
  }

  private static int poolNeeded(List<PlannedUser> users, Shard shard) {
    return (Identities.needed(lives(users)) - 1) * shard.count() + shard.index() + 1;
  }

  private static List<Identities.Life> lives(List<PlannedUser> users) {
    return users.stream()
        .map(user -> new Identities.Life(user.login().toMillis(), user.end().toMillis()))
        .toList();
  }

  private static Load load(PlannedUser user) {
    return new Load(user.login().toMillis(), user.end().toMillis(), 1);
  }

  private static Stream<Load> loads(List<TableSession> tables, ToIntFunction<SeatPlan> weight) {
    return tables.stream()
        .map(
            table ->
                new Load(
                    table.start().toMillis(),
                    table.end().toMillis(),
                    weight.applyAsInt(table.seats())));
  }

  /**
   * The largest sum of weights at once; what ends at an instant is gone before what starts there.
   */
  private static int peak(Stream<Load> loads) {
    record Change(long at, int by) {}
    List<Change> changes =
        loads
            .flatMap(
                load ->
                    Stream.of(
                        new Change(load.from, load.weight), new Change(load.to, -load.weight)))
            .sorted(Comparator.comparingLong(Change::at).thenComparingInt(Change::by))
            .toList();
    int now = 0;
    int most = 0;
    for (Change change : changes) {
      now += change.by;
      most = Math.max(most, now);
    }
    return most;
  }
}
