package cleansignal.reference.game;

import java.util.OptionalInt;

/**
 * How a game ended.
 *
 * @param winner the winner's number; empty if nobody won
 * @param reason why it ended
 */
public record Ending(OptionalInt winner, Reason reason) {

  /** Won by this player. */
  public static Ending wonBy(int winner, Reason reason) {
    return new Ending(OptionalInt.of(winner), reason);
  }

  /** Without a winner. */
  public static Ending undecided(Reason reason) {
    return new Ending(OptionalInt.empty(), reason);
  }

  /** Why a game ended. */
  public enum Reason {
    /** Somebody eliminated enough rings. */
    RING_ELIMINATION(true),
    /** Somebody claimed enough cells. */
    TERRITORY_CONTROL(true),
    /** It took too long, and the figures decided. */
    GAME_COMPLETED(true),
    /** A clock ran out. */
    TIMEOUT(false),
    /** Somebody gave up. */
    RESIGNATION(false),
    /** Somebody did not come back. */
    ABANDONMENT(false);

    private final boolean byPlay;

    Reason(boolean byPlay) {
      this.byPlay = byPlay;
    }

    /** Whether a move ended it. */
    public boolean isByPlay() {
      return byPlay;
    }

    /** The name in results, such as {@code ring_elimination}. */
    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
