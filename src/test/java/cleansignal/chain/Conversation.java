package cleansignal.chain;

import cleansignal.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The exchanges of a player with the server, at most one of them open, and the measurements that
 * they and others have become. Pure state.
 */
final class Conversation {

  private final List<Measurement> measured = new ArrayList<>();
  private Optional<Open> open = Optional.empty();

  /** The exchange that waits for its answer. */
  Optional<Open> open() {
    return open;
  }

  /** Whether an exchange of that kind waits for its answer. */
  boolean waitsFor(Predicate<Exchange> kind) {
    return open.map(Open::exchange).filter(kind).isPresent();
  }

  void begin(Open begun) {
    open = Optional.of(begun);
  }

  /**
   * The open exchange has ended.
   *
   * @return what it was
   */
  Exchange close(long atMillis, Outcome outcome) {
    Open closed = open.orElseThrow();
    open = Optional.empty();
    measured.add(
        Measurement.of(closed.exchange().measurement(), closed.sentMillis(), atMillis, outcome));
    return closed.exchange();
  }

  /** The open exchange, if of that kind, will have no answer, and that is nobody's fault. */
  void drop(Predicate<Exchange> kind) {
    if (waitsFor(kind)) {
      open = Optional.empty();
    }
  }

  /** Something else was measured. */
  void note(Measurement other) {
    measured.add(other);
  }

  /** Something went wrong though nothing was asked. */
  void unasked(String name, long atMillis, Outcome outcome) {
    note(Measurement.of(name, atMillis, atMillis, outcome));
  }

  /** The measurements that have come to their end, in that order; each is given once. */
  List<Measurement> take() {
    List<Measurement> taken = List.copyOf(measured);
    measured.clear();
    return taken;
  }

  /**
   * An exchange that waits for its answer.
   *
   * @param exchange what was sent
   * @param sentMillis ms since the epoch
   * @param historyLength as known when it was sent
   * @param deadlineMillis when it has failed, ms since the epoch
   */
  record Open(Exchange exchange, long sentMillis, int historyLength, long deadlineMillis) {}
}
