package cleansignal.reference.store;

import java.util.List;
import java.util.Optional;

/**
 * What the creator asked for, already validated.
 *
 * @param boardType one of the target's four boards
 * @param maxPlayers seats, 2 to 4
 * @param timeControl the clock
 * @param rated whether it counts
 * @param isPrivate whether only players may look at it
 * @param ai the AI seats, empty for a game among humans
 * @param swapRule whether the second player may swap sides
 * @param rngSeed the game's seed
 */
public record GameOrder(
    String boardType,
    int maxPlayers,
    TimeControl timeControl,
    boolean rated,
    boolean isPrivate,
    Optional<AiSeats> ai,
    boolean swapRule,
    int rngSeed) {

  /**
   * The clock of each player.
   *
   * @param type blitz, rapid or classical
   * @param initialSeconds 60 to 7200
   * @param incrementSeconds 0 to 60
   */
  public record TimeControl(String type, int initialSeconds, int incrementSeconds) {}

  /**
   * The AI seats as ordered; more than there are free seats are clipped silently.
   *
   * @param count 1 to 3
   * @param difficulty one a seat at least, 1 to 10
   * @param mode local_heuristic or service
   * @param aiType the engine, empty if none was asked for
   */
  public record AiSeats(
      int count, List<Integer> difficulty, String mode, Optional<String> aiType) {}
}
