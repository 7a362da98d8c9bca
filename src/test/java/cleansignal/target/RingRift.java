package cleansignal.target;

import cleansignal.outcome.CallKind;
import cleansignal.target.Limiter.Covers;
import cleansignal.target.Limiter.Key;
import cleansignal.target.Limiter.Sight;
import cleansignal.target.metrics.Exposition;
import cleansignal.target.ringrift.RingRiftCounters;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** The RingRift server. */
public final class RingRift implements GameServer {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String GAME_ID = "data.game.id";
  private static final String GAME_STATUS = "data.game.status";
  private static final TokenPaths TOKENS =
      new TokenPaths("data.accessToken", "data.refreshToken", "data.expiresIn", "data.user.id");

  /**
   * Seconds on each player's clock: the longest that the server takes, since a load test is not
   * about lost time.
   */
  private static final int CLOCK_SECONDS = 7200;

  private static final Route LOGIN =
      new Route(
              "POST",
              "/api/auth/login",
              CallKind.LOGIN,
              200,
              List.of(TOKENS.access(), TOKENS.refresh()))
          .reading(TOKENS.expiresIn(), TOKENS.userId());
  private static final Route REFRESH =
      new Route(
              "POST",
              "/api/auth/refresh",
              CallKind.REFRESH,
              200,
              List.of(TOKENS.access(), TOKENS.refresh()))
          .reading(TOKENS.expiresIn());
  private static final Route REGISTER =
      new Route(
              "POST",
              "/api/auth/register",
              CallKind.PUBLIC,
              201,
              List.of(TOKENS.access(), TOKENS.refresh()))
          .reading(TOKENS.expiresIn(), TOKENS.userId());
  private static final Route LOGOUT =
      new Route("POST", "/api/auth/logout", CallKind.PROTECTED, 200, List.of());
  private static final Route LOGOUT_EVERYWHERE =
      new Route("POST", "/api/auth/logout-all", CallKind.PROTECTED, 200, List.of());
  private static final Route PROFILE =
      new Route("GET", "/api/users/profile", CallKind.PROTECTED, 200, List.of("data.user.id"));
  private static final Route PROTECTED_CALL =
      new Route("GET", "/api/games/matchmaking/stats", CallKind.PROTECTED, 200, List.of());
  private static final Route CREATE =
      new Route("POST", "/api/games", CallKind.PROTECTED, 201, List.of(GAME_ID, GAME_STATUS));
  private static final Route JOIN =
      new Route("POST", "/api/games/:id/join", CallKind.ON_GIVEN_ID, 200, List.of(GAME_ID));
  private static final Route READ =
      new Route("GET", "/api/games/:id", CallKind.ON_GIVEN_ID, 200, List.of(GAME_ID, GAME_STATUS))
          .echoing(GAME_ID);
  private static final Route MOVE =
      new Route("POST", "/api/games/:id/moves", CallKind.ON_GIVEN_ID, 200, List.of("data.gameId"))
          .echoing("data.gameId");
  private static final Route LEAVE =
      new Route("POST", "/api/games/:id/leave", CallKind.ON_GIVEN_ID, 200, List.of());
  private static final Route HEALTH = new Route("GET", "/health", CallKind.PUBLIC, 200, List.of());
  private static final Route READY = new Route("GET", "/ready", CallKind.PUBLIC, 200, List.of());

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final List<Limiter> LIMITERS =
      List.of(
          new Limiter("sandboxAi", Covers.GAMES, Key.ADDRESS, Sight.WITHOUT_TOKEN, 1000, MINUTE),
          new Limiter("apiAuthenticated", Covers.GAMES, Key.USER, Sight.WITH_TOKEN, 200, MINUTE),
          new Limiter("api", Covers.USERS, Key.ADDRESS, Sight.WITHOUT_TOKEN, 50, MINUTE),
          new Limiter("gameCreateUser", Covers.NEW_GAMES, Key.USER, Sight.NOWHERE, 20, TEN_MINUTES),
          new Limiter(
              "gameCreateIp", Covers.NEW_GAMES, Key.ADDRESS, Sight.NOWHERE, 50, TEN_MINUTES),
          new Limiter(
              "authRegister",
              Covers.REGISTRATIONS,
              Key.ADDRESS,
              Sight.NOWHERE,
              3,
              Duration.ofHours(1)));

