package cleansignal.runlog;

/**
 * A record that judging a run adds to its log, so that Gatling's own report shows the verdict.
 *
 * @param name {@link #VERDICT}, or a name that starts with {@link #OBJECTIVE_PREFIX}
 * @param ok whether it leaves the build green
 * @param message what was measured, at most {@link #MESSAGE_LENGTH} characters; it stands in the
 *     log, and so in the report's table of errors, only when not ok
 */
public record AppendedRecord(String name, boolean ok, String message) {

  /** Name of the one record that stands for the whole verdict. */
  public static final String VERDICT = "clean-signal verdict";

  /** Start of the name of a record that stands for one objective. */
  public static final String OBJECTIVE_PREFIX = "SLO ";

  /** What Gatling's log keeps of a message. */
  public static final int MESSAGE_LENGTH = 200;

  private static final String CUT = "…";

  /**
   * Refuses other names, because a run judged again would count such a record as a request; cuts a
   * message that is too long.
   */
  public AppendedRecord {
    if (!isName(name)) {
      throw new IllegalArgumentException("not the name of an appended record: \"" + name + "\"");
    }
    if (message.length() > MESSAGE_LENGTH) {
      message = message.substring(0, MESSAGE_LENGTH - CUT.length()) + CUT;
    }
  }

  /** Whether a request record of that name was appended and is no request. */
  public static boolean isName(String name) {
    return name.startsWith(OBJECTIVE_PREFIX) || name.equals(VERDICT);
  }
}
