package cleansignal.slo;

import cleansignal.measure.RunMeasures;
import cleansignal.measure.Window;
import cleansignal.runlog.RunManifest.Planned;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the planned load was made.
 *
 * @param planned what the plan wanted
 * @param measures what the log shows
 * @param neededPercent the share of the planned users that must have been there
 */
record PlannedUsers(Planned planned, RunMeasures measures, double neededPercent) {

  /**
   * What is missing for a reason that is not the target's, a sentence each. Every true error may
   * have cost one user, so as many missing users as there were true errors are the target's.
   */
  List<String> missing() {
    List<String> reasons = new ArrayList<>();
    if (isTooFew(measures.users().started(), planned.users())) {
      reasons.add(started());
    }
    tooFewAtWork().ifPresent(reasons::add);
    return reasons;
  }

  /** What is missing for whatever reason, a sentence each. */
  List<String> lost() {
    List<String> reasons = new ArrayList<>();
    if (isTooFew(measures.users().started(), planned.users())) {
      reasons.add(started());
    }
    if (isTooFew(atWork(), planned.peakUsers())) {
      reasons.add(working());
    }
    return reasons;
  }

  /** Why too few were at work, for a reason that is not the target's; empty when enough were. */
  Optional<String> tooFewAtWork() {
    return isTooFew(atWork() + trueErrors(), planned.peakUsers())
        ? Optional.of(working())
        : Optional.empty();
  }

  private boolean isTooFew(double there, int wanted) {
    return there < wanted * neededPercent / 100;
  }

  /**
   * Users at once, on average over the planned steady window, of which a run that was cut short saw
   * a part only; the planned number where there is no such window.
   */
  private double atWork() {
    if (planned.steady().isEmpty() || measures.steady().isEmpty()) {
      return planned.peakUsers();
    }
    return Math.min(measures.users().active().mean(), planned.peakUsers() * seen());
  }

  private double seen() {
    Window window = measures.steady().orElseThrow().window();
    return window.lengthMillis() == 0
        ? 0
        : (double) measures.seen().lengthMillis() / window.lengthMillis();
  }

  private long trueErrors() {
    return measures.whole().requests(name -> true).tally().trueErrors();
  }

  private String started() {
    return String.format(
        Locale.ROOT,
        "%d of %d planned virtual users started, %s are needed",
        measures.users().started(),
        planned.users(),
        Figures.percent(neededPercent));
  }

  private String working() {
    return String.format(
        Locale.ROOT,
        "on average %s of %d planned virtual users were at work in the steady window, %s are"
            + " needed (%d true errors, the run ended at %d s)",
        Figures.plain(atWork()),
        planned.peakUsers(),
        Figures.percent(neededPercent),
        trueErrors(),
        measures.whole().window().endMillis() / 1000);
  }
}
