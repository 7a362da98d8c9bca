package cleansignal.chain;

import cleansignal.plan.SeatPlan;
import java.util.Optional;

/**
 * The games of one table, one after the other. Its owner opens them, the other seats find them
 * here. Thread-safe.
 */
final class Table {

  private final SeatPlan seats;
  private volatile Optional<Game> game = Optional.empty();

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
    return opened;
  }
}
