package cleansignal.chain;

import cleansignal.outcome.Outcome;
import java.time.Duration;

/** How often a game has failed its player in a row, and how long to wait after each time. */
final class Patience {

  /** Failed moves in a row, or failed joins, that show a game which can't be played. */
  private static final int MOST_IN_A_ROW = 3;

  /** How long a user waits after a limiter's refusal that does not say how long. */
  private static final Duration UNTOLD_WAIT = Duration.ofSeconds(5);

  /** How long a user waits before it joins again after a failed join; doubled each time. */
  private static final Duration JOIN_BACK_OFF = Duration.ofSeconds(1);

  private int failedMoves;
  private int failedJoins;
  private long holdUntilMillis;

  /** Something that the player asked for was not done. A limiter's refusal is no failure. */
  void failed(Exchange exchange, Outcome outcome, long atMillis) {
    if (outcome == Outcome.RATE_LIMITED) {
      holdUntilMillis = atMillis + UNTOLD_WAIT.toMillis();
    } else if (exchange.joins()) {
      holdUntilMillis = atMillis + (JOIN_BACK_OFF.toMillis() << failedJoins);
      failedJoins++;
    } else {
      failedMoves++;
    }
  }

  /** The game has been joined. */
  void joined() {
    failedJoins = 0;
  }

  /** The game goes on. */
  void progress() {
    failedMoves = 0;
  }

  /** Whether it makes no sense to try again. */
  boolean lost() {
    return Math.max(failedMoves, failedJoins) >= MOST_IN_A_ROW;
  }

  /** Before when nothing is to be asked, ms since the epoch. */
  long holdUntilMillis() {
    return holdUntilMillis;
  }
}
