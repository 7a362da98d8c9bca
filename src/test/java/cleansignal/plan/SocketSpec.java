package cleansignal.plan;

import java.time.Duration;

/**
 * What a run does over sockets, before the configuration says how fast.
 *
 * @param play whether the players move over sockets; otherwise they only read their games
 * @param held sockets that are held open beside the games at the workload's peak, at least 0
 * @param spectating whether a held socket watches a running game
 */
public record SocketSpec(boolean play, int held, boolean spectating) {
  /** No socket is opened. */
  public static final SocketSpec NONE = new SocketSpec(false, 0, false);

  /**
   * With the configured speeds.
   *
   * @param meanThink mean think time before a move
   * @param pingInterval pause between two diagnostic pings
   * @return what the plan needs to know
   */
  public Sockets at(Duration meanThink, Duration pingInterval) {
    return new Sockets(play, held, spectating, meanThink, pingInterval);
  }

  SocketSpec watching(int atLeast) {
    return new SocketSpec(play, Math.max(held, atLeast), true);
  }

  SocketSpec holding(int sockets) {
    return new SocketSpec(play, sockets, spectating);
  }
}
