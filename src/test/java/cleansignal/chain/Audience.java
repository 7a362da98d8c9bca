package cleansignal.chain;

import java.util.OptionalInt;
import java.util.function.IntSupplier;

/** Who watches a game, and how many may. Thread-safe. */
final class Audience {

  private OptionalInt places = OptionalInt.empty();
  private int taken;
  private int present;

  /**
   * Whether there is a place that nobody has taken yet.
   *
   * @param draw how many places there are; asked once, when somebody first wants one
   */
  synchronized boolean hasRoom(IntSupplier draw) {
    if (places.isEmpty()) {
      places = OptionalInt.of(draw.getAsInt());
    }
    return taken < places.getAsInt();
  }

  /** A spectator takes a place, for good. */
  synchronized void came() {
    taken++;
    present++;
  }

  /** A spectator has gone; its place is not given away once more. */
  synchronized void went() {
    present--;
  }

  /** How many watch. */
  synchronized int present() {
    return present;
  }
}
