package cleansignal.reference.game;

import cleansignal.reference.game.HistoryItem.Move;
import java.util.List;

/** Picks moves for players that are not there, always the same in the same place. */
public final class Chooser {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Chooser() {}

  /**
   * Picks one of the legal moves.
   *
   * @param seed the game's seed
   */
  public static Move choose(GameState state, List<Move> legal, long seed) {
    long mixed = (seed + 1) * GOLDEN + state.moves() * 31L + state.player();
    mixed = (mixed ^ (mixed >>> 31)) * GOLDEN;
    return legal.get((int) Math.floorMod(mixed ^ (mixed >>> 29), (long) legal.size()));
  }
}
