package cleansignal.config;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * The games that users create.
 *
 * @param boardType square8, square19, hex8 or hexagonal
 * @param maxPlayers seats a game, 2 to 4; empty = the plan's own
 * @param maxMoves moves of its own after which a user leaves a game
 * @param maxLifetime age at which a user leaves a game; divided by the pace
 * @param pollMin shortest pause between two polls of a game; divided by the pace
 * @param pollMax longest pause between two polls of a game, at least pollMin; divided by the pace
 */
public record GameSettings(
    String boardType,
    OptionalInt maxPlayers,
    int maxMoves,
    Duration maxLifetime,
    Duration pollMin,
    Duration pollMax) {
  /**
   * Checks the order of the bounds.
   *
   * @throws IllegalArgumentException when pollMin is longer than pollMax
   */
  public GameSettings {
    if (pollMin.compareTo(pollMax) > 0) {
      throw new IllegalArgumentException("pollMin " + pollMin + " above pollMax " + pollMax);
    }
  }
}
