package cleansignal.compare;

/**
 * Something other than the target's behaviour in which two runs differ, so that their numbers can't
 * be held against each other.
 *
 * @param what what differs
 * @param text how, in words
 * @param waived whether it was asked to compare all the same
 */
public record Difference(What what, String text, boolean waived) {

  /** What runs that are to be compared must share. */
  public enum What {
    /** Which load was made: scenario, stages, pace, what users do. */
    PLAN,
    /** Where it went, and which version answered. */
    TARGET,
    /** What made it. */
    INJECTOR,
    /** Runs that can't be judged can't be compared. */
    EVIDENCE;

    /** As the command line has it. */
    public String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
