package cleansignal.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The identities of the virtual users: {@code <prefix><n>@<domain>}, n from 1, one password.
 *
 * @param size how many users there are, at least 1; empty = as many as the plan's peak (embedded
 *     only)
 * @param prefix what stands before the number
 * @param domain what stands behind the @
 * @param password the password of every user of the pool
 * @param singleEmail the pool's only user (size is 1 then); empty = prefix, number and domain
 */
public record PoolSettings(
    OptionalInt size, String prefix, String domain, Secret password, Optional<String> singleEmail) {
  /**
   * Checks that a single identity is a pool of one.
   *
   * @throws IllegalArgumentException when size is below 1, or not 1 beside a single e-mail
   */
  public PoolSettings {
    if (size.isPresent() && size.getAsInt() < 1) {
      throw new IllegalArgumentException("pool of " + size.getAsInt());
    }
    if (singleEmail.isPresent() && size.orElse(0) != 1) {
      throw new IllegalArgumentException("one identity, but a pool of " + size);
    }
  }
}
