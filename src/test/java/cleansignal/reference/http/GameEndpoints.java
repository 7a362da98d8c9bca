package cleansignal.reference.http;

import cleansignal.reference.limit.LimiterName;
import cleansignal.reference.play.Tables;
import cleansignal.reference.store.Game;
import cleansignal.reference.store.GameOrder;
import cleansignal.reference.store.GameStatus;
import cleansignal.reference.store.Games;
import cleansignal.reference.store.User;
import cleansignal.reference.truth.Truth;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Games over HTTP (contract, section 1.2). All of it runs on one thread, so a join is atomic here;
 * on the target two at once lose a seat, which is why the suite joins one after another.
 */
final class GameEndpoints {
  private static final Pattern STRICT_ID =
      Pattern.compile("c[a-z0-9]{24}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int SHORTEST_ID = 3;
  private static final int LONGEST_ID = 64;
  private static final int INVITE_CODE_LENGTH = 8;
  private static final int MAX_PAGE = 100;

  private final Games games;
  private final GameOrderReader orders;
  private final Gatekeeper gatekeeper;
  private final Tables tables;
  private final Truth truth;
  private final Clock clock;
  private final boolean httpMoves;

  GameEndpoints(Services services, Gatekeeper gatekeeper) {
    this.games = services.games();
    this.orders = new GameOrderReader(services.ids());
    this.gatekeeper = gatekeeper;
    this.tables = services.tables();
    this.truth = services.truth();
    this.clock = services.clock();
    this.httpMoves = services.httpMoves();
  }

  Reply create(Call call) {
    GameOrder order = orders.read(call);
    // The target asks these two after the body's validation and before the rules about AIs.
    requireQuota(
        gatekeeper.mayCreate(LimiterName.GAME_CREATE_USER, call),
        "Too many games created in a short period. Please try again later.");
    requireQuota(
        gatekeeper.mayCreate(LimiterName.GAME_CREATE_IP, call),
        "Too many games created from this IP address. Please try again later.");
    GameOrderReader.refuseBadAi(order);
    Game game = games.create(order, call.user());
    truth.gameCreated();
    if (game.status() == GameStatus.WAITING && !order.isPrivate() && !tables.lobby().isEmpty()) {
      tables.lobby().created(GameJson.render(game, GameJson.Players.CREATOR).toString());
    }
    String message =
        order.ai().isPresent()
            ? "Game created and started with AI opponents"
            : "Game created successfully";
    return Reply.data(inData(GameJson.render(game, GameJson.Players.CREATOR)), message)
        .withStatus(201);
  }

  Reply get(Call call) {
    Game game = findLoosely(call);
    if (!game.isVisibleTo(call.user())) {
      throw accessDenied();
    }
    return Reply.data(inData(GameJson.render(game, GameJson.Players.ALL_AND_MOVES)));
  }

  Reply join(Call call) {
    return join(findStrictly(call), call.user());
  }

  Future<Reply> leave(Call call) {
    Game game = findStrictly(call);
    User user = call.user();
    if (!game.isSeated(user)) {
      throw accessDenied();
    }
    if (game.status() == GameStatus.ACTIVE) {
      Promise<Reply> resigned = Promise.promise();
      tables.resign(game, user, () -> resigned.complete(resigned(game, user)));
      return resigned.future();
    }
    boolean wasOver = game.status().isOver();
    game.vacate(user, clock.instant());
    if (!wasOver) {
      if (game.status().isOver()) {
        truth.gameLeft();
        tables.lobby().cancelled(game.id());
      } else {
        tables.lobby().joined(game.id(), game.humans().size());
      }
    }
    return Future.succeededFuture(Reply.message("Left game successfully"));
  }

  /** A game without a session, or whose session was lost, ends here; the others have ended. */
  private Reply resigned(Game game, User user) {
    if (game.status() == GameStatus.ACTIVE) {
      game.resign(user, clock.instant());
    }
    truth.gameLeft();
    tables.lobby().cancelled(game.id());
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("winnerId", game.outcome().flatMap(Game.Outcome::winnerId).orElse(null));
    return Reply.message("Resigned from game", data);
  }

  Reply moves(Call call) {
    Game game = findVisible(call);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.set("moves", MoveJson.rows(game, true));
    return Reply.data(data);
  }

  Reply history(Call call) {
    Game game = findVisible(call);
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("gameId", game.id());
    data.set("moves", MoveJson.history(game));
    return Reply.data(data.put("totalMoves", game.moves().size()));
  }

  Reply diagnostics(Call call) {
    Game game = findVisible(call);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.putNull("sessionStatus").putNull("lastAIRequestState").putNull("aiDiagnostics");
    data.putObject("connections").put("count", tables.connections(game.id()));
    data.putObject("meta")
        .put("hasInMemorySession", tables.isInMemory(game.id()))
        .put("sanitized", true);
    return Reply.data(data);
  }

  Reply byInvite(Call call) {
    return Reply.data(inData(GameJson.invitation(findInvited(call))));
  }

  Reply joinByInvite(Call call) {
    Game game = findInvited(call);
    if (game.isSeated(call.user())) {
      return Reply.data(
          inData(GameJson.render(game, GameJson.Players.ALL)), "Already in this game");
    }
    return join(game, call.user());
  }

  Reply matchmakingStats(Call call) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("queueSize", 0);
    data.putObject("byBoardType");
    data.put("avgWaitTimeMs", 0);
    data.putObject("recentStats").put("avgWaitTimeMs", 0).put("matchCount24h", 0);
    return Reply.data(data);
  }

