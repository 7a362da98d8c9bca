package cleansignal.chain;

import java.time.Duration;

/**
 * How a player behaves in a game, and when it loses patience. Every wait has a limit.
 *
 * @param thinkMin shortest thinking before a move
 * @param thinkMax longest thinking before a move, at least thinkMin
 * @param moveLimit when a move without answer has stalled
 * @param decisionLimit when an answered choice without reaction has timed out
 * @param joinLimit when a join without a state has timed out
 * @param stuckLimit how long a game may be without a new move before it is given up; above the
 *     longest time that the server itself gives a decision or an AI, or their slowness ends games
 * @param maxMoves own moves after which the game is left
 */
record PlayRules(
    Duration thinkMin,
    Duration thinkMax,
    Duration moveLimit,
    Duration decisionLimit,
    Duration joinLimit,
    Duration stuckLimit,
    int maxMoves) {

  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
  private static final Duration STUCK_LIMIT = Duration.ofSeconds(60);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when thinkMin is longer than thinkMax
   */
  PlayRules {
    if (thinkMin.compareTo(thinkMax) > 0) {
      throw new IllegalArgumentException("thinkMin " + thinkMin + " above thinkMax " + thinkMax);
    }
  }

  /** The customary limits: 10 s for every answer, 60 s without progress. */
  static PlayRules customary(Duration thinkMin, Duration thinkMax, int maxMoves) {
    return new PlayRules(
        thinkMin, thinkMax, ANSWER_LIMIT, ANSWER_LIMIT, ANSWER_LIMIT, STUCK_LIMIT, maxMoves);
  }

  Duration limit(Exchange exchange) {
    return switch (exchange) {
      case JOIN, REJOIN -> joinLimit;
      case MOVE -> moveLimit;
      case DECISION -> decisionLimit;
    };
  }
}
