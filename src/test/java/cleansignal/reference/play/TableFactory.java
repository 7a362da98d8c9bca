package cleansignal.reference.play;

import cleansignal.reference.ai.AiProfile;
import cleansignal.reference.game.BoardType;
import cleansignal.reference.game.GameCard;
import cleansignal.reference.game.GameState;
import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.store.Game;
import cleansignal.reference.store.GameOrder;
import cleansignal.reference.store.GameStatus;
import cleansignal.reference.store.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes sessions of rows. A session seats who is there when it is made, for ever: with seats empty
 * it waits for ever, as on the target (contract, section 0, facts 7 and 8).
 */
final class TableFactory {
  private static final int RULES_OPTIONS_PLAYERS = 2;

  private final PlayServices services;
  private final Function<String, Optional<Member>> socketOfUser;
  private final Consumer<Table> finished;
  private final Map<Integer, AiProfile> profiles = new HashMap<>();

  TableFactory(
      PlayServices services,
      Function<String, Optional<Member>> socketOfUser,
      Consumer<Table> finished) {
    this.services = services;
    this.socketOfUser = socketOfUser;
    this.finished = finished;
  }

  /**
   * Makes a session, and starts the game among humans if all are there.
   *
   * @param lost whether it had one before, which was lost with its moves
   */
  Table make(Game row, GameLock lock, boolean lost) {
    GameOrder order = row.order();
    List<GameCard.SeatCard> seats = new ArrayList<>();
    for (User human : row.humans()) {
      seats.add(new GameCard.SeatCard(human.id(), human.username(), true, 0, ""));
    }
    order.ai().ifPresent(ai -> addAis(row, ai, seats));
    boolean full = seats.size() >= order.maxPlayers();
    if (full && row.status() == GameStatus.WAITING) {
      row.start(services.clock().instant());
    }
    Table.Status status = Table.Status.WAITING;
    if (row.status().isOver()) {
      status = Table.Status.COMPLETED;
    } else if (full && !lost) {
      status = Table.Status.ACTIVE;
      services.truth().play().gameStarted();
    }
    BoardType board = BoardType.byWireName(order.boardType()).orElseThrow();
    return new Table(
        services,
        row,
        lock,
        card(row, seats),
        GameState.start(board, seats.size()),
        status,
        profiles,
        socketOfUser,
        finished);
  }

  private void addAis(Game row, GameOrder.AiSeats ai, List<GameCard.SeatCard> seats) {
    int humans = seats.size();
    for (int i = 0; i < row.occupiedSeats() - humans; i++) {
      int number = seats.size() + 1;
      int difficulty = ai.difficulty().get(i);
      // The last session decides for this seat in all games, as on the target.
      profiles.put(
          number,
          new AiProfile(
              ai.mode().equals("local_heuristic"),
              difficulty,
              ai.aiType().orElse(AiProfile.DEFAULT_TYPE)));
      seats.add(
          new GameCard.SeatCard(
              "ai-" + row.id() + "-" + number,
              "AI (Level " + difficulty + ")",
              false,
              difficulty,
              profile(ai, difficulty)));
    }
  }

  private static String profile(GameOrder.AiSeats ai, int difficulty) {
    return "{\"difficulty\":"
        + difficulty
        + ",\"mode\":\""
        + ai.mode()
        + "\""
        + ai.aiType().map(type -> ",\"aiType\":\"" + type + "\"").orElse("")
        + "}";
  }

  private GameCard card(Game row, List<GameCard.SeatCard> seats) {
    GameOrder order = row.order();
    GameOrder.TimeControl clock = order.timeControl();
    return new GameCard(
        row.id(),
        order.rngSeed(),
        Timestamps.iso(services.clock().instant()),
        "{\"type\":\""
            + clock.type()
            + "\",\"increment\":"
            + clock.incrementSeconds()
            + ",\"initialTime\":"
            + clock.initialSeconds()
            + "}",
        order.rated(),
        order.maxPlayers() == RULES_OPTIONS_PLAYERS
            ? "{\"swapRuleEnabled\":" + order.swapRule() + "}"
            : "",
        seats);
  }
}
