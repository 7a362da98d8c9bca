package cleansignal.reference.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of the refresh tokens. A token is unique over all rows, also the revoked ones: that is
 * why a refresh within the second of the issue fails (the new token would be the old one).
 */
public final class RefreshTokens {
  private final Map<String, Row> rows = new HashMap<>();
  private final Map<String, Set<String>> tokensOfUser = new HashMap<>();

  /** What is known of a token. */
  public enum Row {
    /** May be used once. */
    VALID,
    /** Was rotated, or logged out: using it again is suspicious. */
    REVOKED
  }

  /** The state of this token; empty if there is no such row (any more). */
  public Optional<Row> find(String token) {
    return Optional.ofNullable(rows.get(token));
  }

  /**
   * Adds a valid token.
   *
   * @return false, and nothing changes, if a row with the same token exists
   */
  public boolean add(String userId, String token) {
    if (rows.putIfAbsent(token, Row.VALID) != null) {
      return false;
    }
    tokensOfUser.computeIfAbsent(userId, id -> new HashSet<>()).add(token);
    return true;
  }

  /** Revokes a token; nothing happens to one that has no row. */
  public void revoke(String token) {
    rows.replace(token, Row.REVOKED);
  }

  /** Deletes all rows of a user, the revoked ones too. */
  public void deleteAllOf(String userId) {
    Set<String> tokens = tokensOfUser.remove(userId);
    if (tokens != null) {
      tokens.forEach(rows::remove);
    }
  }
}
