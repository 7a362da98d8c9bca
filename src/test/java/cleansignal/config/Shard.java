package cleansignal.config;

/**
 * One injector's part of the load.
 *
 * @param index which part, from 0
 * @param count how many parts there are, at least 1; one injector alone is part 0 of 1
 */
public record Shard(int index, int count) {
  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when index is not within 0 to count − 1
   */
  public Shard {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException("shard " + index + " of " + count);
    }
  }
}
