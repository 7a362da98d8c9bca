package cleansignal.slo;

/**
 * A record that is appended to a run's log, so that the standard report shows the verdict.
 *
 * @param name its request name
 * @param ok whether it counts as a success
 * @param message what was measured; at most {@link #MESSAGE_LENGTH} characters
 */
public record SloRecord(String name, boolean ok, String message) {

  /** What Gatling's log keeps of a message. */
  public static final int MESSAGE_LENGTH = 200;

  private static final String CUT = "…";

  /** Cuts a message that is too long. */
  public SloRecord {
    if (message.length() > MESSAGE_LENGTH) {
      message = message.substring(0, MESSAGE_LENGTH - CUT.length()) + CUT;
    }
  }
}
