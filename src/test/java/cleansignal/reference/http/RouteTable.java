package cleansignal.reference.http;

import java.util.List;

/** Every route that the server knows, in the order in which they are tried. */
final class RouteTable {
  private RouteTable() {}

  static List<Route> of(Services services, Gatekeeper gatekeeper) {
    HealthEndpoints health =
        new HealthEndpoints(services.games(), services.truth(), services.clock());
    AuthEndpoints auth = new AuthEndpoints(services);
    RegistrationEndpoint registration = new RegistrationEndpoint(services);
    UserEndpoints users = new UserEndpoints(services.clock());
    GameEndpoints games = new GameEndpoints(services, gatekeeper);
    Endpoint healthy = Endpoint.of(health::health);
    Endpoint ready = Endpoint.of(health::ready);
    Endpoint broken = Endpoint.of(GameEndpoints::brokenList);
    Endpoint badId = Endpoint.of(UserEndpoints::refuseId);
    Endpoint nothing = Endpoint.of(RouteTable::noRoute);
    return List.of(
        get("/health", Zone.OPERATIONS, healthy),
        get("/healthz", Zone.OPERATIONS, healthy),
        get("/ready", Zone.OPERATIONS, ready),
        get("/readyz", Zone.OPERATIONS, ready),
        get(
            "/metrics",
            Zone.OPERATIONS,
            Endpoint.of(call -> Reply.text(services.metrics().scrape()))),
        get("/api", Zone.INDEX, Endpoint.of(health::index)),
        get("/api/health", Zone.API, Endpoint.of(health::apiHealth)),
        get("/api/stats", Zone.API, Endpoint.of(health::stats)),
        get("/api/internal/health/live", Zone.INTERNAL, healthy),
        get("/api/internal/health/ready", Zone.INTERNAL, ready),
        post("/api/auth/register", Zone.REGISTER, registration::register),
        post("/api/auth/login", Zone.AUTH, auth::login),
        post("/api/auth/refresh", Zone.AUTH, Endpoint.of(auth::refresh)),
        post("/api/auth/logout", Zone.SESSION, Endpoint.of(auth::logout)),
        post("/api/auth/logout-all", Zone.SESSION, Endpoint.of(auth::logoutAll)),
        post("/api/auth/forgot-password", Zone.PASSWORD_RESET, Endpoint.of(auth::forgotPassword)),
        get("/api/users/profile", Zone.USERS, Endpoint.of(users::profile)),
        get("/api/users/stats", Zone.USERS, Endpoint.of(users::stats)),
        get("/api/users/leaderboard", Zone.USERS, broken),
        get("/api/users/search", Zone.USERS, broken),
        get("/api/users/games", Zone.USERS, broken),
        get("/api/users/:id/rating", Zone.USERS, badId),
        get("/api/users/:id/public-profile", Zone.USERS, badId),
        get("/api/games", Zone.GAMES, broken),
        post("/api/games", Zone.GAMES, Endpoint.of(games::create)),
        get("/api/games/lobby/available", Zone.GAMES, broken),
        get("/api/games/matchmaking/stats", Zone.GAMES, Endpoint.of(games::matchmakingStats)),
        get("/api/games/user/:id", Zone.GAMES, badId),
        get("/api/games/invite/:code", Zone.GAMES, Endpoint.of(games::byInvite)),
        post("/api/games/invite/:code/join", Zone.GAMES, Endpoint.of(games::joinByInvite)),
        post("/api/games/fixtures/decision-phase", Zone.GAMES, Endpoint.of(games::refuseFixture)),
        get("/api/games/:id", Zone.GAMES, Endpoint.of(games::get)),
        post("/api/games/:id/join", Zone.GAMES, Endpoint.of(games::join)),
        post("/api/games/:id/leave", Zone.GAMES, games::leave),
        get("/api/games/:id/moves", Zone.GAMES, Endpoint.of(games::moves)),
        post("/api/games/:id/moves", Zone.GAMES, games::move),
        get("/api/games/:id/history", Zone.GAMES, Endpoint.of(games::history)),
        get("/api/games/:id/diagnostics/session", Zone.GAMES, Endpoint.of(games::diagnostics)),
        any("/api/games/*", Zone.GAMES, nothing),
        any("/api/users/*", Zone.USERS, nothing),
        any("/api/admin/*", Zone.ADMIN, Endpoint.of(UserEndpoints::refuseRole)),
        any("/api/auth/*", Zone.AUTH, nothing),
        any("/api/*", Zone.API, nothing),
        get("/socket.io", Zone.OPERATIONS, nothing),
        get("/*", Zone.OPERATIONS, Endpoint.of(RouteTable::noPage)),
        any("/*", Zone.OPERATIONS, nothing));
  }

  private static Route get(String template, Zone zone, Endpoint endpoint) {
    return new Route("GET", template, zone, endpoint);
  }

  private static Route post(String template, Zone zone, Endpoint endpoint) {
    return new Route("POST", template, zone, endpoint);
  }

  private static Route any(String template, Zone zone, Endpoint endpoint) {
    return new Route(Route.ANY, template, zone, endpoint);
  }

  private static Reply noRoute(Call call) {
    throw ApiError.noRoute();
  }

  /** The target looks for its web client here, which the captured one did not have. */
  private static Reply noPage(Call call) {
    throw ApiError.of(404, "SERVER_INTERNAL_ERROR", "ENOENT: no such file or directory");
  }
}
