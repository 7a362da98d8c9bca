package cleansignal.reference.auth;

/**
 * What a login, registration or refresh gives.
 *
 * @param accessToken JWT for the calls
 * @param refreshToken JWT for the next refresh
 */
public record TokenPair(String accessToken, String refreshToken) {
  /** Without the tokens, which are secrets. */
  @Override
  public String toString() {
    return "TokenPair[***]";
  }
}
