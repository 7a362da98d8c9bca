package cleansignal.compare;

import java.util.Random;

/**
 * A block bootstrap: the blocks are the slices of each run's window. A replicate draws as many runs
 * as there are, and from each as many slices as it has, with replacement. Slices, not requests,
 * because the requests of a slice are not independent; runs too, because two runs of the same thing
 * differ by more than two halves of one do.
 *
 * <p>The same seed always draws the same replicates ({@link Random} is specified to the bit), so a
 * comparison made again says the same. All lines of a comparison use the same replicates.
 *
 * <p>Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap, Chapman and Hall 1993,
 * chapters 8 and 13 (percentile intervals).
 */
final class Resampling {

  /** How many replicates: the ends of a 99 % interval are then the 11th from either side. */
  static final int REPLICATES = 2_000;

  private final int[][] weights;

  private Resampling(int[][] weights) {
    this.weights = weights;
  }

  /**
   * Draws all replicates.
   *
   * @param runs how many runs, at least 1
   * @param slices how many slices each of them has, at least 1
   */
  static Resampling of(int runs, int slices, long seed) {
    Random random = new Random(seed);
    int[][] weights = new int[REPLICATES][runs * slices];
    for (int[] replicate : weights) {
      for (int draw = 0; draw < runs; draw++) {
        int run = random.nextInt(runs);
        for (int slice = 0; slice < slices; slice++) {
          replicate[run * slices + random.nextInt(slices)]++;
        }
      }
    }
    return new Resampling(weights);
  }

  /** How often each slice, those of the first run first, is in that replicate. */
  int[] weights(int replicate) {
    return weights[replicate];
  }
}
