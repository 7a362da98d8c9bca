package cleansignal.plan;

import java.time.Duration;

/**
 * What a run does over sockets.
 *
 * @param play whether the players move over sockets; otherwise they only read their games
 * @param held sockets that are held open beside the games at the workload's peak, at least 0
 * @param spectating whether each of those watches a running game
 * @param meanThink mean think time of a player before a move; never paced
 * @param pingInterval pause between two diagnostic pings on a held socket, above 0; never paced
 * @param movesOverHttp whether moves are sent over HTTP, as far as that can say them
 */
public record Sockets(
    boolean play,
    int held,
    boolean spectating,
    Duration meanThink,
    Duration pingInterval,
    boolean movesOverHttp) {
  /** No socket is opened. */
  public static final Sockets NONE =
      new Sockets(false, 0, false, Duration.ZERO, Duration.ofSeconds(5));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is out of range
   */
  public Sockets {
    if (held < 0 || meanThink.isNegative() || pingInterval.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException(
          "%d held sockets, think time %s, ping every %s".formatted(held, meanThink, pingInterval));
    }
  }

  /**
   * The same with all moves over sockets.
   *
   * @throws IllegalArgumentException when a value is out of range
   */
  public Sockets(
      boolean play, int held, boolean spectating, Duration meanThink, Duration pingInterval) {
    this(play, held, spectating, meanThink, pingInterval, false);
  }

  /** The same with moves over HTTP, or without. */
  Sockets movingOverHttp(boolean overHttp) {
    return new Sockets(play, held, spectating, meanThink, pingInterval, overHttp);
  }
}
