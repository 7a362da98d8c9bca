package cleansignal.chain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One virtual user's place at a table: decides what the user does next and notes what became of the
 * last exchange. Pure state, no clock and no Gatling; used by one event loop, with the {@link
 * Table} as the only thing shared.
 *
 * <p>The owner (seat 0) opens a game, the others join it one after another, all read it until it is
 * over, and leave.
 */
final class Seat {

  /** What the user does next. */
  enum Step {
    /** Create a game. */
    OPEN,
    /** Join the game that the owner opened. */
    JOIN,
    /** Read the game, after the polling pause. */
    READ,
    /** Leave the game. */
    LEAVE,
    /** Nothing to do yet: others must act first, or the server asked us to wait. */
    WAIT,
    /** The user's time is up. */
    DONE
  }

  /** How long a seat waits for the others to sit down before it gives the game up. */
  static final Duration SEATING_LIMIT = Duration.ofSeconds(30);

  /** How often a waiting seat looks at its table; costs nothing on the wire. */
  private static final Duration LOOK_AROUND = Duration.ofMillis(50);

  /** How long a user waits after a 429 that does not say how long. */
  private static final Duration UNTOLD_WAIT = Duration.ofSeconds(5);

  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

  private final Table table;
  private final int number;
  private final long endMillis;
  private final Duration gameLife;
  private final GameStart start;
  private final List<Marker> markers = new ArrayList<>();
  private Optional<Game> mine = Optional.empty();
  private Optional<Game> joining = Optional.empty();
  private boolean abandoned;
  private long satDownMillis;
  private long waitUntilMillis;
  private Duration backOff = FIRST_BACK_OFF;

  /**
   * A seat at which nobody plays yet.
   *
   * @param table shared with the other seats
   * @param number from 0; 0 owns the table's games
   * @param endMillis when the plan ends the user, ms since the epoch
   * @param gameLife after how long a game is left
   * @param start from when on a game counts as running
   */
  Seat(Table table, int number, long endMillis, Duration gameLife, GameStart start) {
    this.table = table;
    this.number = number;
    this.endMillis = endMillis;
    this.gameLife = gameLife;
    this.start = start;
  }

  /** What to do at that time. */
  Step step(long nowMillis) {
    if (mine.filter(Game::lost).isPresent()) {
      // Somebody else found out: leaving it would be one more 404 for the same loss.
      gone(nowMillis);
    }
    if (mine.isPresent()) {
      return playing(mine.get(), nowMillis);
    }
    if (abandoned || nowMillis >= endMillis()) {
      return Step.DONE;
    }
    if (nowMillis < waitUntilMillis) {
      return Step.WAIT;
    }
    if (number == 0) {
      return Step.OPEN;
    }
    joining = table.game().filter(game -> game.awaits(number));
    return joining.isPresent() ? Step.JOIN : Step.WAIT;
  }

  private Step playing(Game game, long nowMillis) {
    if (nowMillis >= endMillis()) {
      end(game, table.closedMillis() < endMillis ? "stopped" : "plan", nowMillis);
    } else if (nowMillis >= game.budgetEndMillis()) {
      end(game, "budget", nowMillis);
    } else if (!game.running() && nowMillis >= satDownMillis + SEATING_LIMIT.toMillis()) {
      end(game, "never-full", nowMillis);
    }
    if (game.over()) {
      // At the plan's end a wait that the server asked for is over too, so that the game is left
      // all the same.
      return nowMillis < waitUntilMillis && nowMillis < endMillis() ? Step.WAIT : Step.LEAVE;
    }
    return nowMillis < waitUntilMillis || !game.running() ? Step.WAIT : Step.READ;
  }

  /** When the user's time is up: as planned, or when its table is closed before. */
  private long endMillis() {
    return Math.min(endMillis, table.closedMillis());
  }

  /** Whether the user's time was up before the plan said so. */
  boolean closed() {
    return table.closedMillis() < Long.MAX_VALUE;
  }

  /** The id of the game that this seat plays, or is to join; empty when there is none. */
  Optional<String> gameId() {
    return mine.or(() -> joining).map(Game::id);
  }

  /** How long the plan still gives the user, in ms, at least 0. */
  long remainingMillis(long nowMillis) {
    return Math.max(0, endMillis() - nowMillis);
  }

  /**
   * How long to wait at {@link Step#WAIT} before asking for the next step again, in ms, at least 1.
   */
  long waitMillis(long nowMillis) {
    if (nowMillis >= waitUntilMillis) {
      return LOOK_AROUND.toMillis();
    }
    // A game's budget ends also while its player has to wait.
    long budgetEndMillis =
        mine.filter(game -> !game.over()).map(Game::budgetEndMillis).orElse(Long.MAX_VALUE);
    long until = Math.min(Math.min(waitUntilMillis, endMillis()), budgetEndMillis);
    return Math.max(1, until - nowMillis);
  }

  /** The server is asked for a seat, or has answered. */
  void arriving(boolean asked) {
    table.busy(asked ? 1 : -1);
  }

