package cleansignal.measure;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import java.util.BitSet;

/**
 * Seconds in which the target was asked and answered. A second in part at the window's end is left
 * out.
 */
final class AvailabilityMeter {

  private static final int SECOND = 1_000;

  private final Window window;
  private final int seconds;
  private final BitSet asked = new BitSet();
  private final BitSet answered = new BitSet();

  AvailabilityMeter(Window window) {
    this.window = window;
    this.seconds = Math.toIntExact(window.lengthMillis() / SECOND);
  }

  /** A request that was in flight from the one time to the other, both inclusive. */
  void add(long startMillis, long endMillis, Classified classified) {
    if (!classified.outcome().isValid()) {
      return;
    }
    long first = Math.max(0, second(startMillis));
    long last = second(endMillis);
    if (first >= seconds || last < 0) {
      return;
    }
    asked.set((int) first, (int) Math.min(last, seconds - 1) + 1);
    if (classified.outcome() == Outcome.OK && last < seconds) {
      answered.set((int) last);
    }
  }

  Availability availability() {
    return new Availability(answered.cardinality(), asked.cardinality());
  }

  private long second(long millis) {
    return Math.floorDiv(millis - window.startMillis(), SECOND);
  }
}
