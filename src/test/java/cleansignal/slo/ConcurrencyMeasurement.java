package cleansignal.slo;

import cleansignal.measure.Concurrency;
import cleansignal.measure.Games;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Sockets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * How many of something there were at once for 95 % of the time (the time-weighted 5th percentile).
 * A census of the window's milliseconds.
 *
 * @param what of what
 */
public record ConcurrencyMeasurement(What what) implements Measurement {

  /** What is counted. */
  public enum What {
    /** Running games. */
    GAMES(
        judged -> judged.games().map(Games::games),
        run -> run.gamesWhole().games(),
        "no game ever ran"),
    /** Occupied seats in them, AI seats included. */
    PLAYERS(
        judged -> judged.games().map(Games::players),
        run -> run.gamesWhole().games(),
        "no game ever ran"),
    /** Acknowledged sockets. */
    SOCKETS(
        judged -> judged.sockets().map(Sockets::open),
        run -> run.socketsWhole().open(),
        "no socket was ever acknowledged");

    private final Function<Judged, Optional<Concurrency>> figure;
    private final Function<RunMeasures, Concurrency> ever;
    private final String never;

    What(
        Function<Judged, Optional<Concurrency>> figure,
        Function<RunMeasures, Concurrency> ever,
        String never) {
      this.figure = figure;
      this.ever = ever;
      this.never = never;
    }
  }

  @Override
  public Family family() {
    return Family.CONCURRENCY;
  }

  @Override
  public String unit() {
    return what.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Comparison> comparisons() {
    return List.of(Comparison.AT_LEAST);
  }

  @Override
  public boolean isCensus() {
    return true;
  }

  /** A run in which there never was one has no data: it says nothing about how many could be. */
  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<Concurrency> atOnce = what.figure.apply(judged);
    if (atOnce.isEmpty()) {
      return Finding.noData(Judged.NO_WINDOW);
    }
    if (what.ever.apply(judged.measures()).max() == 0) {
      return Finding.noData(what.never);
    }
    return Finding.census(bar, atOnce.get().percentile5(), judged.lengthMillis().orElseThrow());
  }

  @Override
  public OptionalLong samplesNeeded(Bar bar) {
    return OptionalLong.empty();
  }
}
