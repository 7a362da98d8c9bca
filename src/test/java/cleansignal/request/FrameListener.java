package cleansignal.request;

/** What a user makes of the frames of its socket. Called from the user's event loop only. */
@FunctionalInterface
public interface FrameListener {

  /**
   * A text frame has arrived.
   *
   * @param frame as it came
   * @param atMillis when, ms since the epoch
   * @return whether what the user waits for has come with it
   */
  boolean received(String frame, long atMillis);
}
