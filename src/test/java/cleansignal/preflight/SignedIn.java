package cleansignal.preflight;

import cleansignal.token.TokenLife;

/**
 * A user who is logged in.
 *
 * @param number its number in the pool, from 1
 * @param access its access token
 * @param refresh its refresh token
 * @param life how long the access token lives
 * @param receivedNanos when both came, by {@link System#nanoTime}
 */
record SignedIn(int number, String access, String refresh, TokenLife life, long receivedNanos) {

  /** The same user with new tokens. */
  SignedIn renewed(String newAccess, String newRefresh, long nanos) {
    return new SignedIn(number, newAccess, newRefresh, life, nanos);
  }

  /** Without the tokens, which are secrets. */
  @Override
  public String toString() {
    return "user " + number;
  }
}
