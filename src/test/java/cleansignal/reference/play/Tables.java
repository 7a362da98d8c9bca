package cleansignal.reference.play;

import cleansignal.reference.fault.Draw;
import cleansignal.reference.fault.FaultKind;
import cleansignal.reference.fault.FaultPoint;
import cleansignal.reference.game.Ending;
import cleansignal.reference.game.HistoryItem.Move;
import cleansignal.reference.loop.Timers.Timer;
import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.store.Game;
import cleansignal.reference.store.GameStatus;
import cleansignal.reference.store.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All games in memory: made when the first socket joins, kept a while after their end. Everything
 * that changes a game takes its lock first.
 */
public final class Tables {
  /**
   * The target keeps finished sessions for a day and runs out of memory; this many must do here.
   */
  private static final int FINISHED_KEPT = 100;

  /** A join keeps the lock a little longer than it takes to send the state. */
  private static final int JOIN_SETTLES_MILLIS = 5;

  private final PlayServices services;
  private final UserSockets userSockets = new UserSockets();
  private final Presence presence = new Presence();
  private final Lobby lobby = new Lobby();
  private final TableFactory factory;
  private final Map<String, Table> tables = new HashMap<>();
  private final Map<String, GameLock> locks = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private final Deque<String> finished = new ArrayDeque<>();
  private final Map<Member, Seating> seatings = new IdentityHashMap<>();

  /** No game yet. */
  public Tables(PlayServices services) {
    this.services = services;
    this.factory = new TableFactory(services, userSockets::of, this::noteFinished);
  }

  /** Where a socket is: the game it joined last, and all rooms that it is in. */
  private static final class Seating {
    private Table current;
    private final Set<Table> rooms = new LinkedHashSet<>();
  }

  /** Who wants to hear of all games. */
  public Lobby lobby() {
    return lobby;
  }

  /** Whether this game has a session. */
  public boolean isInMemory(String gameId) {
    return tables.containsKey(gameId);
  }

  /** How many sockets look at this game. */
  public int connections(String gameId) {
    return Optional.ofNullable(tables.get(gameId))
        .map(table -> table.room().members().size())
        .orElse(0);
  }

  /** Games that are played at the moment. */
  public long active() {
    return tables.values().stream().filter(t -> t.status() == Table.Status.ACTIVE).count();
  }

  /**
   * A user gives up a game that runs, over HTTP.
   *
   * @param done told when it is over
   */
  public void resign(Game row, User user, Runnable done) {
    Consumer<GameLock.Hold> work =
        hold -> {
          Table table = tables.get(row.id());
          if (table != null) {
            table.end(Ending.wonBy(table.after(table.seatOf(user)), Ending.Reason.RESIGNATION));
          }
          hold.release();
          done.run();
        };
    // Whatever holds the lock so long would go on with a game whose row is closed.
    lockOf(row.id()).run(work, () -> work.accept(lockOf(row.id()).seize()));
  }

  /** Forgets a game in mid-play, its row included. */
  public void forget(String gameId) {
    if (services.games().forget(gameId)) {
      loseSession(gameId);
    }
  }

  /** Forgets the sessions of all games, as a restart does; their rows stay. */
  public void loseAll() {
    for (String gameId : Set.copyOf(tables.keySet())) {
      if (tables.get(gameId).status() == Table.Status.ACTIVE) {
        lost.add(gameId);
      }
      loseSession(gameId);
    }
    seatings.clear();
  }

  void connected(Member member) {
    userSockets.connected(member);
  }

  void join(Member member, String gameId) {
    if (services.games().byId(gameId).isEmpty()) {
      member.send("error", Text.error("GAME_NOT_FOUND", "Game not found", "join_game"));
      return;
    }
    lockOf(gameId)
        .run(
            hold -> joinLocked(member, gameId, hold),
            () ->
                member.send(
                    "error", Text.error("INTERNAL_ERROR", "Failed to join game", "join_game")));
  }

  void leave(Member member, String gameId) {
    Seating seating = seatings.get(member);
    Table table = tables.get(gameId);
    if (table == null) {
      return;
    }
    table.room().leave(member);
    if (seating != null) {
      seating.rooms.remove(table);
      seating.current = null;
    }
    table
        .room()
        .send("player_left", Text.ofGame("player_left", Text.player(gameId, member.user()), now()));
  }

