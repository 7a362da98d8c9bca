package cleansignal.reference.game;

import cleansignal.reference.game.HistoryItem.Automatic;
import cleansignal.reference.game.HistoryItem.Claim;
import cleansignal.reference.game.HistoryItem.Elimination;
import cleansignal.reference.game.HistoryItem.Move;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rules: what may be done, and what comes of it. */
public final class Rules {
  /** A chain of captures ends here at the latest. */
  private static final int LONGEST_CHAIN = 3;

  /**
   * Eliminated rings that win. With these figures and those of {@link Regions}, games of random
   * moves on the small boards take about as long, and ask in about as many of the games, as the
   * target's (contract, section 4); its own 18 would take other rules.
   */
  public static final int RINGS_TO_WIN = 5;

  /** Entries of the move history after which the figures decide. */
  private static final int LONGEST_GAME = 130;

  private Rules() {}

  /**
   * What the player whose turn it is may do: one move at least, unless the game is over or rests in
   * a decision.
   */
  public static List<Move> legalMoves(GameState state) {
    return switch (state.phase()) {
      case RING_PLACEMENT -> placements(state);
      case MOVEMENT -> movements(state);
      case CAPTURE -> captures(state);
      case CHAIN_CAPTURE -> Captures.from(state, state.chain(), MoveType.CONTINUE_CAPTURE);
      case TERRITORY_PROCESSING, GAME_OVER -> List.of();
    };
  }

  /** Makes a legal move. */
  public static Turn play(GameState state, Move move) {
    List<HistoryItem> items = List.of(move);
    Position position = state.position();
    return switch (move.type()) {
      case SKIP_PLACEMENT, NO_PLACEMENT -> resting(state.with(Phase.MOVEMENT), items);
      case PLACE_RING ->
          resting(
              state
                  .with(position.withPlaced(move.to(), move.player(), move.count()))
                  .withSeat(state.seat(move.player()).withPlaced(move.count()))
                  .with(Phase.MOVEMENT),
              items);
      case MOVE_STACK -> {
        GameState moved = state.with(position.withMoved(move.from(), move.to()));
        yield Captures.from(moved, move.to(), MoveType.CAPTURE).isEmpty()
            ? endOfTurn(moved, items)
            : resting(moved.with(Phase.CAPTURE), items);
      }
      case CAPTURE, CONTINUE_CAPTURE -> {
        GameState captured =
            state.with(position.withCaptured(move.from(), move.target(), move.to()));
        int segments = state.segments() + 1;
        boolean over =
            segments == LONGEST_CHAIN
                || Captures.from(captured, move.to(), MoveType.CONTINUE_CAPTURE).isEmpty();
        yield over
            ? endOfTurn(captured, items)
            : resting(captured.withChain(Phase.CHAIN_CAPTURE, move.to(), segments), items);
      }
      case NO_MOVEMENT -> endOfTurn(state, items);
    };
  }

  /**
   * Takes the decision that a turn rests in.
   *
   * @param option which of its options, from 0
   */
  public static Turn decide(Turn turn, int option) {
    HistoryItem chosen = turn.decision().orElseThrow().options().get(option);
    GameState state = turn.state();
    Seat seat = state.seat(chosen.player());
    if (chosen instanceof Claim claim) {
      GameState claimed =
          state
              .with(state.position().withClaimed(claim.player(), claim.cells()))
              .withSeat(seat.withClaimed(claim.cells().length));
      return Turn.asking(
          claimed,
          turn.itemsAnd(claim),
          new Decision(Decision.Kind.RING_ELIMINATION, claim.player(), eliminations(claimed)));
    }
    Elimination elimination = (Elimination) chosen;
    GameState paid =
        state
            .with(state.position().withEliminated(elimination.cell(), elimination.cap()))
            .withSeat(seat.withEliminated(elimination.cap()));
    List<HistoryItem> items = turn.itemsAnd(elimination);
    List<HistoryItem> regions = Regions.claims(paid);
    return hasWon(paid) || regions.isEmpty() || eliminations(paid).isEmpty()
        ? nextTurn(paid, items)
        : asking(paid, items, regions);
  }

  /** The end of a game that somebody resigned, lost on time or walked away from. */
  public static GameState over(GameState state) {
    return state.phase() == Phase.GAME_OVER ? state : state.with(Phase.GAME_OVER);
  }

