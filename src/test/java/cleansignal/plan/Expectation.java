package cleansignal.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a plan will send, worked out before it starts: enough to tell what the run costs and what it
 * can prove. Assumes that every request takes {@value #RESPONSE_MILLIS} ms and that polls keep the
 * mean of their interval.
 *
 * @param polls polls of a game that the steady window will hold; 0 without a window, as are
 *     creates, joins and leaves
 * @param creates games created in the window by turnover
 * @param joins joins in the window by turnover
 * @param leaves leaves in the window by turnover
 * @param runLogins logins of the whole run
 * @param runCreates games created in the whole run
 * @param requestsPerSecond requests/s while all tables play
 * @param megabitsPerSecond Mbit/s from the target while all tables play
 */
public record Expectation(
    long polls,
    long creates,
    long joins,
    long leaves,
    long runLogins,
    long runCreates,
    double requestsPerSecond,
    double megabitsPerSecond) {
  /**
   * Assumed response time, ms; generous for a healthy target, so that counts err on the low side.
   */
  public static final long RESPONSE_MILLIS = 50;

  /** Bytes of a poll's answer: about 1.2 kB of body (a waiting game) and 1.4 kB of headers. */
  public static final long POLL_BYTES = 2_600;

  /**
   * All requests that the steady window will hold.
   *
   * @return requests, 0 without a window
   */
  public long requests() {
    return polls + creates + joins + leaves;
  }

  static Expectation of(
      List<TableSession> tables,
      Optional<PlanWindow> steady,
      Duration meanPoll,
      Duration gameLife,
      int peakHumans) {
    double pollEvery = meanPoll.toMillis() + RESPONSE_MILLIS;
    Count window = new Count();
    Count run = new Count();
    double playingMillis = 0;
    for (TableSession table : tables) {
      long start = table.start().toMillis();
      long end = table.end().toMillis();
      int humans = table.seats().humans();
      // Serial: the owner creates, the others join one by one, and all leave at the end.
      long cycle = gameLife.toMillis() + (humans + 1) * RESPONSE_MILLIS;
      if (steady.isPresent()) {
        playingMillis += (double) humans * steady.get().overlapMillis(start, end);
      }
      for (long created = start; created < end; created += cycle) {
        long left = Math.min(created + gameLife.toMillis(), end);
        run.game(humans, true, true);
        window.game(humans, within(steady, created), within(steady, left));
      }
    }
    double perSecond = peakHumans * 1000.0 / pollEvery;
    return new Expectation(
        Math.round(playingMillis / pollEvery),
        window.creates,
        window.joins,
        window.leaves,
        tables.stream().mapToInt(table -> table.seats().humans()).sum(),
        run.creates,
        perSecond,
        perSecond * POLL_BYTES * 8 / 1e6);
  }

  private static boolean within(Optional<PlanWindow> steady, long millis) {
    return steady.isPresent() && steady.get().contains(millis);
  }

  private static final class Count {
    private long creates;
    private long joins;
    private long leaves;

    void game(int humans, boolean created, boolean left) {
      creates += created ? 1 : 0;
      joins += created ? humans - 1 : 0;
      leaves += left ? humans : 0;
    }
  }
}
