package cleansignal.chain;

import cleansignal.config.DecisionTimeoutSettings;
import cleansignal.config.PlaySettings;
import cleansignal.config.ReconnectSettings;
import cleansignal.outcome.Outcome;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * What one player does in one game that people do now and then, as the options ask for: closes its
 * socket before a move and comes back, leaves a decision unanswered. Draws nothing for what is off,
 * so that an option changes no other draw of a run. Pure state.
 */
final class Whims {

  /** Name of the measurement of a decision that is left to the server. */
  static final String DECISION_TIMEOUT = "decision timeout";

  private final ReconnectSettings reconnects;
  private final DecisionTimeoutSettings timeouts;
  private final RandomGenerator random;
  private final Quiet quiet;
  private boolean dropDue;
  private int drops;
  private int withheld;
  private OptionalLong withheldSinceMillis = OptionalLong.empty();

  /**
   * A player that has done nothing of the kind yet.
   *
   * @param random the player's own source of chance
   * @param quiet the game's
   */
  Whims(PlaySettings settings, RandomGenerator random, Quiet quiet) {
    this.reconnects = settings.reconnects();
    this.timeouts = settings.decisionTimeouts();
    this.random = random;
    this.quiet = quiet;
  }

  /** There is a move to be made. */
  void mayMove() {
    dropDue =
        reconnects.on()
            && drops < reconnects.maxPerGame()
            && random.nextDouble() < reconnects.probability();
  }

  /**
   * Whether the socket is to be closed now; then {@link #dropped} must follow.
   *
   * @param endMillis when the game is to be left: the player would not get back before
   */
  boolean drops(long nowMillis, long endMillis) {
    return dropDue && nowMillis + reconnects.delay().toMillis() < endMillis;
  }

  /**
   * The socket has been closed on purpose.
   *
   * @return when to open the next one, ms since the epoch
   */
  long dropped(long nowMillis) {
    dropDue = false;
    drops++;
    return nowMillis + reconnects.delay().toMillis();
  }

  /**
   * A decision is asked for: leaves it unanswered, or not. Never one that the game's end would cut
   * short, and never while somebody joins, whom the waiting server would refuse.
   */
  void asked(long nowMillis, long endMillis) {
    boolean wanted =
        timeouts.on()
            && withheld < timeouts.maxPerGame()
            && nowMillis + timeouts.maxWait().toMillis() < endMillis
            && random.nextDouble() < timeouts.probability();
    if (wanted && quiet.tryKeep()) {
      withheld++;
      withheldSinceMillis = OptionalLong.of(nowMillis);
    }
  }

  /** Until when a decision is left to the server, ms since the epoch; empty when none is. */
  OptionalLong withheldUntilMillis() {
    return withheldSinceMillis.isPresent()
        ? OptionalLong.of(withheldSinceMillis.getAsLong() + timeouts.maxWait().toMillis())
        : OptionalLong.empty();
  }

  /**
   * The decision waits no more.
   *
   * @param outcome ok when the server has resolved it
   * @return the measurement, if a decision was left to the server
   */
  Optional<Measurement> resolved(long atMillis, Outcome outcome) {
    Optional<Measurement> measured =
        withheldSinceMillis.isPresent()
            ? Optional.of(
                new Measurement(
                    DECISION_TIMEOUT,
                    withheldSinceMillis.getAsLong(),
                    atMillis,
                    outcome,
                    outcome == Outcome.OK ? "" : "the server did not decide"))
            : Optional.empty();
    cutShort();
    return measured;
  }

  /** The decision waits no more, and that says nothing of the server. */
  void cutShort() {
    if (withheldSinceMillis.isPresent()) {
      withheldSinceMillis = OptionalLong.empty();
      quiet.release();
    }
  }
}
