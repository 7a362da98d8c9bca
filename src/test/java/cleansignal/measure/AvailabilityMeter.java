package cleansignal.measure;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import java.util.BitSet;

/**
 * Seconds in which the target owed an answer, and those in which it gave one. It owes one in the
 * second in which a request ends, and in every second through which a request waits; not in one in
 * which a request only begins, or whoever asks seldom would see an outage wherever an answer comes
 * just behind the full second. A second in part at the window's end is left out.
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
    long last = second(endMillis);
    long firstWhole = second(startMillis - 1) + 1;
    long from = Math.max(0, Math.min(firstWhole, last));
    long to = Math.min(last, seconds - 1);
    if (from > to) {
      return;
    }
    asked.set((int) from, (int) to + 1);
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