  @Override
  public Route login() {
    return LOGIN;
  }

  @Override
  public Route refresh() {
    return REFRESH;
  }

  @Override
  public Route register() {
    return REGISTER;
  }

  @Override
  public Route logout() {
    return LOGOUT;
  }

  @Override
  public Route logoutEverywhere() {
    return LOGOUT_EVERYWHERE;
  }

  @Override
  public Route profile() {
    return PROFILE;
  }

  @Override
  public Route protectedCall() {
    return PROTECTED_CALL;
  }

  @Override
  public Route createGame() {
    return CREATE;
  }

  @Override
  public Route joinGame() {
    return JOIN;
  }

  @Override
  public Route readGame() {
    return READ;
  }

  @Override
  public Route moveOverHttp() {
    return MOVE;
  }

  @Override
  public Set<String> noMovesOverHttp() {
    // The second is that of a version which has no harness at all.
    return Set.of("RESOURCE_ROUTE_NOT_FOUND", "NOT_FOUND");
  }

  @Override
  public String howToTakeMovesOverHttp() {
    return "switch its move harness on (ENABLE_HTTP_MOVE_HARNESS=true)";
  }

  @Override
  public Route leaveGame() {
    return LEAVE;
  }

  @Override
  public Route health() {
    return HEALTH;
  }

  @Override
  public String metricsPath() {
    return "/metrics";
  }

  @Override
  public AiUse aiUse(Exposition metrics) {
    return RingRiftCounters.aiUse(metrics);
  }

  @Override
  public OptionalDouble residentBytes(Exposition metrics) {
    return metrics.sum("process_resident_memory_bytes", any -> true);
  }

  @Override
  public String loginBody(String email, String password) {
    return JSON.createObjectNode().put("email", email).put("password", password).toString();
  }

  @Override
  public String registerBody(String email, String username, String password) {
    return JSON.createObjectNode()
        .put("email", email)
        .put("username", username)
        .put("password", password)
        .put("confirmPassword", password)
        .toString();
  }

  @Override
  public String emailTaken() {
    return "RESOURCE_EMAIL_EXISTS";
  }

  @Override
  public String refreshBody(String refreshToken) {
    return JSON.createObjectNode().put("refreshToken", refreshToken).toString();
  }

  @Override
  public String createGameBody(NewGame game) {
    ObjectNode body = JSON.createObjectNode();
    body.put("boardType", game.boardType());
    body.put("maxPlayers", game.seats());
    // Rated is the server's default, and refused for games with an AI.
    body.put("isRated", game.ais() == 0);
    body.putObject("timeControl")
        .put("type", "classical")
        .put("initialTime", CLOCK_SECONDS)
        .put("increment", 0);
    if (game.ais() > 0) {
      ObjectNode ai = body.putObject("aiOpponents");
      ai.put("count", game.ais()).put("mode", game.aiMode()).put("aiType", game.aiType());
      for (int seat = 0; seat < game.ais(); seat++) {
        ai.withArray("difficulty").add(game.aiDifficulty());
      }
    }
    return body.toString();
  }

  @Override
  public TokenPaths tokenPaths() {
    return TOKENS;
  }

  @Override
  public String gameId() {
    return GAME_ID;
  }

  @Override
  public String gameStatus() {
    return GAME_STATUS;
  }

  @Override
  public Set<String> finishedStatuses() {
    return Set.of("completed", "abandoned");
  }

  @Override
  public Route ready() {
    return READY;
  }

  @Override
  public String readyChecks() {
    return "checks";
  }

  @Override
  public Set<String> workingStatuses() {
    return Set.of("healthy");
  }

  @Override
  public String aiCheck() {
    return "aiService";
  }

  @Override
  public Route aiHealth() {
    return HEALTH;
  }

  @Override
  public List<Limiter> limiters() {
    return LIMITERS;
  }

  @Override
  public String bypassHeader() {
    return "X-RateLimit-Bypass-Token";
  }
}
