package cleansignal.preflight;

import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReport.Check;
import cleansignal.runlog.PreflightReport.Status;
import java.util.Locale;
import java.util.stream.Collectors;

/** A preflight for a screen. */
public final class PreflightText {

  private static final double MILLIS_PER_SECOND = 1000;

  private PreflightText() {}

  /**
   * One line, and one for each check that wants attention, two where the load must not start for
   * it; every line ends with a line feed. For a run, which has more to say: the advice on what is
   * merely odd is left to {@link #table} and {@code preflight.json}.
   */
  public static String summary(PreflightReport report) {
    return total(report)
        + report.checks().stream()
            .filter(check -> check.status() == Status.WARN || check.status() == Status.FAIL)
            .map(check -> check.status() == Status.FAIL ? advised(check) : line(check))
            .collect(Collectors.joining());
  }

  /** A line for each check and one for all; every line ends with a line feed. */
  public static String table(PreflightReport report) {
    return report.checks().stream().map(PreflightText::advised).collect(Collectors.joining())
        + total(report);
  }

  private static String total(PreflightReport report) {
    return String.format(
        Locale.ROOT,
        "preflight of %s on %s %s: %s; %d passed, %d to be looked at, %d failed, %d skipped; %.1f"
            + " s%n",
        report.scenario(),
        report.target().environment(),
        report.target().baseUrl(),
        report.failed() ? "the load must not start" : "the load may start",
        report.which(Status.PASS).size(),
        report.which(Status.WARN).size(),
        report.which(Status.FAIL).size(),
        report.which(Status.SKIP).size(),
        report.millis() / MILLIS_PER_SECOND);
  }

  private static String line(Check check) {
    return String.format(
        Locale.ROOT,
        "  %-4s  %-24s %6d ms  %s%n",
        check.status().name(),
        check.id(),
        check.millis(),
        check.found());
  }

  private static String advised(Check check) {
    return check.advice().isEmpty()
        ? line(check)
        : line(check) + String.format(Locale.ROOT, "%44s→ %s%n", "", check.advice());
  }
}
