package cleansignal.pool;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who uses which identity right now. The plan already gives everybody an identity of their own;
 * this guards against the mistake that would spoil a run without a trace: a second login silently
 * kills the refresh token of the first. Safe for use by many threads.
 */
public final class Leases {
  private final UserPool pool;
  private final Set<Integer> taken = ConcurrentHashMap.newKeySet();

  /**
   * Starts with all identities free.
   *
   * @param pool the identities
   */
  public Leases(UserPool pool) {
    this.pool = pool;
  }

  /**
   * Takes an identity.
   *
   * @param index its place in the pool
   * @return its credentials
   * @throws IllegalStateException when somebody else has it
   * @throws IndexOutOfBoundsException when the pool has no such identity
   */
  public Credentials lease(int index) {
    Credentials user = pool.user(index);
    if (!taken.add(index)) {
      throw new IllegalStateException(user.email() + " is in use by another virtual user");
    }
    return user;
  }

  /**
   * Gives an identity back.
   *
   * @param index its place in the pool
   * @throws IllegalStateException when nobody has it
   */
  public void release(int index) {
    if (!taken.remove(index)) {
      throw new IllegalStateException("identity " + index + " is released, but nobody had it");
    }
  }
}
