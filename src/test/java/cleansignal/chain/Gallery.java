package cleansignal.chain;

import cleansignal.config.SpectatorSettings;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * Shows spectators to the running games of the run's own tables, so that nobody asks the server for
 * any. Thread-safe.
 */
public final class Gallery {

  private final Tables tables;
  private final IntSupplier places;
  private final Duration joinDelay;
  private final Duration session;

  private Gallery(Tables tables, IntSupplier places, Duration joinDelay, Duration session) {
    this.tables = tables;
    this.places = places;
    this.joinDelay = joinDelay;
    this.session = session;
  }

  /** Every game is open to everybody, to its end. */
  public static Gallery open(Tables tables) {
    return new Gallery(tables, () -> Integer.MAX_VALUE, Duration.ZERO, Duration.ofDays(1));
  }

  /**
   * Only some games are watched, each for a while.
   *
   * @param seed of the draw which games
   */
  public static Gallery of(Tables tables, SpectatorSettings settings, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Gallery(
        tables,
        () ->
            (int)
                IntStream.range(0, settings.maxPerGame())
                    .filter(place -> random.nextDouble() < settings.probability())
                    .count(),
        settings.joinDelay(),
        settings.session());
  }

  /** How long a spectator stays with a game that does not end. */
  Duration session() {
    return session;
  }

  /**
   * The running game with the fewest spectators that has a place left, and into which one may go
   * now. The place is taken and the join begun; {@link #left} must follow.
   *
   * @return empty when there is none
   */
  synchronized Optional<Game> enter(long nowMillis) {
    Optional<Game> chosen =
        tables
            .games()
            .filter(game -> game.ranAt(nowMillis - joinDelay.toMillis()))
            .filter(game -> game.audience().hasRoom(places))
            .sorted(Comparator.comparingInt(game -> game.audience().present()))
            .filter(game -> game.quiet().tryJoin())
            .findFirst();
    chosen.ifPresent(game -> game.audience().came());
    return chosen;
  }

  /** A spectator watches the game no more. */
  void left(Game game) {
    game.audience().went();
  }
}
