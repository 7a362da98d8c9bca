package cleansignal.runlog;

/**
 * A record that judging a run adds to its log, so that Gatling's own report shows the verdict.
 *
 * @param name {@link #VERDICT}, or a name that starts with {@link #OBJECTIVE_PREFIX}
 * @param ok whether it leaves the build green
 * @param message shown in the report's table of errors when not ok
 */
public record AppendedRecord(String name, boolean ok, String message) {

  /** Name of the one record that stands for the whole verdict. */
  public static final String VERDICT = "clean-signal verdict";

  /** Start of the name of a record that stands for one objective. */
  public static final String OBJECTIVE_PREFIX = "SLO ";

  /** Refuses other names: a run judged again would count such a record as a request. */
  public AppendedRecord {
    if (!isName(name)) {
      throw new IllegalArgumentException("not the name of an appended record: \"" + name + "\"");
    }
  }

  /** Whether a request record of that name was appended and is no request. */
  public static boolean isName(String name) {
    return name.startsWith(OBJECTIVE_PREFIX) || name.equals(VERDICT);
  }
}
