package cleansignal.chain;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One game of a table, from its creation to the last seat's leaving. Its players meet here, so that
 * nobody has to ask the server who else has come. Thread-safe: the players' event loops differ.
 */
final class Game {

  /** The reason that stands for a game which the server does not know any more. */
  static final String LOST = "lost";

  private final String id;
  private final int humans;
  private final long budgetEndMillis;
  private final Audience audience = new Audience();
  private final Quiet quiet = new Quiet();
  private final Sightings sightings = new Sightings();
  private int seated = 1;
  private OptionalLong startMillis = OptionalLong.empty();
  private Optional<String> end = Optional.empty();

  /**
   * A game whose owner sits.
   *
   * @param id as the server named it
   * @param humans seats of virtual users
   * @param budgetEndMillis when it is to be left, ms since the epoch
   */
  Game(String id, int humans, long budgetEndMillis) {
    this.id = id;
    this.humans = humans;
    this.budgetEndMillis = budgetEndMillis;
  }

  String id() {
    return id;
  }

  long budgetEndMillis() {
    return budgetEndMillis;
  }

  /** Who watches it. */
  Audience audience() {
    return audience;
  }

  /** Keeps joins away from a decision that is left unanswered. */
  Quiet quiet() {
    return quiet;
  }

  /** When its players saw what of it. */
  Sightings sightings() {
    return sightings;
  }

  /** Whether it runs, and did so at that time, ms since the epoch. */
  synchronized boolean ranAt(long millis) {
    return running() && startMillis.isPresent() && startMillis.getAsLong() <= millis;
  }

  /**
   * Whether it is that seat's turn to join: joins at once lose a seat on the server, so they come
   * one by one.
   */
  synchronized boolean awaits(int seat) {
    return end.isEmpty() && seated == seat;
  }

  /** The next seat has joined. */
  synchronized void joined() {
    seated++;
  }

  /** Whether all seats are taken and nobody has ended it. */
  synchronized boolean running() {
    return end.isEmpty() && seated == humans;
  }

  /** Whether somebody has ended it. */
  synchronized boolean over() {
    return end.isPresent();
  }

  /** Whether the server has forgotten it, so that nobody can leave it any more. */
  synchronized boolean lost() {
    return end.filter(LOST::equals).isPresent();
  }

  /** Whether it ran and the server did not forget it. */
  synchronized boolean wentWell() {
    return startMillis.isPresent() && !lost();
  }

  /**
   * The game runs, or did so just before it ended: its first state may come when the table is
   * leaving already.
   *
   * @param nowMillis ms since the epoch
   * @return for the first caller, who records it; empty for everybody else
   */
  synchronized Optional<Start> claimStart(long nowMillis) {
    if (startMillis.isPresent() || seated < humans) {
      return Optional.empty();
    }
    startMillis = OptionalLong.of(nowMillis);
    return Optional.of(new Start(end));
  }

  /**
   * The beginning of a game.
   *
   * @param ended why it had ended before, which its first caller records too; empty while it goes
   *     on
   */
  record Start(Optional<String> ended) {}

  /**
   * Ends the game for everybody at the table.
   *
   * @param reason one word for the log
   * @param nowMillis ms since the epoch
   * @return when it ended, not before its start, for the caller that ended a running game and
   *     records it; empty for everybody else
   */
  synchronized OptionalLong claimEnd(String reason, long nowMillis) {
    if (end.isPresent()) {
      return OptionalLong.empty();
    }
    end = Optional.of(reason);
    // Two players look at the clock before either gets here: the later look may be the start's.
    return startMillis.isPresent()
        ? OptionalLong.of(Math.max(nowMillis, startMillis.getAsLong()))
        : OptionalLong.empty();
  }
}
