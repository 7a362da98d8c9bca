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
   * The open exchange was answered.
   *
   * @return what it was
   */
  Exchange answered(long atMillis) {
    return close(atMillis, Outcome.OK, "");
  }

  /**
   * The open exchange has failed.
   *
   * @param outcome as what it counts, not {@code ok}
   * @param detail a few words for the reader, the same for all users whom it hits
   * @return what it was
   */
  Exchange failed(long atMillis, Outcome outcome, String detail) {
    return close(atMillis, outcome, detail);
  }

  private Exchange close(long atMillis, Outcome outcome, String detail) {
    Open closed = open.orElseThrow();
    open = Optional.empty();
    measured.add(
        new Measurement(
            closed.exchange().measurement(), closed.sentMillis(), atMillis, outcome, detail));
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
  void unasked(String name, long atMillis, Outcome outcome, String detail) {
    note(new Measurement(name, atMillis, atMillis, outcome, detail));
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
