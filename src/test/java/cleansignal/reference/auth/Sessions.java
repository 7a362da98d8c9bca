package cleansignal.reference.auth;

import cleansignal.reference.store.RefreshTokens;
import cleansignal.reference.store.User;
import cleansignal.reference.store.Users;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in: the rules by which tokens are given, rotated and revoked (contract, section
 * 1.1).
 *
 * <p>A login deletes the user's older refresh tokens. A refresh revokes the token that it used.
 * Using a revoked one again makes every token of the user worthless. Access tokens stay good until
 * they expire, whatever happens to the refresh token they came with.
 */
public final class Sessions {
  private final Tokens tokens;
  private final Users users;
  private final RefreshTokens rows;
  private final Map<String, TokenPair> given = new HashMap<>();
  private final Map<String, Rotation> rotations = new HashMap<>();

  /** The last refresh of a user. */
  private record Rotation(String token, Instant second) {}

  /** Over these users and rows. */
  public Sessions(Tokens tokens, Users users, RefreshTokens rows) {
    this.tokens = tokens;
    this.users = users;
    this.rows = rows;
  }

  /** Opens a session, and deletes the user's older ones. */
  public TokenPair open(User user) {
    rows.deleteAllOf(user.id());
    return give(user, tokens.issue(user));
  }

  /**
   * Opens a session with the tokens that the user was given last, as a server that makes them of
   * the time alone does within a second.
   *
   * @return empty, and nothing changes, when there are none or they were revoked
   */
  public Optional<TokenPair> openAgain(User user) {
    Optional<TokenPair> last =
        Optional.ofNullable(given.get(user.id())).filter(pair -> isGood(pair.accessToken()));
    last.ifPresent(
        pair -> {
          rows.deleteAllOf(user.id());
          give(user, pair);
        });
    return last;
  }

  private boolean isGood(String accessToken) {
    try {
      authenticate(accessToken);
      return true;
    } catch (SessionRefused refused) {
      return false;
    }
  }

  private TokenPair give(User user, TokenPair pair) {
    rows.add(user.id(), pair.refreshToken());
    given.put(user.id(), pair);
    return pair;
  }

  /**
   * Whether a refresh comes so close to another event of its token that a careless server stumbles:
   * in the second of its issue, or of its use.
   */
  public boolean races(String refreshToken) {
    try {
      Tokens.Claims claims = tokens.readRefresh(refreshToken);
      Rotation last = rotations.get(claims.userId());
      return claims.issued().equals(tokens.thisSecond())
          || new Rotation(refreshToken, tokens.thisSecond()).equals(last);
    } catch (SessionRefused refused) {
      return false;
    }
  }

  /**
   * Uses a refresh token up and gives the next pair.
   *
   * @throws SessionRefused for any reason of {@link SessionRefused.Why}; after {@code SAME_SECOND}
   *     the token is still good
   */
  public TokenPair rotate(String refreshToken) throws SessionRefused {
    User user = owner(tokens.readRefresh(refreshToken));
    RefreshTokens.Row row =
        rows.find(refreshToken).orElseThrow(() -> new SessionRefused(SessionRefused.Why.INVALID));
    if (row == RefreshTokens.Row.REVOKED) {
      closeAll(user);
      throw new SessionRefused(SessionRefused.Why.REUSED);
    }
    TokenPair pair = tokens.issue(user);
    if (!rows.add(user.id(), pair.refreshToken())) {
      throw new SessionRefused(SessionRefused.Why.SAME_SECOND);
    }
    rows.revoke(refreshToken);
    given.put(user.id(), pair);
    rotations.put(user.id(), new Rotation(refreshToken, tokens.thisSecond()));
    return pair;
  }

  /**
   * The user who holds this access token.
   *
   * @throws SessionRefused if it is invalid, expired or revoked
   */
  public User authenticate(String accessToken) throws SessionRefused {
    return owner(tokens.readAccess(accessToken));
  }

  /** Revokes one refresh token; nothing happens to one that is unknown. */
  public void close(String refreshToken) {
    rows.revoke(refreshToken);
  }

  /** Makes every token of this user worthless. */
  public void closeAll(User user) {
    user.revokeAllTokens();
    rows.deleteAllOf(user.id());
  }

  private User owner(Tokens.Claims claims) throws SessionRefused {
    User user =
        users
            .byId(claims.userId())
            .orElseThrow(() -> new SessionRefused(SessionRefused.Why.INVALID));
    if (user.tokenVersion() != claims.tokenVersion()) {
      throw new SessionRefused(SessionRefused.Why.REVOKED);
    }
    return user;
  }
}
