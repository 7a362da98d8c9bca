package cleansignal.config;

import java.time.Duration;

/**
 * Players that leave a decision unanswered, which the target must then resolve itself, an option.
 * Not divided by the pace.
 *
 * @param probability from 0 to 1, for each decision that it is left unanswered; 0 = off
 * @param maxPerGame how often a player does so in one game at most, at least 1
 * @param maxWait how long the target may take; it takes 30 s
 */
public record DecisionTimeoutSettings(double probability, int maxPerGame, Duration maxWait) {

  /** Whether there are any. */
  public boolean on() {
    return probability > 0;
  }
}
