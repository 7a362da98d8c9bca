package cleansignal.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a plan will send, worked out before it starts: enough to tell what the run costs and what it
 * can prove. Assumes that every request takes {@value #RESPONSE_MILLIS} ms, that pauses and think
 * times keep their mean, and that somebody is always to move in a game that is played.
 *
 * @param polls polls of a game that the steady window will hold; 0 without a window, as are all
 *     other counts of the window
 * @param creates games created in the window by turnover
 * @param joins joins in the window by turnover
 * @param leaves leaves in the window by turnover
 * @param moves moves of virtual users in the window; 0 when nobody plays over a socket, as are AI
 *     turns
 * @param aiTurns turns of AI seats in the window
 * @param echoes diagnostic pings in the window
 * @param auths requests of users that come and go, in the window
 * @param runLogins logins of the whole run
 * @param runCreates games created in the whole run
 * @param runConnects sockets opened in the whole run
 * @param requestsPerSecond requests/s at the peak
 * @param gameCallsPerSecond those of them that are calls about games, over HTTP; where moves go
 *     over HTTP, all of them: which of them can't, only the games tell
 * @param megabitsPerSecond Mbit/s from the target at the peak
 */
public record Expectation(
    long polls,
    long creates,
    long joins,
    long leaves,
    long moves,
    long aiTurns,
    long echoes,
    long auths,
    long runLogins,
    long runCreates,
    long runConnects,
    double requestsPerSecond,
    double gameCallsPerSecond,
    double megabitsPerSecond) {
  /**
   * Assumed response time, ms; generous for a healthy target, so that counts err on the low side.
   */
  public static final long RESPONSE_MILLIS = 50;

  /**
   * Bytes of a poll's answer: about 1.2 kB of body (a waiting game) and 1.4 kB of headers; tokens
   * are no longer.
   */
  public static final long POLL_BYTES = 2_600;

  /** Bytes of one game state on the smallest board, in the middle of a game. */
  public static final long STATE_BYTES = 60_000;

  /** Moves of all its users after which a game that is played ends, seldom earlier. */
  public static final int MOVES_A_GAME = 30;

  /**
   * All requests that the steady window will hold.
   *
   * @return requests, 0 without a window
   */
  public long requests() {
    return polls + creates + joins + leaves + moves + echoes + auths;
  }

  static Expectation of(
      List<TableSession> tables,
      List<PlannedUser> users,
      Optional<PlanWindow> steady,
      Polling polling,
      Duration gameLife,
      Sockets sockets,
      Optional<AuthMix> authMix) {
    Course course = Course.of(gameLife, polling, sockets);
    double pingEvery = sockets.pingInterval().toMillis();
    Turnover run = new Turnover();
    Turnover window = new Turnover();
    double polls = 0;
    double moves = 0;
    double aiTurns = 0;
    for (TableSession table : tables) {
      SeatPlan seats = table.seats();
      long start = table.start().toMillis();
      long end = table.end().toMillis();
      long playing = steady.map(span -> span.overlapMillis(start, end)).orElse(0L);
      double played = playing * course.movesPerMilli(seats);
      polls += playing * course.readsPerMilli(seats);
      moves += played;
      aiTurns += played * seats.ais();
      long life = course.life(seats);
      long cycle = course.cycle(seats);
      for (long created = start; created < end; created += cycle) {
        long left = Math.min(created + life, end);
        run.game(seats.humans(), true, true);
        window.game(seats.humans(), within(steady, created), within(steady, left));
      }
    }
    List<PlannedUser> companions = users.stream().filter(user -> user.place().isEmpty()).toList();
    double pings = 0;
    double soloMillis = 0;
    double soloRunMillis = 0;
    for (PlannedUser companion : companions) {
      long from = companion.play().toMillis();
      long to = companion.end().toMillis();
      double present = steady.map(span -> span.overlapMillis(from, to)).orElse(0L);
      pings += present / pingEvery;
      soloMillis += present;
      soloRunMillis += to - from;
    }
    double peakCompanions = Peak.of(companions.stream().map(Expectation::load));
    double authsPerSecond = authMix.map(AuthMix::requestsPerSecond).orElse(0.0);
    double loginsPerSecond = authMix.map(AuthMix::loginsPerSecond).orElse(0.0);
    boolean holds = authMix.isEmpty();
    double pollsPerSecond = 1000 * Peak.ofTables(tables, course::readsPerMilli);
    double movesPerSecond = 1000 * Peak.ofTables(tables, course::movesPerMilli);
    // Each human creates or joins, and leaves.
    double turnoversPerSecond =
        1000 * Peak.ofTables(tables, seats -> 2.0 * seats.humans() / course.cycle(seats));
    // A state a move of anybody, to every human at the table, and to each spectator of the mean
    // game.
    double statesPerSecond =
        1000
            * Peak.ofTables(
                tables, seats -> course.movesPerMilli(seats) * (1 + seats.ais()) * seats.humans());
    if (sockets.spectating() && !tables.isEmpty()) {
      double statesOfAllGames =
          1000 * Peak.ofTables(tables, seats -> course.movesPerMilli(seats) * (1 + seats.ais()));
      statesPerSecond += sockets.held() * statesOfAllGames / Peak.ofTables(tables, seats -> 1);
    }
    return new Expectation(
        Math.round(polls),
        window.creates(),
        window.joins(),
        window.leaves(),
        Math.round(moves),
        Math.round(aiTurns),
        holds ? Math.round(pings) : 0,
        Math.round(perUser(authsPerSecond, peakCompanions) * soloMillis / 1000),
        users.size() + Math.round(perUser(loginsPerSecond, peakCompanions) * soloRunMillis / 1000),
        run.creates(),
        sockets.play() ? users.size() : holds ? companions.size() : 0,
        pollsPerSecond
            + movesPerSecond
            + turnoversPerSecond
            + sockets.held() * 1000 / pingEvery
            + authsPerSecond,
        pollsPerSecond
            + turnoversPerSecond
            + (sockets.movesOverHttp() ? movesPerSecond : 0)
            + authMix.map(AuthMix::protectedCallsPerSecond).orElse(0.0),
        ((pollsPerSecond + authsPerSecond) * POLL_BYTES + statesPerSecond * STATE_BYTES) * 8 / 1e6);
  }

  private static double perUser(double rate, double users) {
    return users == 0 ? 0 : rate / users;
  }

  private static Peak.Load load(PlannedUser user) {
    return new Peak.Load(user.play().toMillis(), user.end().toMillis(), 1);
  }

  private static boolean within(Optional<PlanWindow> steady, long millis) {
    return steady.isPresent() && steady.get().contains(millis);
  }
}
