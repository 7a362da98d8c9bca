package cleansignal.runlog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * What {@code preflight.json} says: what was examined before the load, and what was found. Holds no
 * secret and no absolute path.
 *
 * @param schema version of this form, {@link PreflightReports#SCHEMA}
 * @param scenario the run that it was made for
 * @param target what was examined
 * @param millis how long it took in all
 * @param checks in the order in which they were made
 */
public record PreflightReport(
    int schema, String scenario, RunManifest.Target target, long millis, List<Check> checks) {

  /** Copies the list. */
  public PreflightReport {
    checks = List.copyOf(checks);
  }

  /** What became of one check. */
  public enum Status {
    /** It is as it should be. */
    PASS,
    /** It is odd, or can't be seen: the load starts all the same. */
    WARN,
    /** With that, a run would be worth nothing: the load does not start. */
    FAIL,
    /** It was not made: it does not apply, or rests on another that failed. */
    SKIP;

    /** Its word in {@code preflight.json}, lower case. */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One check.
   *
   * @param id its name, lower case with dashes
   * @param status what became of it
   * @param millis how long it took
   * @param found what was seen, one line
   * @param advice what to do about it, one line; empty when there is nothing to do
   */
  public record Check(String id, Status status, long millis, String found, String advice) {}

  /** The checks that ended so. */
  public List<Check> which(Status status) {
    return checks.stream().filter(check -> check.status() == status).toList();
  }

  /** Whether the load must not start. */
  public boolean failed() {
    return !which(Status.FAIL).isEmpty();
  }

  /** What speaks against the run, a sentence for each check that failed. */
  public List<String> problems() {
    return which(Status.FAIL).stream()
        .map(check -> "preflight failed: " + check.id() + ": " + check.found())
        .toList();
  }
}
