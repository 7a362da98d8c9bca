package cleansignal.preflight;

import cleansignal.runlog.PreflightReport.Status;

/**
 * What one check found. Neither text holds a secret.
 *
 * @param status what it means for the run
 * @param found what was seen, one line
 * @param advice what to do about it, one line; empty when there is nothing to do
 */
record Finding(Status status, String found, String advice) {

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
