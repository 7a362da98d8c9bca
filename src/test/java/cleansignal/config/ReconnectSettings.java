package cleansignal.config;

import java.time.Duration;

/**
 * Players that close their socket in mid-game and come back, an option. Not divided by the pace.
 *
 * @param probability from 0 to 1, for each of a player's turns that it does so before its move; 0 =
 *     off
 * @param maxPerGame how often a player does so in one game at most, at least 1
 * @param delay how long it stays away; the target waits 30 s for it
 */
public record ReconnectSettings(double probability, int maxPerGame, Duration delay) {

  /** Whether there are any. */
  public boolean on() {
    return probability > 0;
  }
}
