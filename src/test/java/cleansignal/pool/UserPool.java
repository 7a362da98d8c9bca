package cleansignal.pool;

import cleansignal.config.PoolSettings;
import cleansignal.config.Secret;
import cleansignal.config.Shard;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The seeded users of the target, by index from 0. Index k is user number k + 1: {@code
 * <prefix><k+1>@<domain>}.
 */
public final class UserPool {
  private final int size;
  private final Secret password;
  private final IntFunction<String> email;

  private UserPool(int size, Secret password, IntFunction<String> email) {
    if (size < 1) {
      throw new IllegalArgumentException("a pool of " + size + " users");
    }
    this.size = size;
    this.password = Objects.requireNonNull(password, "password");
    this.email = email;
  }

  /**
   * A pool of numbered users with one password.
   *
   * @param prefix what stands before the number
   * @param domain what stands behind the @
   * @param size how many, at least 1
   * @param password the password of all
   * @return the pool
   * @throws IllegalArgumentException when size is below 1
   */
  public static UserPool numbered(String prefix, String domain, int size, Secret password) {
    return new UserPool(size, password, index -> prefix + (index + 1) + "@" + domain);
  }

  /**
   * A pool of one user.
   *
   * @param email its identity
   * @param password its password
   * @return the pool
   */
  public static UserPool single(String email, Secret password) {
    return new UserPool(1, password, index -> email);
  }

  /**
   * The pool that the settings describe.
   *
   * @param settings the operator's settings
   * @param planned how many users the plan needs; the size where the settings leave it open
   * @return the pool
   * @throws IllegalArgumentException when its size would be below 1
   */
  public static UserPool of(PoolSettings settings, int planned) {
    return settings
        .singleEmail()
        .map(email -> single(email, settings.password()))
        .orElseGet(
            () ->
                numbered(
                    settings.prefix(),
                    settings.domain(),
                    settings.size().orElse(planned),
                    settings.password()));
  }

  /**
   * How many users there are.
   *
   * @return at least 1
   */
  public int size() {
    return size;
  }

  /**
   * A user of the pool.
   *
   * @param index from 0 to size − 1
   * @return its credentials
   * @throws IndexOutOfBoundsException when there is no such user
   */
  public Credentials user(int index) {
    return new Credentials(email.apply(Objects.checkIndex(index, size)), password);
  }

  /**
   * The users that one injector may use, disjoint from those of the others.
   *
   * @param shard which part of the load it carries
   * @return indexes whose remainder by the number of parts is the part's own, ascending
   */
  public IntStream indexes(Shard shard) {
    return IntStream.range(0, size).filter(index -> index % shard.count() == shard.index());
  }
}
