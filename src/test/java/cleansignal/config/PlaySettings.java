package cleansignal.config;

import java.time.Duration;

/**
 * How users play over their sockets. Nothing here is divided by the pace: people and time-outs do
 * not run faster because a test does.
 *
 * @param thinkMin shortest think time before a move
 * @param thinkMax longest think time before a move, at least thinkMin
 * @param moveTimeout how long an answer to a move, a decision or a join may take
 * @param stuckAfter how long a game may go without progress before its users give it up
 * @param reconnects sockets that are closed in mid-game on purpose
 * @param spectators users that watch games
 * @param decisionTimeouts decisions that are left unanswered on purpose
 */
public record PlaySettings(
    Duration thinkMin,
    Duration thinkMax,
    Duration moveTimeout,
    Duration stuckAfter,
    ReconnectSettings reconnects,
    SpectatorSettings spectators,
    DecisionTimeoutSettings decisionTimeouts) {
  /**
   * Checks the order of the bounds.
   *
   * @throws IllegalArgumentException when thinkMin is longer than thinkMax
   */
  public PlaySettings {
    if (thinkMin.compareTo(thinkMax) > 0) {
      throw new IllegalArgumentException("thinkMin " + thinkMin + " above thinkMax " + thinkMax);
    }
  }
}
