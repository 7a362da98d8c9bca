package cleansignal.reference.game;

import java.util.List;

/**
 * What stays the same in all states of a game.
 *
 * @param id the game's id
 * @param rngSeed its seed
 * @param createdAt when its session was made, ISO 8601
 * @param timeControl its clock, a JSON object
 * @param rated whether it counts
 * @param rulesOptions its options, a JSON object; empty for none
 * @param seats its players, in the order of their numbers
 */
public record GameCard(
    String id,
    int rngSeed,
    String createdAt,
    String timeControl,
    boolean rated,
    String rulesOptions,
    List<SeatCard> seats) {

  /** Copies the list. */
  public GameCard {
    seats = List.copyOf(seats);
  }

  /**
   * A player.
   *
   * @param id a user's id, or the name of an AI seat
   * @param username the name that others see
   * @param human whether it is a user
   * @param difficulty level of an AI, 0 for a user
   * @param aiProfile an AI's profile, a JSON object; empty for a user
   */
  public record SeatCard(
      String id, String username, boolean human, int difficulty, String aiProfile) {}
}
