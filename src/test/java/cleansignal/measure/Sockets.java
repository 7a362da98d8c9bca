package cleansignal.measure;

import java.util.List;
import java.util.Map;

/**
 * Acknowledged sockets of a span, from the socket markers.
 *
 * @param open sockets open at once
 * @param opened sockets that were acknowledged during the span
 * @param levels sockets open on average in each of the span's 30 slices; empty when none was, and
 *     where that was not looked at
 * @param closed sockets that closed during the span, by reason as written in the marker
 */
public record Sockets(
    Concurrency open, long opened, List<Double> levels, Map<String, Long> closed) {

  /** No socket was ever open. */
  public static final Sockets NONE = new Sockets(new Concurrency(0, 0, 0, 0), 0, Map.of());

  /** Why a socket closes that the plan closes. */
  public static final String PLANNED = "plan";

  /** Without the levels of slices. */
  public Sockets(Concurrency open, long opened, Map<String, Long> closed) {
    this(open, opened, List.of(), closed);
  }

  /** Copies list and map. */
  public Sockets {
    levels = List.copyOf(levels);
    closed = Map.copyOf(closed);
  }

  /** Sockets that closed during the span for any reason but the plan's. */
  public long unplanned() {
    return closed.values().stream().mapToLong(Long::longValue).sum()
        - closed.getOrDefault(PLANNED, 0L);
  }
}
