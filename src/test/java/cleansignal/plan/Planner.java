package cleansignal.plan;

import cleansignal.config.Shard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the plan: stages → tables → users → logins → this shard's part. Pure; draws nothing. */
public final class Planner {
  /** A user without name and login: who it will be, in which slot, from when to when in ms. */
  private record Draft(Optional<Place> place, int slot, long play, long end) {}

  private Planner() {}

  /**
   * Makes a plan. The same request gives the same plan, and all shards of a run agree on tables,
   * times and steady window, because each works the whole plan out before it takes its part.
   *
   * @param request what to plan
   * @return this shard's part of the plan
   * @throws PlanRefusedException when the shard has no user
   */
  public static LoadPlan plan(PlanRequest request) {
    double pace = request.pace();
    Shard shard = request.shard();
    int peak = request.workload().peak();
    Timeline timeline = new Timeline(request.workload(), request.spare().of(peak), pace);
    int companions = request.lifecycle().isPresent() ? peak : request.sockets().held();
    Timeline held = new Timeline(request.workload(), companions - peak, pace);
    List<TableSession> whole =
        request.seats().isEmpty() ? List.of() : tables(timeline, request.seats(), shard.count());
    List<Draft> drafts =
        Stream.concat(whole.stream().flatMap(Planner::seats), companions(held))
            .sorted(Comparator.comparingLong(Draft::play))
            .toList();
    long[] logins = logins(drafts, request.loginsPerSecond());
    long preLogin = Math.max(0, -logins[0]);

    List<TableSession> tables =
        whole.stream()
            .filter(table -> ours(table.slot(), shard))
            .map(table -> shifted(table, preLogin))
            .toList();
    List<PlannedUser> users = users(drafts, logins, preLogin, request);
    if (users.isEmpty()) {
      throw new PlanRefusedException(
          "shard %d of %d has no user: the plan has %d tables and %d users without one"
              .formatted(shard.index(), shard.count(), whole.size(), held.tables()));
    }
    Duration pollMin = paced(request.pollMin(), pace);
    Duration pollMax = paced(request.pollMax(), pace);
    Duration gameLife = paced(request.gameLife(), pace);
    int peakUsers = (int) Peak.of(users.stream().map(Planner::load));
    Optional<AuthMix> authMix =
        request
            .lifecycle()
            .map(
                settings ->
                    AuthMix.of(
                        settings, peakUsers, request.loginsPerSecond() / request.shard().count()));
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
        peakUsers,
        (int) Peak.ofTables(tables, seats -> 1),
        (int) Peak.ofTables(tables, SeatPlan::seats),
        poolNeeded(users, shard),
        pollMin,
        pollMax,
        gameLife,
        authMix,
        Expectation.of(
            tables,
            users,
            steady,
            new Polling(pollMin, pollMax),
            gameLife,
            request.sockets(),
            authMix));
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
        .map(
            seat ->
                new Draft(
                    Optional.of(new Place(table.table(), seat)),
                    table.slot(),
                    table.start().toMillis(),
                    table.end().toMillis()));
  }

  /** The users without a table. */
  private static Stream<Draft> companions(Timeline held) {
    return IntStream.range(0, held.tables())
        .boxed()
        .flatMap(
            slot ->
                held.occupied(slot).stream()
                    .map(span -> new Draft(Optional.empty(), slot, span.from(), span.to())));
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
      Draft user = drafts.get(draft);
      if (!ours(user.slot(), request.shard())) {
        continue;
      }
      // The first login is time zero: it comes early, so that the log's clock and the plan's agree.
      long login = users.isEmpty() ? 0 : logins[draft] + preLogin;
      users.add(
          new PlannedUser(
              users.size(),
              0,
              user.place(),
              Duration.ofMillis(login),
              Duration.ofMillis(user.play() + preLogin),
              Duration.ofMillis(user.end() + preLogin)));
    }
    int[] identities = Identities.deal(lives(users), request.poolSize(), request.shard());
    return users.stream()
        .map(
            user ->
                new PlannedUser(
                    user.index(),
                    identities[user.index()],
                    user.place(),
                    user.login(),
                    user.play(),
                    user.end()))
        .toList();
  }

  private static boolean ours(int slot, Shard shard) {
    return slot % shard.count() == shard.index();
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

  private static Peak.Load load(PlannedUser user) {
    return new Peak.Load(user.login().toMillis(), user.end().toMillis(), 1);
  }
}
