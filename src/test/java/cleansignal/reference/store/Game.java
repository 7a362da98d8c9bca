package cleansignal.reference.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A game's row: its seats and what became of it. */
public final class Game {
  /** Columns for players in a row, whatever the number of seats. */
  public static final int SEAT_COLUMNS = 4;

  private final String id;
  private final String inviteCode;
  private final GameOrder order;
  private final Instant createdAt;
  private final User[] seats = new User[SEAT_COLUMNS];
  private final List<MoveRow> moves = new ArrayList<>();
  private GameStatus status;
  private Instant updatedAt;
  private Instant startedAt;
  private Instant endedAt;
  private int resignedSeat;
  private Outcome outcome;

  Game(String id, String inviteCode, GameOrder order, User creator, Instant now) {
    this.id = id;
    this.inviteCode = inviteCode;
    this.order = order;
    this.createdAt = now;
    this.updatedAt = now;
    this.seats[0] = creator;
    this.status = order.ai().isPresent() ? GameStatus.ACTIVE : GameStatus.WAITING;
    this.startedAt = order.ai().isPresent() ? now : null;
  }

  /**
   * What the target stores of one move: the last entry that it put into the move history.
   *
   * @param number that entry's number, from 1
   * @param player whose move it was, from 1
   * @param json the entry
   * @param at when it was made
   */
  public record MoveRow(int number, int player, String json, Instant at) {}

  /**
   * What became of a game that was played.
   *
   * @param reason why it ended
   * @param winnerId the user who won; empty if it was nobody or an AI
   * @param resultJson the result, as it was told on sockets
   * @param stateJson the last state, without its histories
   */
  public record Outcome(
      String reason, Optional<String> winnerId, String resultJson, String stateJson) {}

  /** The cuid. */
  public String id() {
    return id;
  }

  /** The 8 characters by which a friend finds it. */
  public String inviteCode() {
    return inviteCode;
  }

  /** What the creator asked for. */
  public GameOrder order() {
    return order;
  }

  /** Its status. */
  public GameStatus status() {
    return status;
  }

  /** When it was created. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When its row last changed. */
  public Instant updatedAt() {
    return updatedAt;
  }

  /** When it started: at its creation with AI seats, at the first socket's join among humans. */
  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  /** When it was over. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** The seat from 1 whose resignation ended it, 0 if none did. */
  public int resignedSeat() {
    return resignedSeat;
  }

  /** The moves that were made, in their order. */
  public List<MoveRow> moves() {
    return Collections.unmodifiableList(moves);
  }

  /** What became of it, if it was played and is over. */
  public Optional<Outcome> outcome() {
    return Optional.ofNullable(outcome);
  }

  /** The human in this seat, counted from 1; AI seats are empty. */
  public Optional<User> seat(int number) {
    return Optional.ofNullable(seats[number - 1]);
  }

  /** The humans, in the order of their seats. */
  public List<User> humans() {
    return Arrays.stream(seats).filter(Objects::nonNull).toList();
  }

  /** How many seats are taken, by humans or by AIs. */
  public int occupiedSeats() {
    int ais = order.ai().map(GameOrder.AiSeats::count).orElse(0);
    return Math.min(order.maxPlayers(), humans().size() + ais);
  }

  /** Whether this user has a seat. */
  public boolean isSeated(User user) {
    return seatOf(user) > 0;
  }

  /** Whether this user may look at it. */
  public boolean isVisibleTo(User user) {
    return !order.isPrivate() || isSeated(user);
  }

  /**
   * Gives this user the first free seat; the caller has checked status and places.
   *
   * @throws IllegalStateException if there is no free seat
   */
  public void join(User user, Instant now) {
    for (int i = 0; i < order.maxPlayers(); i++) {
      if (seats[i] == null) {
        seats[i] = user;
        updatedAt = now;
        return;
      }
    }
    throw new IllegalStateException("game " + id + " is full");
  }

  /**
   * Clears this user's seat, in a waiting game and in one that is over. The last one to leave a
   * waiting game abandons it.
   */
  public void vacate(User user, Instant now) {
    seats[seatOf(user) - 1] = null;
    updatedAt = now;
    if (status == GameStatus.WAITING && humans().isEmpty()) {
      status = GameStatus.ABANDONED;
    }
  }

  /** Ends an active game by this user's resignation; the seat stays his. */
  public void resign(User user, Instant now) {
    status = GameStatus.COMPLETED;
    resignedSeat = seatOf(user);
    endedAt = now;
    updatedAt = now;
  }

  /** Starts a game among humans whose seats are all taken. */
  public void start(Instant now) {
    status = GameStatus.ACTIVE;
    startedAt = now;
    updatedAt = now;
  }

  /** Notes a move. */
  public void moved(MoveRow move) {
    moves.add(move);
    updatedAt = move.at();
  }

  /** Ends a game that was played. */
  public void finish(Outcome how, Instant now) {
    status = GameStatus.COMPLETED;
    outcome = how;
    endedAt = now;
    updatedAt = now;
  }

  private int seatOf(User user) {
    return Arrays.asList(seats).indexOf(user) + 1;
  }
}
