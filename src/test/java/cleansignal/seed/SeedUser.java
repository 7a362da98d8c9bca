package cleansignal.seed;

import cleansignal.config.PoolSettings;
import cleansignal.pool.UserPool;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A user to be made.
 *
 * @param number its number in the pool, from 1
 * @param email its identity
 * @param username its name: what stands before the @, as targets take names
 */
public record SeedUser(int number, String email, String username) {

  /** Number of the last user that there can be: the most that cs.pool.size takes. */
  public static final int LAST = 1_000_000;

  private static final int LONGEST_NAME = 32;

  /**
   * Users of a pool.
   *
   * @param pool the pool; its own size has no say
   * @param offset how many are left out from the start, 0 or more
   * @param count how many there are, at least 1
   * @return in order of their numbers
   * @throws SeedException when the pool has no such users, or some are beyond {@link #LAST}
   */
  public static List<SeedUser> of(PoolSettings pool, int offset, int count) {
    if (offset < 0 || count < 1 || offset > LAST - count) {
      throw new SeedException(count + " users from number " + (offset + 1L) + " on are none");
    }
    if (pool.singleEmail().isPresent() && (offset != 0 || count != 1)) {
      throw new SeedException(
          "one identity is named (cs.pool.single-email): it can be seeded alone");
    }
    UserPool all =
        pool.singleEmail().isPresent()
            ? UserPool.of(pool, 1)
            : UserPool.numbered(pool.prefix(), pool.domain(), offset + count, pool.password());
    return IntStream.range(offset, offset + count)
        .mapToObj(index -> of(index + 1, all.user(index).email()))
        .toList();
  }

  private static SeedUser of(int number, String email) {
    String name = email.substring(0, email.indexOf('@')).replaceAll("[^A-Za-z0-9_-]", "_");
    if (name.length() > LONGEST_NAME) {
      throw new SeedException(
          "user " + email + " would have a name of over " + LONGEST_NAME + " characters");
    }
    return new SeedUser(number, email, name);
  }
}