  /** The server has created a game. */
  void opened(String id, long nowMillis) {
    sitDown(table.open(id, nowMillis + gameLife.toMillis()), nowMillis);
  }

  /** The server has given us the seat; the game may be over by now. */
  void joined(long nowMillis) {
    Game game = joining.orElseThrow();
    game.joined();
    sitDown(game, nowMillis);
  }

  private void sitDown(Game game, long nowMillis) {
    mine = Optional.of(game);
    table.busy(1);
    satDownMillis = nowMillis;
    if (start == GameStart.WHEN_FULL && game.running()) {
      begin(game, nowMillis);
    }
  }

  /** What keeps joins and unanswered decisions of the game at hand apart. */
  Quiet quiet() {
    return mine.orElseThrow().quiet();
  }

  /** The player has seen a state of a game with that much history, ms since the epoch. */
  void saw(String gameId, int historyLength, long atMillis) {
    mine.filter(game -> game.id().equals(gameId))
        .ifPresent(game -> game.sightings().saw(historyLength, atMillis));
  }

  /** The game is played. */
  void runs(long nowMillis) {
    mine.ifPresent(game -> begin(game, nowMillis));
  }

  private void begin(Game game, long nowMillis) {
    game.claimStart(nowMillis)
        .ifPresent(
            start -> {
              markers.add(new Marker("~game+ " + table.seats().text(), nowMillis, 1));
              start.ended().ifPresent(reason -> markers.add(ending(reason, nowMillis)));
            });
  }

  private Marker ending(String reason, long atMillis) {
    return new Marker("~game- " + table.seats().text() + " " + reason, atMillis, -1);
  }

  /** When the game at hand is to be left, ms since the epoch; never when there is none. */
  long budgetEndMillis() {
    return mine.map(Game::budgetEndMillis).orElse(Long.MAX_VALUE);
  }

  /** The game could not be created: wait a little longer each time. */
  void openFailed(long nowMillis) {
    waitUntil(nowMillis + backOff.toMillis());
    Duration doubled = backOff.multipliedBy(2);
    backOff = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
  }

  /** The seat could not be taken: the game can't become full, so nobody goes on with it. */
  void joinFailed(long nowMillis) {
    joining.ifPresent(game -> end(game, "join-failed", nowMillis));
  }

  /** The server says that the game is over. */
  void finished(long nowMillis) {
    end(Game.FINISHED, nowMillis);
  }

  /**
   * The game at hand is over for everybody at the table, who leave it.
   *
   * @param reason one word for the log
   */
  void end(String reason, long nowMillis) {
    mine.ifPresent(game -> end(game, reason, nowMillis));
  }

  /** The server does not know the game any more: there is nothing to leave. */
  void lost(long nowMillis) {
    mine.or(() -> joining).ifPresent(game -> end(game, Game.LOST, nowMillis));
    gone(nowMillis);
  }

  /**
   * The user gives up for good: its game can't go on without it, and it opens or joins no other.
   */
  void abandon(long nowMillis) {
    table.game().ifPresent(game -> end(game, "user-lost", nowMillis));
    standUp();
    abandoned = true;
  }

  /** The server has taken the seat back. */
  void left() {
    mine.ifPresent(Game::left);
  }

  /** The leave was answered, well or not: a failed one is not tried again. */
  void gone(long nowMillis) {
    if (number == 0) {
      mine.ifPresent(game -> beforeNext(game, nowMillis));
    }
    standUp();
  }

  private void standUp() {
    mine.ifPresent(game -> table.busy(-1));
    mine = Optional.empty();
  }

  /** A game that went wrong says that opening the next one at once would go no better. */
  private void beforeNext(Game last, long nowMillis) {
    if (last.wentWell()) {
      backOff = FIRST_BACK_OFF;
    } else {
      openFailed(nowMillis);
    }
  }

  /**
   * The server asked us to wait. A server that says "not at all" is taken at less than its word, or
   * its limiter would be hammered.
   *
   * @param retryAfter how long; empty when it did not say
   */
  void askedToWait(Optional<Duration> retryAfter, long nowMillis) {
    Duration wait = retryAfter.orElse(UNTOLD_WAIT);
    waitUntil(nowMillis + Math.max(FIRST_BACK_OFF.toMillis(), wait.toMillis()));
  }

  private void waitUntil(long millis) {
    waitUntilMillis = Math.max(waitUntilMillis, millis);
  }

  private void end(Game game, String reason, long nowMillis) {
    game.claimEnd(reason, nowMillis)
        .ifPresent(endedMillis -> markers.add(ending(reason, endedMillis)));
  }

  /** The markers to be written, in order; each is given once. */
  List<Marker> takeMarkers() {
    List<Marker> taken = List.copyOf(markers);
    markers.clear();
    return taken;
  }

  /**
   * A running game begins or ends.
   *
   * @param name the record's name
   * @param atMillis ms since the epoch
   * @param change +1 or −1 running games
   */
  record Marker(String name, long atMillis, int change) {}
}
