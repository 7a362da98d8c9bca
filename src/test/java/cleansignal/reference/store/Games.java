package cleansignal.reference.store;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** All games, by id and invite code, and how many there were. */
public final class Games {
  private final Ids ids;
  private final Clock clock;
  private final Map<String, Game> byId = new HashMap<>();
  private final Map<String, Game> byInvite = new HashMap<>();

  /** No game yet. */
  public Games(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Creates a game with this creator in its first seat. */
  public Game create(GameOrder order, User creator) {
    Game game = new Game(ids.cuid(), ids.inviteCode(), order, creator, clock.instant());
    byId.put(game.id(), game);
    byInvite.put(game.inviteCode(), game);
    return game;
  }

  /** The game with this id. */
  public Optional<Game> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The game with this invite code. */
  public Optional<Game> byInvite(String inviteCode) {
    return Optional.ofNullable(byInvite.get(inviteCode));
  }

  /**
   * Forgets a game, as a server does that lost its row.
   *
   * @return whether there was one
   */
  public boolean forget(String id) {
    Game game = byId.remove(id);
    if (game != null) {
      byInvite.remove(game.inviteCode());
    }
    return game != null;
  }

  /** Games that were played to an end. */
  public long finished() {
    return byId.values().stream().filter(game -> game.status() == GameStatus.COMPLETED).count();
  }

  /** Games that are not over and have all their seats taken. */
  public long running() {
    return byId.values().stream()
        .filter(game -> !game.status().isOver())
        .filter(game -> game.occupiedSeats() == game.order().maxPlayers())
        .count();
  }
}
