package cleansignal.reference.http;

import cleansignal.reference.store.GameOrder;
import cleansignal.reference.store.Ids;
import java.util.List;
import java.util.Optional;

/** Reads the body of a new game, with the target's validation and its order of complaints. */
final class GameOrderReader {
  private static final List<String> BOARDS = List.of("square8", "square19", "hex8", "hexagonal");
  private static final List<String> CLOCKS = List.of("blitz", "rapid", "classical");
  private static final List<String> MODES = List.of("local_heuristic", "service");
  private static final List<String> ENGINES =
      List.of(
          "random",
          "heuristic",
          "minimax",
          "mcts",
          "descent",
          "policy_only",
          "gumbel_mcts",
          "ig_gmo");

  private final Ids ids;

  GameOrderReader(Ids ids) {
    this.ids = ids;
  }

  /**
   * Reads and validates.
   *
   * @throws ApiError with every complaint about the body's form
   */
  GameOrder read(Call call) {
    BodyReader body = BodyReader.of(call.body());
    String board = body.oneOf("boardType", BOARDS, null);
    GameOrder.TimeControl clock =
        body.object("timeControl")
            .map(GameOrderReader::timeControl)
            .orElse(new GameOrder.TimeControl("rapid", 600, 0));
    boolean rated = body.flag("isRated", true);
    boolean isPrivate = body.flag("isPrivate", false);
    int maxPlayers = body.integer("maxPlayers", 2, 4, 2);
    Optional<GameOrder.AiSeats> ai =
        body.has("aiOpponents")
            ? body.object("aiOpponents").map(GameOrderReader::aiSeats)
            : Optional.empty();
    int seed = body.has("seed") ? body.integer("seed", 0, Integer.MAX_VALUE) : ids.gameSeed();
    boolean swapRule =
        body.has("rulesOptions")
            && body.object("rulesOptions")
                .map(rules -> rules.flag("swapRuleEnabled", false))
                .orElse(false);
    body.finish();
    return new GameOrder(
        board,
        maxPlayers,
        clock,
        rated,
        isPrivate,
        ai.filter(seats -> seats.count() > 0),
        swapRule,
        seed);
  }

  /**
   * The rules about AI seats, which the target checks after its quotas.
   *
   * @throws ApiError if the order breaks one
   */
  static void refuseBadAi(GameOrder order) {
    if (order.ai().isEmpty()) {
      return;
    }
    if (order.rated()) {
      throw ApiError.of(400, "GAME_AI_UNRATED", "AI games cannot be rated");
    }
    GameOrder.AiSeats ai = order.ai().get();
    if (ai.difficulty().size() < ai.count()) {
      throw ApiError.of(
          400, "VALIDATION_INVALID_AI_CONFIG", "Must provide difficulty for each AI opponent");
    }
  }

  private static GameOrder.TimeControl timeControl(BodyReader body) {
    return new GameOrder.TimeControl(
        body.oneOf("type", CLOCKS, null),
        body.integer("initialTime", 60, 7200),
        body.integer("increment", 0, 60));
  }

  private static GameOrder.AiSeats aiSeats(BodyReader body) {
    return new GameOrder.AiSeats(
        body.integer("count", 0, 3),
        body.integers("difficulty", 1, 10),
        body.oneOf("mode", MODES, "service"),
        body.has("aiType") ? Optional.of(body.oneOf("aiType", ENGINES, null)) : Optional.empty());
  }
}
