package cleansignal.plan;

/** One thing that a user of {@code auth-lifecycle} asks of the target. */
public enum AuthCall {
  /** Exchanges the password for tokens. */
  LOGIN(true),
  /** Makes a new user, whose tokens the virtual user then has. */
  REGISTER(true),
  /** Reads the user's own profile. */
  PROFILE(false),
  /** Exchanges the refresh token for new tokens, a second after it came at the earliest. */
  REFRESH(false),
  /** Any call that needs a token. */
  PROTECTED(false),
  /** Ends the session. */
  LOGOUT(false),
  /** Tries the refresh token of a session that has ended; must be refused. */
  REFUSED_REFRESH(false),
  /** Ends all sessions of the user. */
  LOGOUT_EVERYWHERE(false),
  /** Tries the access token of a user that has logged out everywhere; must be refused. */
  REFUSED_ACCESS(false),
  /** Refreshes in the same second as the login. */
  EARLY_REFRESH(false),
  /** Several logins of one user at once: all succeed, no two tokens are equal. */
  RACED_LOGINS(true),
  /** Several refreshes with one token at once: one succeeds at most. */
  RACED_REFRESHES(false);

  private final boolean hashing;

  AuthCall(boolean hashing) {
    this.hashing = hashing;
  }

  /** Whether the target hashes a password for it, which is slow on purpose. */
  public boolean hashing() {
    return hashing;
  }

  /**
   * How many requests it makes.
   *
   * @param raceCalls requests at once in a race step
   */
  public int requests(int raceCalls) {
    return this == RACED_LOGINS || this == RACED_REFRESHES ? raceCalls : 1;
  }
}
