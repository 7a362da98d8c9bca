package cleansignal.reference.ai;

import cleansignal.reference.fault.Distribution;

/**
 * The AI service, and how the server treats it.
 *
 * @param port of the service, 0 for any free one; the host is always 127.0.0.1
 * @param thinking how long it thinks about a move
 * @param timeoutMillis how long the server waits for an answer
 * @param maxConcurrent calls under way at once; one more is not made; 0 for no cap
 * @param breakerFailures failures in a row that open the circuit breaker; 0 for never
 * @param breakerOpenMillis how long it stays open
 * @param fallback whether the server thinks for itself when the service gives no legal move;
 *     without it the game stands still until somebody joins it again, and then the service is asked
 *     again
 * @param up whether the service's port is open
 */
public record AiSettings(
    int port,
    Distribution thinking,
    long timeoutMillis,
    int maxConcurrent,
    int breakerFailures,
    long breakerOpenMillis,
    boolean fallback,
    boolean up) {

  /** As on the target, with a service that thinks no time at all. */
  public static final AiSettings DEFAULTS =
      new AiSettings(0, Distribution.NONE, 30_000, 16, 5, 60_000);

  /** Of a service that is up, with a fallback. */
  public AiSettings(
      int port,
      Distribution thinking,
      long timeoutMillis,
      int maxConcurrent,
      int breakerFailures,
      long breakerOpenMillis) {
    this(
        port,
        thinking,
        timeoutMillis,
        maxConcurrent,
        breakerFailures,
        breakerOpenMillis,
        true,
        true);
  }

  /**
   * Refuses figures that make no sense.
   *
   * @throws IllegalArgumentException with one line that names them
   */
  public AiSettings {
    thinking = thinking == null ? Distribution.NONE : thinking;
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("ai: port must be from 0 to 65535");
    }
    if (timeoutMillis < 1 || maxConcurrent < 0 || breakerFailures < 0 || breakerOpenMillis < 1) {
      throw new IllegalArgumentException(
          "ai: timeoutMillis and breakerOpenMillis must be 1 or more,"
              + " maxConcurrent and breakerFailures 0 or more");
    }
  }
}
