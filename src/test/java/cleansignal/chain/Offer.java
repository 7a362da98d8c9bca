package cleansignal.chain;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** The move that a player is about to make, and the thinking before it. Pure state. */
final class Offer {

  private final RandomGenerator random;
  private final PlayRules rules;
  private Optional<String> move = Optional.empty();
  private OptionalLong thinkUntilMillis = OptionalLong.empty();

  /**
   * Nothing to move yet.
   *
   * @param random the player's own source of chance
   */
  Offer(RandomGenerator random, PlayRules rules) {
    this.random = random;
    this.rules = rules;
  }

  /** Whether there is nothing to move. */
  boolean isEmpty() {
    return move.isEmpty();
  }

  /**
   * Another state, another move, another thinking.
   *
   * @param frame what to send; empty when there is nothing to move
   */
  void set(Optional<String> frame) {
    move = frame;
    thinkUntilMillis = OptionalLong.empty();
  }

  /** There is nothing to move any more. */
  void clear() {
    set(Optional.empty());
  }

  /**
   * What there is to do, or empty. Thinking begins when it is first asked for.
   *
   * @param endMillis no thinking goes on after that, ms since the epoch
   */
  Optional<PlayStep> step(long nowMillis, long endMillis) {
    return move.map(frame -> thinkOrMove(frame, nowMillis, endMillis));
  }

  private PlayStep thinkOrMove(String frame, long nowMillis, long endMillis) {
    if (thinkUntilMillis.isEmpty()) {
      long thinking = random.nextLong(rules.thinkMin().toMillis(), rules.thinkMax().toMillis() + 1);
      thinkUntilMillis = OptionalLong.of(nowMillis + thinking);
    }
    long until = Math.min(thinkUntilMillis.getAsLong(), endMillis);
    return nowMillis < until
        ? new PlayStep.Think(Duration.ofMillis(until - nowMillis))
        : new PlayStep.Send(Exchange.MOVE, frame, rules.limit(Exchange.MOVE));
  }
}
