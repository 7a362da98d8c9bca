package cleansignal.seed;

import at.favre.lib.crypto.bcrypt.BCrypt;
import cleansignal.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The one bcrypt hash of all users of a pool: they share their password, so they may share its hash
 * and salt. Making or checking it is the only costly step of seeding, about 250 ms at cost 12.
 *
 * @param text the hash, a secret like the password
 * @param kept whether it was found in the database rather than made
 */
record SharedHash(Secret text, boolean kept) {

  /**
   * The hash that is there already, when it is of this password and cost, else a new one.
   *
   * @param found a hash of the pool's users in the database
   * @throws SeedException when the password is longer than bcrypt takes
   */
  static SharedHash of(Secret password, int cost, Optional<String> found) {
    byte[] secret = password.reveal().getBytes(StandardCharsets.UTF_8);
    try {
      return found
          .filter(hash -> isOf(secret, cost, hash))
          .map(hash -> new SharedHash(Secret.of(hash), true))
          .orElseGet(() -> new SharedHash(Secret.of(hash(secret, cost)), false));
    } catch (IllegalArgumentException tooLong) {
      throw new SeedException(
          "the pool's password is longer than the 72 bytes that bcrypt takes", tooLong);
    }
  }

  private static boolean isOf(byte[] password, int cost, String hash) {
    BCrypt.Result result =
        BCrypt.verifyer().verify(password, hash.getBytes(StandardCharsets.UTF_8));
    return result.verified && result.details.cost == cost;
  }

  private static String hash(byte[] password, int cost) {
    return new String(BCrypt.withDefaults().hash(cost, password), StandardCharsets.UTF_8);
  }
}
