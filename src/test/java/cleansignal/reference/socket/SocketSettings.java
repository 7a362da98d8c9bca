package cleansignal.reference.socket;

/**
 * How long sockets wait.
 *
 * @param pingIntervalMillis between the answer to a heartbeat and the next one
 * @param pingTimeoutMillis for the answer to a heartbeat
 * @param connectTimeoutMillis for the CONNECT after the upgrade
 */
public record SocketSettings(
    long pingIntervalMillis, long pingTimeoutMillis, long connectTimeoutMillis) {

  /** As on the target. */
  public static final SocketSettings DEFAULTS = new SocketSettings(25_000, 30_000, 45_000);

  /**
   * Refuses times that are none.
   *
   * @throws IllegalArgumentException if a time is below 1
   */
  public SocketSettings {
    if (pingIntervalMillis < 1 || pingTimeoutMillis < 1 || connectTimeoutMillis < 1) {
      throw new IllegalArgumentException(
          "sockets: pingIntervalMillis, pingTimeoutMillis and connectTimeoutMillis must be 1 or"
              + " more");
    }
  }
}
