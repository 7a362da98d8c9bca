package cleansignal.request;

import cleansignal.plan.PlannedUser;
import cleansignal.pool.Credentials;
import cleansignal.token.TokenState;
import io.gatling.javaapi.core.Session;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One virtual user: the plan's user with an identity of its own and the tokens that it holds. Used
 * by one user's event loop only; kept outside Gatling's session, so that no dump of a session shows
 * a token.
 */
public final class VirtualUser {

  /** The session attribute that stands for {@code :id} in paths. */
  public static final String GAME_ID = "gameId";

  private static final String SESSION_KEY = "user";

  private final PlannedUser planned;
  private final Credentials credentials;
  private final RandomGenerator random;
  private String id = "";
  private Optional<TokenState> tokens = Optional.empty();

  /**
   * A user that has not logged in.
   *
   * @param random seeded for this user alone, so that a run can be repeated
   */
  public VirtualUser(PlannedUser planned, Credentials credentials, RandomGenerator random) {
    this.planned = planned;
    this.credentials = credentials;
    this.random = random;
  }

  /** The virtual user of that session. */
  public static VirtualUser of(Session session) {
    return session.get(SESSION_KEY);
  }

  /** A session that belongs to this user. */
  public Session into(Session session) {
    return session.set(SESSION_KEY, this);
  }

  /** What the plan wants of the user. */
  public PlannedUser planned() {
    return planned;
  }

  /** E-mail and password. */
  public Credentials credentials() {
    return credentials;
  }

  /** This user's own source of chance. */
  public RandomGenerator random() {
    return random;
  }

  /** The tokens; empty before the first login. */
  public Optional<TokenState> tokens() {
    return tokens;
  }

  /** The server has given new tokens. */
  public void received(TokenState received) {
    tokens = Optional.of(received);
  }

  /** The server's id of the user; empty text before the first login. */
  public String id() {
    return id;
  }

  /** The server has told its id of the user. */
  public void identified(String serversId) {
    id = serversId;
  }

  /** The access token's text; empty before the first login. */
  public String accessToken() {
    return tokens.map(held -> held.access().reveal()).orElse("");
  }

  /** Whether the access token was past its known expiry at that time, ms since the epoch. */
  public boolean tokenExpiredAt(long millis) {
    return tokens.filter(held -> held.expired(millis)).isPresent();
  }
}