  void move(Member member, String gameId, Wish wish) {
    Table table = current(member).orElse(null);
    if (table == null || !table.row().id().equals(gameId)) {
      services.truth().play().moveRejected("not_joined");
      member.send(
          "error",
          Text.error(
              "ACCESS_DENIED", "You are not allowed to make moves in this game", wish.event()));
      return;
    }
    lockOf(gameId)
        .run(
            hold -> moveLocked(member, table, wish, hold),
            () -> {
              services.truth().play().moveRejected("lock");
              services.metrics().play().moveRejected("lock");
              member.send("error", Text.error("MOVE_REJECTED", wish.rejection(), wish.event()));
            });
  }

  /**
   * A player moves over HTTP; those who look at the game see it on their sockets.
   *
   * @param move type and cells
   * @param done told whether it was made
   */
  public void moveOverHttp(Game row, User user, JsonNode move, Consumer<Boolean> done) {
    Optional<Wish> wish = Wish.described("player_move", move);
    if (wish.isEmpty()) {
      done.accept(false);
      return;
    }
    lockOf(row.id())
        .run(
            hold -> {
              Table table = tableOf(row);
              Member mover = userSockets.of(user.id()).orElseGet(() -> new Absent(user));
              Optional<Move> offered = table.offered(mover, wish.get());
              if (offered.isPresent()) {
                table.play(offered.get(), mover, wish.get(), hold);
              } else {
                hold.release();
                services.truth().play().moveRejected("rules_invalid");
                services.metrics().play().moveRejected("rules_invalid");
              }
              done.accept(offered.isPresent());
            },
            () -> {
              services.truth().play().moveRejected("lock");
              services.metrics().play().moveRejected("lock");
              done.accept(false);
            });
  }

  /** A user without a socket, who hears nothing. */
  private record Absent(User user) implements Member {
    @Override
    public void send(String event, byte[] frame) {}
  }

  /** The game that this socket joined last. */
  Optional<Table> current(Member member) {
    return Optional.ofNullable(seatings.get(member)).map(seating -> seating.current);
  }

  void disconnected(Member member, User user) {
    userSockets.disconnected(user.id());
    lobby.unsubscribe(member);
    Seating seating = seatings.remove(member);
    if (seating == null) {
      return;
    }
    seating.rooms.forEach(table -> table.room().leave(member));
    Table current = seating.current;
    if (current != null && tables.get(current.row().id()) == current) {
      playerGone(current, user);
    }
  }

  private void playerGone(Table table, User user) {
    String gameId = table.row().id();
    long windowMillis = services.settings().reconnectWindowMillis();
    table
        .room()
        .send(
            "player_disconnected",
            Text.ofGame(
                "player_disconnected",
                Text.player(gameId, user) + ",\"reconnectionWindowMs\":" + windowMillis,
                now()));
    int seat = table.seatOf(user);
    if (seat > 0) {
      Timer window = services.timers().after(windowMillis, () -> windowOver(table, user, seat));
      presence.left(gameId, user.id(), seat, window);
    }
  }

  private void windowOver(Table table, User user, int seat) {
    String gameId = table.row().id();
    presence.expired(gameId, user.id());
    services.metrics().play().reconnection(false);
    table.cancelQuestionTo(seat);
    lockOf(gameId)
        .run(
            hold -> {
              table.end(abandonment(table, user));
              hold.release();
            },
            () -> {});
  }

  /** Only a rated game with an opponent still there has a winner. */
  private Ending abandonment(Table table, User user) {
    Game row = table.row();
    return row.humans().stream()
        .filter(other -> row.order().rated() && !other.id().equals(user.id()))
        .filter(other -> presence.isAlive(row.id(), other.id()))
        .findFirst()
        .map(other -> Ending.wonBy(table.seatOf(other), Ending.Reason.ABANDONMENT))
        .orElseGet(() -> Ending.undecided(Ending.Reason.ABANDONMENT));
  }

