package cleansignal.measure;

import cleansignal.measure.GameMarker.Seats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Running games from their markers, which may stand out of time order in the log. Markers name no
 * game: an end belongs to any running game with the same seats.
 */
final class GameTally {

  private static final int MAX_REASONS = 100;

  /** At the same millisecond a start comes first, or a game that ended at once would be lost. */
  private static final Comparator<Marked> IN_TIME =
      Comparator.comparingInt(Marked::millis)
          .thenComparing(marked -> marked.marker().start() ? 0 : 1);

  private final List<Marked> markers = new ArrayList<>();

  private record Marked(int millis, GameMarker marker) {}

  void add(int millis, GameMarker marker) {
    markers.add(new Marked(millis, marker));
  }

  /**
   * Pairs ends with starts.
   *
   * @param endMillis where games end that are still running: one ms behind the log's last time
   * @param scriptErrors takes the ends without a running game, which are otherwise ignored
   */
  Paired pair(int endMillis, CappedCounts scriptErrors) {
    markers.sort(IN_TIME);
    Map<Seats, Integer> running = new HashMap<>();
    List<Marked> paired = new ArrayList<>(markers.size());
    for (Marked marked : markers) {
      Seats seats = marked.marker().seats();
      if (marked.marker().start()) {
        running.merge(seats, 1, Integer::sum);
      } else if (running.getOrDefault(seats, 0) > 0) {
        running.merge(seats, -1, Integer::sum);
      } else {
        scriptErrors.add(
            "a game of " + seats.humans() + "h+" + seats.ais() + "a ended that was not running");
        continue;
      }
      paired.add(marked);
    }
    return new Paired(paired, running, endMillis);
  }

  /** Games whose every end has its start. */
  static final class Paired {

    private final List<Marked> markers;
    private final Timeline games = new Timeline();
    private final Timeline humans = new Timeline();
    private final Timeline ais = new Timeline();
    private final Timeline players = new Timeline();

    private Paired(List<Marked> markers, Map<Seats, Integer> stillRunning, int endMillis) {
      this.markers = markers;
      for (Marked marked : markers) {
        change(marked.millis(), marked.marker().seats(), marked.marker().start() ? 1 : -1);
      }
      stillRunning.forEach((seats, count) -> change(endMillis, seats, -count));
    }

    private void change(int millis, Seats seats, int count) {
      games.change(millis, count);
      humans.change(millis, count * seats.humans());
      ais.change(millis, count * seats.ais());
      players.change(millis, count * (seats.humans() + seats.ais()));
    }

    /** The figures of a window on the log's own clock. */
    Games over(long fromMillis, long toMillis) {
      long started = 0;
      CappedCounts ended = new CappedCounts(MAX_REASONS);
      for (Marked marked : markers) {
        if (marked.millis() >= fromMillis && marked.millis() < toMillis) {
          if (marked.marker().start()) {
            started++;
          } else {
            ended.add(marked.marker().reason());
          }
        }
      }
      return new Games(
          games.over(fromMillis, toMillis),
          players.over(fromMillis, toMillis),
          humans.over(fromMillis, toMillis),
          ais.over(fromMillis, toMillis),
          started,
          ended.counts());
    }
  }
}
