package cleansignal.reference.game;

/**
 * What a player has.
 *
 * @param ringsInHand rings not yet placed
 * @param eliminated rings given up for territory
 * @param territory cells claimed
 */
public record Seat(int ringsInHand, int eliminated, int territory) {

  Seat withPlaced(int rings) {
    return new Seat(ringsInHand - rings, eliminated, territory);
  }

  Seat withEliminated(int rings) {
    return new Seat(ringsInHand, eliminated + rings, territory);
  }

  Seat withClaimed(int cells) {
    return new Seat(ringsInHand, eliminated, territory + cells);
  }
}