  private void joinLocked(Member member, String gameId, GameLock.Hold hold) {
    Game row = services.games().byId(gameId).orElse(null);
    User user = member.user();
    if (user == null || row == null || !row.isVisibleTo(user)) {
      hold.release();
      if (user != null) {
        member.send(
            "error",
            row == null
                ? Text.error("GAME_NOT_FOUND", "Game not found", "join_game")
                : Text.error(
                    "ACCESS_DENIED", "You are not allowed to join this game", "join_game"));
      }
      return;
    }
    Optional<Integer> back = presence.came(gameId, user.id());
    Table table = tableOf(row);
    Seating seating = seatings.computeIfAbsent(member, joined -> new Seating());
    seating.current = table;
    seating.rooms.add(table);
    table.room().enter(member);
    table.show(member);
    back.ifPresent(seat -> services.metrics().play().reconnection(true));
    String event = back.isPresent() ? "player_reconnected" : "player_joined";
    String seat = back.map(number -> ",\"playerNumber\":" + number).orElse("");
    table
        .room()
        .sendToOthers(member, event, Text.ofGame(event, Text.player(gameId, user) + seat, now()));
    services.timers().after(JOIN_SETTLES_MILLIS, () -> table.goOn(hold));
  }

  private Table tableOf(Game row) {
    Table known = tables.get(row.id());
    if (known != null) {
      return known;
    }
    boolean waited = row.status() == GameStatus.WAITING;
    Table made = factory.make(row, lockOf(row.id()), lost.contains(row.id()));
    tables.put(row.id(), made);
    if (waited && row.status() == GameStatus.ACTIVE) {
      lobby.started(row.id());
    }
    return made;
  }

  private void moveLocked(Member member, Table table, Wish wish, GameLock.Hold hold) {
    Optional<Game> row = services.games().byId(table.row().id());
    if (member.user() == null) {
      hold.release();
      services.truth().play().moveRejected("socket_gone");
    } else if (row.isEmpty()) {
      hold.release();
      services.truth().play().moveRejected("game_not_found");
      member.send("error", Text.error("GAME_NOT_FOUND", "Game not found", wish.event()));
    } else if (row.get().status() != GameStatus.ACTIVE) {
      hold.release();
      services.metrics().play().moveRejected("game_not_active");
      services.truth().play().moveRejected("game_not_active");
      member.send("error", Text.error("INTERNAL_ERROR", "Game is not active", wish.event()));
    } else {
      moveOffered(member, table, wish, hold);
    }
  }

  private void moveOffered(Member member, Table table, Wish wish, GameLock.Hold hold) {
    Optional<Move> move = table.offered(member, wish);
    if (move.isEmpty()) {
      boolean seated = table.seatOf(member.user()) > 0;
      table.reject(member, wish, hold, seated ? "rules_invalid" : "authz");
      return;
    }
    Draw draw = services.faults().draw(FaultPoint.MOVE, member.user().username());
    if (draw.has(FaultKind.FORGET)) {
      services.truth().fault(FaultPoint.MOVE, FaultKind.FORGET);
      hold.release();
      forget(table.row().id());
      services.truth().play().moveRejected("game_not_found");
      member.send("error", Text.error("GAME_NOT_FOUND", "Game not found", wish.event()));
    } else if (draw.has(FaultKind.HANG)) {
      services.truth().fault(FaultPoint.MOVE, FaultKind.HANG);
      hold.release();
      services.truth().play().moveRejected("unanswered");
    } else if (table.isRefused(draw)) {
      table.reject(member, wish, hold, "rules_invalid");
    } else {
      table.play(move.get(), member, wish, hold);
    }
  }

  private void loseSession(String gameId) {
    Table table = tables.remove(gameId);
    if (table != null) {
      if (table.status() == Table.Status.ACTIVE) {
        services.truth().play().gameLost();
      }
      table.drop();
    }
    presence.forget(gameId);
    locks.remove(gameId);
  }

  private void noteFinished(Table table) {
    finished.add(table.row().id());
    if (finished.size() > FINISHED_KEPT) {
      loseSession(finished.remove());
    }
  }

  private GameLock lockOf(String gameId) {
    return locks.computeIfAbsent(
        gameId,
        id ->
            new GameLock(
                services.timers(),
                services.clock(),
                services.metrics().play(),
                services.settings()));
  }

  private String now() {
    return Timestamps.iso(services.clock().instant());
  }
}
