package cleansignal.target;

import cleansignal.target.metrics.Exposition;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A target's REST interface, as far as the suite plays on it. Nothing in here knows a particular
 * game.
 */
public interface GameServer {

  /** Exchanges e-mail and password for tokens. */
  Route login();

  /** Exchanges a refresh token for new tokens. */
  Route refresh();

  /** Makes a new user, and gives it tokens. */
  Route register();

  /** Ends a session: its refresh token is worth nothing from then on. */
  Route logout();

  /** Ends all sessions of a user: no token of its is worth anything from then on. */
  Route logoutEverywhere();

  /** Reads the caller's own profile. */
  Route profile();

  /** A call that needs a token, changes nothing and costs little. */
  Route protectedCall();

  /** Opens a game. */
  Route createGame();

  /** Takes a seat in a game. */
  Route joinGame();

  /** Reads a game. */
  Route readGame();

  /** Makes a move in a game, where the server takes moves over HTTP. */
  Route moveOverHttp();

  /** The codes by which it says that it takes no moves over HTTP. */
  Set<String> noMovesOverHttp();

  /** What makes it take moves over HTTP, in words for who runs it. */
  String howToTakeMovesOverHttp();

  /** Leaves or resigns a game. */
  Route leaveGame();

  /** Answers while the server lives; needs no token and meets no limiter. */
  Route health();

  /** Where it shows its metrics, in Prometheus' text format. */
  String metricsPath();

  /** How it has used its AI service, by its metrics. */
  AiUse aiUse(Exposition metrics);

  /** How much memory its process holds, in bytes, by its metrics; empty when they don't tell. */
  OptionalDouble residentBytes(Exposition metrics);

  /** JSON body of {@link #login()}. */
  String loginBody(String email, String password);

  /** JSON body of {@link #register()}. */
  String registerBody(String email, String username, String password);

  /** The code by which {@link #register()} says that somebody has that e-mail already. */
  String emailTaken();

  /** JSON body of {@link #refresh()} and {@link #logout()}. */
  String refreshBody(String refreshToken);

  /** JSON body of {@link #createGame()}. */
  String createGameBody(NewGame game);

  /** Where the answers of login and refresh hold the tokens. */
  TokenPaths tokenPaths();

  /** Path of a game's id in the answers of create, join and read. */
  String gameId();

  /** Path of a game's status in the answer of read. */
  String gameStatus();

  /** The statuses of a game that is over. */
  Set<String> finishedStatuses();

  /** Tells which of the services behind it work; needs no token and meets no limiter. */
  Route ready();

  /**
   * Path of the object in the answer of {@link #ready()} that has an object for each service behind
   * the server, with its {@code status}.
   */
  String readyChecks();

  /** What the status of a service that works may be. */
  Set<String> workingStatuses();

  /** The name of the AI service among {@link #readyChecks()}. */
  String aiCheck();

  /** Where the AI service, which has an address of its own, says whether it works. */
  Route aiHealth();

  /** The limiters that calls of the suite meet. */
  List<Limiter> limiters();

  /** The header by which a load test is let past the limiters, when the server knows one. */
  String bypassHeader();

  /**
   * Where tokens stand, as object fields joined by dots.
   *
   * @param access the access token
   * @param refresh the refresh token
   * @param expiresIn life of the access token in seconds; answers may lack it
   * @param userId the server's id of the user; only the answer of login has it
   */
  record TokenPaths(String access, String refresh, String expiresIn, String userId) {}

  /**
   * A game to open.
   *
   * @param boardType the board, in the target's own words
   * @param seats all seats
   * @param ais how many of them an AI takes
   * @param aiMode who computes the AI's moves, in the target's own words
   * @param aiType the AI's kind, in the target's own words
   * @param aiDifficulty 1 to 10
   */
  record NewGame(
      String boardType, int seats, int ais, String aiMode, String aiType, int aiDifficulty) {}
}
