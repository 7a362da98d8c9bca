package cleansignal.request;

import cleansignal.measure.RecordKind;
import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.GameEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts while the run goes on, for the progress line, and remembers what the log does not hold:
 * the first failures' request ids, and how late users started. No number of the verdict comes from
 * it, but whether a run is given up before its end. Fed after every exchange, also where no answer
 * came. Thread-safe.
 */
public final class LiveRecorder {

  private static final int FAILURES_KEPT = 1_000;

  private final Map<Outcome, LongAdder> counts =
      Arrays.stream(Outcome.values())
          .collect(
              Collectors.toMap(
                  outcome -> outcome,
                  outcome -> new LongAdder(),
                  (a, b) -> a,
                  () -> new EnumMap<>(Outcome.class)));
  private final List<Exchanges.Ended> failures = new ArrayList<>();
  private final Map<String, LongAdder> heard = new ConcurrentHashMap<>();
  private final Queue<Long> startsLate = new ConcurrentLinkedQueue<>();
  private final LongAdder users = new LongAdder();
  private final LongAdder games = new LongAdder();
  private volatile Consumer<Exchanges.Ended> watcher = exchange -> {};

  /** Takes in an exchange that is over, or what is written as one, and counts it if it is one. */
  public void ended(Exchanges.Ended exchange) {
    if (RecordKind.isRequest(exchange.name())) {
      counts.get(exchange.outcome()).increment();
    }
    if (exchange.outcome().isTrueError()) {
      remember(exchange);
    }
    watcher.accept(exchange);
  }

  /** From now on that one sees every exchange that is over, on the thread of its user. */
  public void watchedBy(Consumer<Exchanges.Ended> other) {
    watcher = other;
  }

  private synchronized void remember(Exchanges.Ended exchange) {
    if (failures.size() < FAILURES_KEPT) {
      failures.add(exchange);
    }
  }

  /** A user has taken in an event of its socket, after the server let it in. */
  public void heard(GameEvent event) {
    heard.computeIfAbsent(event.getClass().getSimpleName(), kind -> new LongAdder()).increment();
  }

  /** How many events of each kind all users together have taken in, by the kind's name. */
  public SortedMap<String, Long> heard() {
    SortedMap<String, Long> counts = new TreeMap<>();
    heard.forEach((kind, count) -> counts.put(kind, count.sum()));
    return counts;
  }

  /** A virtual user started (+1) or ended (−1). */
  public void users(int change) {
    users.add(change);
  }

  /** A virtual user started so many ms later than planned; 0 when it did not start late. */
  public void startedLate(long millis) {
    startsLate.add(millis);
  }

  /** How late each user started that did since the last call, ms. */
  public List<Long> startsLate() {
    return Stream.generate(startsLate::poll).takeWhile(Objects::nonNull).toList();
  }

  /** A game began to run (+1) or ended (−1). */
  public void games(int change) {
    games.add(change);
  }

  /** Virtual users alive. */
  public long usersNow() {
    return users.sum();
  }

  /** Running games. */
  public long gamesNow() {
    return games.sum();
  }

  /**
   * Requests so far by outcome, those that the verdict counts; only those that happened, in the
   * taxonomy's order.
   */
  public Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> seen = new EnumMap<>(Outcome.class);
    counts.forEach(
        (outcome, count) -> {
          if (count.sum() > 0) {
            seen.put(outcome, count.sum());
          }
        });
    return seen;
  }

  /** The first true errors, at most 1,000. */
  public synchronized List<Exchanges.Ended> failures() {
    return List.copyOf(failures);
  }
}
