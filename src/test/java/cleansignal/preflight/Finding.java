package cleansignal.preflight;

import cleansignal.runlog.PreflightReport.Status;
import java.util.regex.Pattern;

/**
 * What one check found. Neither text holds a secret, nor a control character: what the target said
 * of itself stands in them, and they go to a terminal.
 *
 * @param status what it means for the run
 * @param found what was seen, one line
 * @param advice what to do about it, one line; empty when there is nothing to do
 */
record Finding(Status status, String found, String advice) {

  private static final Pattern CONTROL = Pattern.compile("\\p{IsControl}");

  /** Puts a question mark for each control character. */
  Finding {
    found = printable(found);
    advice = printable(advice);
  }

  private static String printable(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }

  static Finding pass(String found) {
    return new Finding(Status.PASS, found, "");
  }

  static Finding warn(String found, String advice) {
    return new Finding(Status.WARN, found, advice);
  }

  static Finding fail(String found, String advice) {
    return new Finding(Status.FAIL, found, advice);
  }

  static Finding skip(String why) {
    return new Finding(Status.SKIP, why, "");
  }
}
