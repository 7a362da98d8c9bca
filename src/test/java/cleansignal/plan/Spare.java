package cleansignal.plan;

/**
 * Games on top of the wanted ones, so that the number of running games stays at the wanted level
 * while single tables change from one game to the next.
 *
 * @param percent share of the wanted games, rounded up, at least 0
 * @param atLeast the smallest number, at least 0
 */
public record Spare(int percent, int atLeast) {
  /** No games on top: for runs that promise no number of games. */
  public static final Spare NONE = new Spare(0, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is below 0
   */
  public Spare {
    if (percent < 0 || atLeast < 0) {
      throw new IllegalArgumentException("spare games below 0: " + percent + " %, " + atLeast);
    }
  }

  /**
   * How many games come on top.
   *
   * @param games the wanted games at the peak
   * @return spare games
   */
  public int of(int games) {
    return Math.max(atLeast, (int) Math.ceil(games * percent / 100.0));
  }
}
