package cleansignal.chain;

import java.util.Optional;

/**
 * One game of a table, from its creation to the last seat's leaving. Its players meet here, so that
 * nobody has to ask the server who else has come. Thread-safe: the players' event loops differ.
 */
final class Game {

  private final String id;
  private final int humans;
  private final long budgetEndMillis;
  private int seated = 1;
  private Optional<String> end = Optional.empty();
  private boolean ranOnce;

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

  /** Whether it ever ran. */
  synchronized boolean ran() {
    return ranOnce;
  }

  /**
   * The game runs.
   *
   * @return true for the first caller, who records it
   */
  synchronized boolean claimStart() {
    boolean first = !ranOnce && running();
    ranOnce |= first;
    return first;
  }

  /**
   * Ends the game for everybody at the table.
   *
   * @param reason one word for the log
   * @return true when it ran and this caller ended it, who then records it
   */
  synchronized boolean claimEnd(String reason) {
    boolean first = end.isEmpty();
    if (first) {
      end = Optional.of(reason);
    }
    return first && ranOnce;
  }
}
