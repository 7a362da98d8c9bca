package cleansignal.reference.auth;

/** A token that does not open, or continue, a session. */
public final class SessionRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /** Why a token is refused. */
  public enum Why {
    /** Not signed by us, of the wrong kind, without a row, or no JWT at all. */
    INVALID,
    /** Ours, but its time is over. */
    EXPIRED,
    /** Ours, but all of the user's tokens were revoked since. */
    REVOKED,
    /**
     * A refresh token that was already rotated or logged out; all of the user's tokens die with it.
     */
    REUSED,
    /** A refresh within the second of the issue: the new token would equal an existing one. */
    SAME_SECOND
  }

  SessionRefused(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  /** Why. */
  public Why why() {
    return why;
  }
}
