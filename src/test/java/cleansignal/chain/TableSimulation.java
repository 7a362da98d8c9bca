package cleansignal.chain;

import cleansignal.chain.Seat.Marker;
import cleansignal.chain.Seat.Step;
import cleansignal.plan.SeatPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One table's users against a server that answers late, refuses, forgets and limits as a seed has
 * it. Users behave as the chain does: ask for a step, send, tell the seat how it went. Time is
 * simulated, events come in the order of their times.
 */
final class TableSimulation {

  private static final long START = 1_700_000_000_000L;
  private static final long PLANNED = 200_000;
  private static final long LIFE = 20_000;
  private static final long POLL = 2_000;

  /** What a user did wrong; empty at the end of a good run. */
  final List<String> mistakes = new ArrayList<>();

  final List<Marker> markers = new ArrayList<>();
  final Set<String> ran = new HashSet<>();
  int opened;
  int requests;
  long lastMillis = START;

  private final SplittableRandom random;
  private final double trouble;
  private final Table table;
  private final List<Seat> seats = new ArrayList<>();
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Map<String, Set<Integer>> seated = new HashMap<>();
  private final Set<String> forgotten = new HashSet<>();
  private final Set<String> joinsUnderWay = new HashSet<>();
  private int order;

  private record Event(long atMillis, int order, Runnable what) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime == 0 ? Integer.compare(order, other.order) : byTime;
    }
  }

  /**
   * A table.
   *
   * @param trouble probability that an exchange goes wrong
   */
  TableSimulation(String seatPlan, long seed, double trouble) {
    this.random = new SplittableRandom(seed);
    this.trouble = trouble;
    this.table = new Table(SeatPlan.parse(seatPlan));
    for (int number = 0; number < table.seats().humans(); number++) {
      seats.add(new Seat(table, number, START + PLANNED, Duration.ofMillis(LIFE)));
    }
  }

  /** Runs until every user is done, or far too much has happened. */
  TableSimulation run() {
    for (int number = 0; number < seats.size(); number++) {
      int user = number;
      at(START + random.nextLong(100), () -> next(user));
    }
    int limit = 500_000;
    while (!events.isEmpty()) {
      Event event = events.remove();
      lastMillis = event.atMillis();
      event.what().run();
      if (--limit == 0) {
        mistakes.add("stuck: " + events.size() + " users still busy");
        return this;
      }
    }
    return this;
  }

  private void at(long millis, Runnable what) {
    events.add(new Event(millis, order++, what));
  }

  private void next(int user) {
    Seat seat = seats.get(user);
    Step step = seat.step(lastMillis);
    markers.addAll(seat.takeMarkers());
    switch (step) {
      case OPEN -> send(user, () -> open(user, seat));
      case JOIN -> join(user, seat);
      case READ -> at(lastMillis + POLL, () -> read(user, seat));
      case LEAVE -> leave(user, seat);
      case WAIT -> at(lastMillis + seat.waitMillis(lastMillis), () -> next(user));
      case DONE -> {}
    }
  }

  private void open(int user, Seat seat) {
    if (troubled()) {
      limitedOr(seat, () -> seat.openFailed(lastMillis));
    } else {
      String id = "g" + opened++;
      seated.put(id, new HashSet<>(Set.of(user)));
      seat.opened(id, lastMillis);
    }
    settled(user, seat);
  }

  private void join(int user, Seat seat) {
    String id = seat.gameId().orElseThrow();
    if (table.game().orElseThrow().over()) {
      mistakes.add("joins a game that is over");
    }
    if (!joinsUnderWay.add(id)) {
      mistakes.add("two joins at once");
    }
    send(
        user,
        () -> {
          joinsUnderWay.remove(id);
          if (forgotten.contains(id)) {
            seat.lost(lastMillis);
          } else if (troubled()) {
            limitedOr(seat, () -> seat.joinFailed(lastMillis));
          } else {
            if (!seated.get(id).add(user)) {
              mistakes.add("joins twice");
            }
            seat.joined(lastMillis);
          }
          settled(user, seat);
        });
  }

  private void read(int user, Seat seat) {
    if (seat.step(lastMillis) != Step.READ) {
      settled(user, seat);
      return;
    }
    String id = seat.gameId().orElseThrow();
    if (seated.get(id).size() != seats.size()) {
      mistakes.add("reads before all have joined");
    }
    ran.add(id);
    send(
        user,
        () -> {
          if (troubled() && random.nextInt(4) == 0) {
            forgotten.add(id);
          }
          if (forgotten.contains(id)) {
            seat.lost(lastMillis);
          } else if (troubled()) {
            limitedOr(seat, () -> seat.finished(lastMillis));
          }
          settled(user, seat);
        });
  }

  private void leave(int user, Seat seat) {
    String id = seat.gameId().orElseThrow();
    if (table.game().filter(game -> game.id().equals(id)).filter(Game::lost).isPresent()) {
      mistakes.add("leaves a game that it knows to be lost");
    }
    send(
        user,
        () -> {
          if (troubled() && seat.remainingMillis(lastMillis) > 0) {
            seat.askedToWait(retryAfter(), lastMillis);
          } else {
            if (!seated.get(id).remove(user)) {
              mistakes.add("leaves a game in which it does not sit");
            }
            seat.gone(lastMillis);
          }
          settled(user, seat);
        });
  }

  private void send(int user, Runnable answered) {
    requests++;
    if (seats.get(user).remainingMillis(lastMillis) == 0 && seats.get(user).gameId().isEmpty()) {
      mistakes.add("starts something after its end");
    }
    // Sometimes longer than the others care to wait.
    long late = random.nextInt(50) == 0 ? 2 * Seat.SEATING_LIMIT.toMillis() : 0;
    at(lastMillis + 1 + random.nextLong(50) + late, answered);
  }

  private void settled(int user, Seat seat) {
    if (random.nextDouble() < trouble / 20) {
      seat.abandon(lastMillis);
    }
    markers.addAll(seat.takeMarkers());
    next(user);
  }

  private void limitedOr(Seat seat, Runnable failed) {
    if (random.nextBoolean()) {
      seat.askedToWait(retryAfter(), lastMillis);
    } else {
      failed.run();
    }
  }

  private Optional<Duration> retryAfter() {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(random.nextInt(60)));
  }

  private boolean troubled() {
    return random.nextDouble() < trouble;
  }

  /** How long the table took, in ms. */
  long tookMillis() {
    return lastMillis - START;
  }

  /** The longest that it may take: the plan, and the longest exchanges that may then be open. */
  static long longestMillis() {
    return PLANNED + 6 * Seat.SEATING_LIMIT.toMillis();
  }
}
