package cleansignal.config;

import java.time.Duration;

/**
 * Spectators of games, an option. Nothing here is divided by the pace.
 *
 * @param probability from 0 to 1, for each of a game's places for spectators that it is taken; 0 =
 *     off
 * @param maxPerGame places for spectators in a game, at least 1
 * @param session how long a spectator stays with a game that does not end
 * @param joinDelay how long a game must have run before it is joined
 */
public record SpectatorSettings(
    double probability, int maxPerGame, Duration session, Duration joinDelay) {

  /** Whether there are any. */
  public boolean on() {
    return probability > 0;
  }
}
