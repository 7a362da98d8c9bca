package cleansignal.chain;

import cleansignal.plan.SeatPlan;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The games of one table, one after the other. Its owner opens them, the other seats find them
 * here. Thread-safe.
 */
final class Table {

  private final SeatPlan seats;
  private final Set<Game> notLeft = ConcurrentHashMap.newKeySet();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile Optional<Game> game = Optional.empty();
  private volatile long closedMillis = Long.MAX_VALUE;

  Table(SeatPlan seats) {
    this.seats = seats;
  }

  SeatPlan seats() {
    return seats;
  }

  /** The game that was opened last; empty before the first. */
  Optional<Game> game() {
    return game;
  }

  Game open(String id, long budgetEndMillis) {
    Game opened = new Game(id, seats.humans(), budgetEndMillis);
    game = Optional.of(opened);
    notLeft.removeIf(before -> !before.occupied());
    notLeft.add(opened);
    return opened;
  }

  /**
   * Nobody opens or joins a game any more, and all leave theirs.
   *
   * @param nowMillis ms since the epoch
   */
  void close(long nowMillis) {
    closedMillis = nowMillis;
  }

  /** When it was closed before the plan's end, ms since the epoch; never when it was not. */
  long closedMillis() {
    return closedMillis;
  }

  /** Somebody has to do with it (+1), by asking for a seat or sitting in one, or no more (−1). */
  void busy(int change) {
    busy.addAndGet(change);
  }

  /** Whether nobody sits at it or is about to. */
  boolean empty() {
    return busy.get() == 0;
  }

  /** The games that somebody still has a seat in, as far as is known. */
  Stream<Game> occupied() {
    return notLeft.stream().filter(Game::occupied);
  }
}
