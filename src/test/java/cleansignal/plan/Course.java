package cleansignal.plan;

import java.time.Duration;

/**
 * How the games of a run go, on average: how long one lives, how often it is read and moved in.
 *
 * @param lifeMillis how long a game lives that nobody plays, and one that is played at most
 * @param reads of each of its users in a game that nobody plays; 0 in runs that play
 * @param polling how its users read it
 * @param sockets how it is played, if it is
 */
record Course(long lifeMillis, double reads, Polling polling, Sockets sockets) {
  /**
   * Of games that are to be left at that age. Who plays learns at once that it is time; who only
   * reads does so after a pause.
   */
  static Course of(Duration gameLife, Polling polling, Sockets sockets) {
    long age = gameLife.toMillis();
    return sockets.play()
        ? new Course(age, 0, polling, sockets)
        : new Course(
            Math.round(polling.leftAfterMillis(age)), polling.reads(age), polling, sockets);
  }

  /** Moves of virtual users per ms; 0 when nobody plays. */
  double movesPerMilli(SeatPlan seats) {
    return sockets.play() ? 1 / moveEvery(seats) : 0;
  }

  /** Reads of all its users per ms. */
  double readsPerMilli(SeatPlan seats) {
    return seats.humans() * (sockets.play() ? 1 / polling.everyMillis() : reads / cycle(seats));
  }

  /** From one human's move in a game to the next one's: the AI seats answer in between. */
  private double moveEvery(SeatPlan seats) {
    return sockets.meanThink().toMillis() + Expectation.RESPONSE_MILLIS * (1.0 + seats.ais());
  }

  /** From its creation to its last move or, when nobody plays, to where its owner leaves it, ms. */
  long life(SeatPlan seats) {
    return sockets.play()
        ? Math.min(lifeMillis, Math.round(Expectation.MOVES_A_GAME * moveEvery(seats)))
        : lifeMillis;
  }

  /**
   * From one game of a table to the next, ms. Serial: the owner creates, the others join one by
   * one, and all leave at the end.
   */
  long cycle(SeatPlan seats) {
    return life(seats) + (seats.humans() + 1) * Expectation.RESPONSE_MILLIS;
  }
}
