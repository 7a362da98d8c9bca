package cleansignal.reference.game;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A game at one moment.
 *
 * @param grid its cells
 * @param position what lies on them
 * @param seats what the players have, in the order of their numbers from 1
 * @param phase where the turn stands
 * @param player whose turn it is, from 1
 * @param chain where the stack stands that must capture again, -1 if none
 * @param segments captures of the present chain
 * @param moves entries of the move history so far
 */
public record GameState(
    Grid grid,
    Position position,
    List<Seat> seats,
    Phase phase,
    int player,
    int chain,
    int segments,
    int moves) {

  /** No cell. */
  static final int NO_CELL = -1;

  /** Copies the list. */
  public GameState {
    seats = List.copyOf(seats);
  }

  /** The start of a game among so many players. */
  public static GameState start(BoardType type, int players) {
    Grid grid = Grid.of(type);
    return new GameState(
        grid,
        Position.empty(grid.cells()),
        Collections.nCopies(players, new Seat(type.ringsEachSeat(), 0, 0)),
        Phase.RING_PLACEMENT,
        1,
        NO_CELL,
        0,
        0);
  }

  /** What this player has. */
  public Seat seat(int number) {
    return seats.get(number - 1);
  }

  /** Rings eliminated by everybody. */
  public int eliminated() {
    return seats.stream().mapToInt(Seat::eliminated).sum();
  }

  GameState with(Position next) {
    return new GameState(grid, next, seats, phase, player, chain, segments, moves);
  }

  GameState with(Phase next) {
    return new GameState(grid, position, seats, next, player, NO_CELL, 0, moves);
  }

  GameState withSeat(Seat next) {
    List<Seat> changed = new ArrayList<>(seats);
    changed.set(player - 1, next);
    return new GameState(grid, position, changed, phase, player, chain, segments, moves);
  }

  GameState withChain(Phase next, int at, int captures) {
    return new GameState(grid, position, seats, next, player, at, captures, moves);
  }

  GameState withMoves(int count) {
    return new GameState(grid, position, seats, phase, player, chain, segments, count);
  }

  GameState withNextPlayer() {
    return new GameState(
        grid, position, seats, Phase.RING_PLACEMENT, player % seats.size() + 1, NO_CELL, 0, moves);
  }
}
