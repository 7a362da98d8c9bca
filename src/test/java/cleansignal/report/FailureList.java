package cleansignal.report;

import cleansignal.outcome.Classified;
import cleansignal.outcome.OutcomeText;
import cleansignal.runlog.AppendedRecord;
import cleansignal.runlog.LogVisitor;
import java.util.ArrayList;
import java.util.List;

/** Takes the first true errors from a log. */
final class FailureList implements LogVisitor {
  private final String technicalPrefix;
  private final List<Failure> failures = new ArrayList<>();

  /**
   * An empty list.
   *
   * @param technicalPrefix what the names of requests that count nowhere start with
   */
  FailureList(String technicalPrefix) {
    this.technicalPrefix = technicalPrefix;
  }

  /** Those seen so far, {@link JudgedRun#MAX_FAILURES} at most. */
  List<Failure> failures() {
    return failures;
  }

  @Override
  public void request(String name, int startMillis, int endMillis, boolean ok, String message) {
    if (ok || failures.size() == JudgedRun.MAX_FAILURES || isOurs(name)) {
      return;
    }
    Classified classified = OutcomeText.parse(message);
    if (classified.outcome().isTrueError()) {
      failures.add(new Failure(startMillis, name, classified, message));
    }
  }

  private boolean isOurs(String name) {
    return name.startsWith(technicalPrefix) || AppendedRecord.isName(name);
  }
}
