package cleansignal.outcome;

/** What a call asks of the server, as far as its failure's meaning depends on it. */
public enum CallKind {
  /** Exchanges a password for tokens; carries no token. */
  LOGIN(false),
  /** Exchanges a refresh token for new tokens; carries no access token. */
  REFRESH(false),
  /** Needs a token and names nothing that the server gave. */
  PROTECTED(true),
  /** Needs a token and names something that the server gave and that should still live. */
  ON_GIVEN_ID(true),
  /** Needs nothing, for example a health check. */
  PUBLIC(false);

  private final boolean carriesToken;

  CallKind(boolean carriesToken) {
    this.carriesToken = carriesToken;
  }

  /** Whether the call carries an access token. */
  public boolean carriesToken() {
    return carriesToken;
  }
}