  private static List<Move> placements(GameState state) {
    Position position = state.position();
    int player = state.player();
    int inHand = state.seat(player).ringsInHand();
    List<Move> moves = new ArrayList<>();
    for (int cell = 0; inHand > 0 && cell < state.grid().cells(); cell++) {
      if (position.isFree(cell)) {
        for (int count = 1; count <= Math.min(3, inHand); count++) {
          moves.add(Move.place(player, cell, count, false));
        }
      } else if (position.hasStack(cell)) {
        moves.add(Move.place(player, cell, 1, true));
      }
    }
    if (moves.isEmpty()) {
      moves.add(Move.passive(MoveType.NO_PLACEMENT, player));
    } else if (ownStacks(state).findAny().isPresent()) {
      moves.add(Move.passive(MoveType.SKIP_PLACEMENT, player));
    }
    return moves;
  }

  private static List<Move> movements(GameState state) {
    Position position = state.position();
    List<Move> moves = new ArrayList<>();
    for (int from : ownStacks(state).toArray()) {
      int height = position.height(from);
      for (int[] ray : state.grid().rays(from)) {
        for (int d = 0; d < ray.length && position.isPassable(ray[d]); d++) {
          if (d + 1 >= height && position.isFree(ray[d])) {
            moves.add(Move.move(state.player(), from, ray[d]));
          }
        }
      }
    }
    moves.addAll(captures(state));
    return moves.isEmpty() ? List.of(Move.passive(MoveType.NO_MOVEMENT, state.player())) : moves;
  }

  private static List<Move> captures(GameState state) {
    return ownStacks(state)
        .boxed()
        .flatMap(from -> Captures.from(state, from, MoveType.CAPTURE).stream())
        .toList();
  }

  private static Turn resting(GameState state, List<HistoryItem> items) {
    return Turn.done(state, items, Optional.empty());
  }

  private static Turn endOfTurn(GameState state, List<HistoryItem> move) {
    List<HistoryItem> items = new ArrayList<>(move);
    items.add(new Automatic(state.player(), "no_line_action"));
    List<HistoryItem> regions = Regions.claims(state);
    if (regions.isEmpty() || eliminations(state).isEmpty()) {
      items.add(new Automatic(state.player(), "no_territory_action"));
      return nextTurn(state, items);
    }
    return asking(state, items, regions);
  }

  private static Turn asking(GameState state, List<HistoryItem> items, List<HistoryItem> regions) {
    return Turn.asking(
        state.with(Phase.TERRITORY_PROCESSING),
        items,
        new Decision(Decision.Kind.REGION_ORDER, state.player(), regions));
  }

  private static Turn nextTurn(GameState state, List<HistoryItem> items) {
    Seat seat = state.seat(state.player());
    Optional<Ending> ending = Optional.empty();
    if (seat.eliminated() >= RINGS_TO_WIN) {
      ending = Optional.of(Ending.wonBy(state.player(), Ending.Reason.RING_ELIMINATION));
    } else if (seat.territory() >= state.grid().type().territoryToWin()) {
      ending = Optional.of(Ending.wonBy(state.player(), Ending.Reason.TERRITORY_CONTROL));
    } else if (state.moves() + items.size() >= LONGEST_GAME) {
      ending = Optional.of(Ending.wonBy(leader(state), Ending.Reason.GAME_COMPLETED));
    }
    return Turn.done(ending.isPresent() ? over(state) : state.withNextPlayer(), items, ending);
  }

  private static boolean hasWon(GameState state) {
    Seat seat = state.seat(state.player());
    return seat.eliminated() >= RINGS_TO_WIN
        || seat.territory() >= state.grid().type().territoryToWin();
  }

  /** Of equals the one who sits first. */
  private static int leader(GameState state) {
    Comparator<Integer> byFigures =
        Comparator.comparing(
            number -> state.seat(number).eliminated() + state.seat(number).territory());
    return IntStream.rangeClosed(1, state.seats().size())
        .boxed()
        .max(byFigures.thenComparing(Comparator.reverseOrder()))
        .orElseThrow();
  }

  private static List<HistoryItem> eliminations(GameState state) {
    Position position = state.position();
    return ownStacks(state)
        .<HistoryItem>mapToObj(
            cell ->
                new Elimination(state.player(), cell, position.cap(cell), position.height(cell)))
        .toList();
  }

  private static IntStream ownStacks(GameState state) {
    return IntStream.range(0, state.grid().cells())
        .filter(cell -> state.position().controller(cell) == state.player());
  }
}
