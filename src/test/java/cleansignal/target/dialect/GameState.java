package cleansignal.target.dialect;

import cleansignal.target.socket.Slice;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a client needs of a game's state. Holds its frame: keep it no longer than needed.
 *
 * @param gameId as the server named it
 * @param status how far it is
 * @param turn number of the seat that is to act
 * @param phase the game's own word for what is to be done, for logs
 * @param deciding whether the turn rests in a decision: the server is about to ask for a choice
 * @param historyLength moves so far, the game's own bookkeeping included
 * @param lastMover number of the seat that moved last; empty before the first move
 * @param seats all seats
 * @param moves what the one to act may do, as the server wrote it; empty for everybody else
 */
public record GameState(
    String gameId,
    GameStatus status,
    int turn,
    String phase,
    boolean deciding,
    int historyLength,
    OptionalInt lastMover,
    List<Seat> seats,
    List<Slice> moves) {

  /** Copies the lists. */
  public GameState {
    seats = List.copyOf(seats);
    moves = List.copyOf(moves);
  }

  /** The number of the seat on which that user sits; empty when it sits on none. */
  public OptionalInt seatOf(String userId) {
    return seats.stream()
        .filter(seat -> !seat.ai() && seat.userId().equals(userId))
        .mapToInt(Seat::number)
        .findFirst();
  }

  /** Whether the server's AI sits on the seat of that number. */
  public boolean aiAt(int number) {
    return seats.stream().anyMatch(seat -> seat.number() == number && seat.ai());
  }

  /**
   * One seat.
   *
   * @param number from 1
   * @param userId the server's id of who sits there
   * @param ai whether it is the server's AI
   */
  public record Seat(int number, String userId, boolean ai) {}
}
