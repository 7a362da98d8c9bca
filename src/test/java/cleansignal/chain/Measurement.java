package cleansignal.chain;

import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import cleansignal.request.LogRecords;
import java.util.Optional;

/**
 * Something that happened on a socket, to be written as a record of its own.
 *
 * @param name the record's name, from the SLO catalogue
 * @param startMillis ms since the epoch
 * @param endMillis ms since the epoch, not before the start
 * @param outcome how it ended
 * @param detail a few words on a failure, the same for all users whom it hits; empty when it is ok
 */
record Measurement(String name, long startMillis, long endMillis, Outcome outcome, String detail) {

  static Measurement ok(String name, long startMillis, long endMillis) {
    return new Measurement(name, startMillis, endMillis, Outcome.OK, "");
  }

  /** As a record of the log. */
  LogRecords.Entry entry() {
    return new LogRecords.Entry(
        name,
        startMillis,
        endMillis,
        outcome == Outcome.OK
            ? Optional.empty()
            : Optional.of(OutcomeText.recorded(outcome, detail)));
  }
}
