package cleansignal.chain;

import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.GameStatus;
import cleansignal.target.dialect.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A user that watches games which others play: joins one that runs, hears its states, goes when it
 * ends and picks the next. It has no seat, never moves, and no player waits for it. Pure state, no
 * clock and no Gatling; used by one event loop, with the {@link Gallery} as the only thing shared.
 */
final class Spectator {

  /** Name of the record of a join, from the send to the first state. */
  static final String SPECTATE = "spectate";

  /**
   * Name of the measurement of a state's lateness: from when the first of the game's players saw it
   * to when the spectator did.
   */
  static final String STATE = "spectated state";

  /** What the spectator wants to do next. */
  enum Want {
    /** Nothing: it watches, or there is nothing to watch. */
    NOTHING,
    /** Join {@link #gameId}. */
    JOIN,
    /** Leave {@link #gameId}. */
    LEAVE
  }

  private enum Stage {
    IDLE,
    CHOSEN,
    JOINING,
    WATCHING
  }

  /** How long a spectator who was not let in waits before it tries again. */
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  /** A state that was seen and not yet held against the players' sight of it. */
  private record Seen(int historyLength, long atMillis) {}

  private final Gallery gallery;
  private final List<Measurement> measurements = new ArrayList<>();
  private Stage stage = Stage.IDLE;
  private Optional<Game> game = Optional.empty();
  private Optional<Seen> last = Optional.empty();
  private int historyLength;
  private boolean over;
  private long chooseAtMillis;
  private long joinedMillis;
  private long watchUntilMillis;

  /** A spectator that watches nothing. */
  Spectator(Gallery gallery) {
    this.gallery = gallery;
  }

  /**
   * What to do at that time.
   *
   * @param stay whether there is time for a game; without, the one at hand is left
   */
  Want next(long nowMillis, boolean stay) {
    if (stage == Stage.WATCHING) {
      boolean ended = over || game.orElseThrow().over();
      return !stay || ended || nowMillis >= watchUntilMillis ? Want.LEAVE : Want.NOTHING;
    }
    if (!stay && stage == Stage.CHOSEN) {
      goneFrom(nowMillis);
    }
    if (stay && stage == Stage.IDLE && nowMillis >= chooseAtMillis) {
      game = gallery.enter(nowMillis);
      stage = game.isPresent() ? Stage.CHOSEN : Stage.IDLE;
    }
    return stage == Stage.CHOSEN ? Want.JOIN : Want.NOTHING;
  }

  /** The server's id of the game at hand. */
  String gameId() {
    return game.orElseThrow().id();
  }

  /** The join goes out. */
  void joins(long nowMillis) {
    stage = Stage.JOINING;
    joinedMillis = nowMillis;
    historyLength = -1;
    over = false;
  }

  /** Whether the server still owes an answer to the join. */
  boolean joining() {
    return stage == Stage.JOINING;
  }

  /** An event has come, ms since the epoch. */
  void heard(GameEvent event, long atMillis) {
    if (event instanceof GameEvent.State state) {
      saw(state.state(), atMillis);
    } else if (event instanceof GameEvent.Over end) {
      saw(end.state(), atMillis);
    } else if (event instanceof GameEvent.Failure failure
        && joining()
        && (failure.about() == Intent.JOIN || failure.about() == Intent.OTHER)) {
      notJoined(atMillis, failure.outcome(), failure.code());
    }
  }

  private void saw(GameState state, long atMillis) {
    if (game.filter(watched -> watched.id().equals(state.gameId())).isEmpty()) {
      return;
    }
    boolean asked = joining();
    if (asked) {
      joinAnswered(atMillis, Outcome.OK, "");
      stage = Stage.WATCHING;
      watchUntilMillis = atMillis + gallery.session().toMillis();
    }
    if (state.historyLength() > historyLength) {
      compareLast();
      historyLength = state.historyLength();
      // The answer to the join is for the spectator alone: nobody else saw it come.
      last = asked ? Optional.empty() : Optional.of(new Seen(historyLength, atMillis));
    }
    over |= state.status() == GameStatus.OVER;
  }

  /**
   * Holds the last state against the players' sight of it; only now, because a player who thinks
   * looks at its frames late, but always before it moves.
   */
  private void compareLast() {
    last.ifPresent(
        seen -> {
          OptionalLong first = game.orElseThrow().sightings().first(seen.historyLength());
          if (first.isPresent()) {
            measurements.add(
                Measurement.ok(
                    STATE, Math.min(first.getAsLong(), seen.atMillis()), seen.atMillis()));
          }
        });
    last = Optional.empty();
  }

  private void joinAnswered(long atMillis, Outcome outcome, String detail) {
    game.orElseThrow().quiet().joinEnded();
    measurements.add(new Measurement(SPECTATE, joinedMillis, atMillis, outcome, detail));
  }

  private void notJoined(long atMillis, Outcome outcome, String detail) {
    joinAnswered(atMillis, outcome, detail);
    goneFrom(atMillis);
    chooseAtMillis = atMillis + BACK_OFF.toMillis();
  }

  /** The wait for the answer to the join is over; a server that has not answered will not. */
  void waited(long nowMillis) {
    if (joining()) {
      notJoined(nowMillis, Outcome.TIMEOUT, "not shown the game");
    }
  }

  /** The game has been left. */
  void left(long nowMillis) {
    compareLast();
    goneFrom(nowMillis);
  }

  /** The connection is gone, and with it whatever was watched. */
  void disconnected(long nowMillis) {
    if (joining()) {
      notJoined(nowMillis, Outcome.PROTOCOL, "the socket was closed");
    } else {
      goneFrom(nowMillis);
    }
  }

  private void goneFrom(long nowMillis) {
    if (stage == Stage.CHOSEN) {
      game.ifPresent(chosen -> chosen.quiet().joinEnded());
    }
    game.ifPresent(gallery::left);
    game = Optional.empty();
    last = Optional.empty();
    stage = Stage.IDLE;
    chooseAtMillis = nowMillis;
  }

  /** What happened since the last call; each is given once. */
  List<Measurement> takeMeasurements() {
    List<Measurement> taken = List.copyOf(measurements);
    measurements.clear();
    return taken;
  }
}
