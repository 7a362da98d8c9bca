package cleansignal.measure;

import cleansignal.measure.GameMarker.Seats;

/** Running games from their markers: an end belongs to any running game with the same seats. */
final class GameTally {

  private final Marks<Seats> marks = new Marks<>();

  void add(int millis, GameMarker marker) {
    if (marker.start()) {
      marks.start(millis, marker.seats());
    } else {
      marks.end(millis, marker.seats(), marker.reason());
    }
  }

  /**
   * Pairs ends with starts.
   *
   * @param endMillis where games end that are still running: one ms behind the log's last time
   * @param scriptErrors takes the ends without a running game, which are otherwise ignored
   */
  Paired pair(int endMillis, CappedCounts scriptErrors) {
    Levels levels = new Levels();
    Marks.Paired paired =
        marks.pair(
            endMillis,
            levels::change,
            seats ->
                scriptErrors.add(
                    "a game of "
                        + seats.humans()
                        + "h+"
                        + seats.ais()
                        + "a ended that was not running"));
    return new Paired(levels, paired);
  }

  /** Games and their seats over time. */
  private static final class Levels {

    private final Timeline games = new Timeline();
    private final Timeline humans = new Timeline();
    private final Timeline ais = new Timeline();
    private final Timeline players = new Timeline();

    private void change(int millis, Seats seats, int count) {
      games.change(millis, count);
      humans.change(millis, count * seats.humans());
      ais.change(millis, count * seats.ais());
      players.change(millis, count * (seats.humans() + seats.ais()));
    }
  }

  /** Games whose every end has its start. */
  static final class Paired {

    private final Levels levels;
    private final Marks.Paired marks;

    private Paired(Levels levels, Marks.Paired marks) {
      this.levels = levels;
      this.marks = marks;
    }

    /** The figures of a window on the log's own clock. */
    Games over(long fromMillis, long toMillis) {
      return new Games(
          levels.games.over(fromMillis, toMillis),
          levels.players.over(fromMillis, toMillis),
          levels.humans.over(fromMillis, toMillis),
          levels.ais.over(fromMillis, toMillis),
          marks.started(fromMillis, toMillis),
          marks.ended(fromMillis, toMillis));
    }
  }
}
