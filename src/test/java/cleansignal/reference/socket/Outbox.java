package cleansignal.reference.socket;

import cleansignal.reference.loop.Timers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Keeps the order of a socket's frames when one of them is delayed: the later ones wait for it. */
final class Outbox {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Timers timers;
  private final Consumer<Outgoing> writer;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  Outbox(Timers timers, Consumer<Outgoing> writer) {
    this.timers = timers;
    this.writer = writer;
  }

  /**
   * An event on its way to a client.
   *
   * @param event its name
   * @param frame the whole text frame
   */
  record Outgoing(String event, byte[] frame) {}

  private record Waiting(Outgoing outgoing, long dueNanos) {}

  /** Sends this after so many milliseconds, or once what was sent before has gone. */
  void send(Outgoing outgoing, long delayMillis) {
    if (delayMillis <= 0 && waiting.isEmpty()) {
      writer.accept(outgoing);
      return;
    }
    long dueNanos = System.nanoTime() + delayMillis * NANOS_PER_MILLI;
    waiting.add(new Waiting(outgoing, dueNanos));
    if (waiting.size() == 1) {
      timers.after(delayMillis, this::release);
    }
  }

  private void release() {
    while (!waiting.isEmpty()) {
      long restNanos = waiting.peek().dueNanos() - System.nanoTime();
      if (restNanos > 0) {
        timers.after(1 + restNanos / NANOS_PER_MILLI, this::release);
        return;
      }
      writer.accept(waiting.remove().outgoing());
    }
  }
}
