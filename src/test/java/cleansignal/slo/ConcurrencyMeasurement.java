package cleansignal.slo;

import cleansignal.measure.Concurrency;
import cleansignal.measure.Games;
import cleansignal.measure.Span;
import java.util.List;
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
    GAMES(Games::games),
    /** Occupied seats in them, AI seats included. */
    PLAYERS(Games::players);

    private final Function<Games, Concurrency> figure;

    What(Function<Games, Concurrency> figure) {
      this.figure = figure;
    }
  }

  @Override
  public Family family() {
    return Family.CONCURRENCY;
  }

  /** A run in which no game ever ran has no data: it says nothing about how many could. */
  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<Span> span = judged.span();
    Optional<Games> games = judged.games();
    if (span.isEmpty() || games.isEmpty()) {
      return Finding.noData("the run has no steady window");
    }
    if (judged.measures().gamesWhole().games().max() == 0) {
      return Finding.noData("no game ever ran");
    }
    return Finding.census(
        bar, what.figure.apply(games.get()).percentile5(), span.get().window().lengthMillis());
  }

  @Override
  public OptionalLong samplesNeeded(Bar bar) {
    return OptionalLong.empty();
  }

  @Override
  public RequestNames requests() {
    return new RequestNames(List.of());
  }
}