  /** Without its test harness the target takes moves over sockets only. */
  Future<Reply> move(Call call) {
    if (!httpMoves) {
      throw ApiError.of(404, "RESOURCE_ROUTE_NOT_FOUND", "Route not found");
    }
    Game game = findStrictly(call);
    if (!game.isSeated(call.user())) {
      throw accessDenied();
    }
    if (game.status() != GameStatus.ACTIVE) {
      throw ApiError.of(400, "GAME_ALREADY_ENDED", "Game is not active");
    }
    Promise<Reply> moved = Promise.promise();
    tables.moveOverHttp(
        game,
        call.user(),
        call.body().orElse(MissingNode.getInstance()),
        accepted -> {
          if (accepted) {
            moved.complete(Reply.data(moved(game)));
          } else {
            moved.fail(
                ApiError.of(
                    400, "GAME_INVALID_MOVE", "Move was not valid in the current game state"));
          }
        });
    return moved.future();
  }

  /** The target's maps don't survive their way into JSON. */
  private static ObjectNode moved(Game game) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("gameId", game.id());
    ObjectNode board = data.putObject("gameState").put("id", game.id()).putObject("board");
    board.putObject("stacks");
    board.putObject("markers");
    return data;
  }

  Reply refuseFixture(Call call) {
    throw ApiError.of(404, "RESOURCE_NOT_FOUND", "Not found");
  }

  /** Checks the paging as the target does, then breaks as the target does. */
  static Reply brokenList(Call call) {
    String limit = call.query().getOrDefault("limit", "1");
    if (limit.matches("\\d{1,9}") && Integer.parseInt(limit) > MAX_PAGE) {
      throw ApiError.validation(
          List.of(
              new ApiError.Detail(
                  "limit", "Too big: expected number to be <=" + MAX_PAGE, "too_big")));
    }
    throw ApiError.of(
        500,
        "SERVER_INTERNAL_ERROR",
        "Cannot set property query of #<IncomingMessage> which has only a getter");
  }

  private Reply join(Game game, User user) {
    if (game.status() != GameStatus.WAITING) {
      throw ApiError.of(400, "GAME_NOT_JOINABLE", "Game is not accepting players");
    }
    if (game.isSeated(user)) {
      throw ApiError.of(400, "GAME_ALREADY_JOINED", "Already joined this game");
    }
    if (game.occupiedSeats() == game.order().maxPlayers()) {
      throw ApiError.of(400, "GAME_FULL", "Game is full");
    }
    game.join(user, clock.instant());
    tables.lobby().joined(game.id(), game.humans().size());
    return Reply.data(
        inData(GameJson.render(game, GameJson.Players.ALL)), "Joined game successfully");
  }

  private Game findLoosely(Call call) {
    String id = call.path().get("id");
    if (id.length() < SHORTEST_ID || id.length() > LONGEST_ID) {
      throw ApiError.of(400, "GAME_INVALID_ID", "Invalid game ID format");
    }
    return games.byId(id).orElseThrow(GameEndpoints::notFound);
  }

  private Game findStrictly(Call call) {
    String id = call.path().get("id");
    if (!STRICT_ID.matcher(id).matches()) {
      throw ApiError.validation(
          List.of(new ApiError.Detail("gameId", "Invalid input", "invalid_union")));
    }
    return games.byId(id).orElseThrow(GameEndpoints::notFound);
  }

  private Game findVisible(Call call) {
    Game game = findStrictly(call);
    if (!game.isVisibleTo(call.user())) {
      throw accessDenied();
    }
    return game;
  }

  private Game findInvited(Call call) {
    String code = call.path().get("code");
    if (code.length() != INVITE_CODE_LENGTH) {
      throw ApiError.validation(
          List.of(
              new ApiError.Detail("inviteCode", "Invalid invite code format", "invalid_format")));
    }
    return games
        .byInvite(code)
        .orElseThrow(
            () -> ApiError.of(404, "GAME_NOT_FOUND", "Game not found for this invite code"));
  }

  private static void requireQuota(boolean allowed, String message) {
    if (!allowed) {
      throw ApiError.of(429, "RATE_LIMIT_GAME_CREATE", message);
    }
  }

  private static ObjectNode inData(ObjectNode game) {
    return JsonNodeFactory.instance.objectNode().set("game", game);
  }

  private static ApiError notFound() {
    return ApiError.of(404, "GAME_NOT_FOUND", "Game not found");
  }

  private static ApiError accessDenied() {
    return ApiError.of(403, "RESOURCE_ACCESS_DENIED", "Access denied");
  }
}
