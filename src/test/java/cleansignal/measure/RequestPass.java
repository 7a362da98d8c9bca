package cleansignal.measure;

import cleansignal.runlog.LogVisitor;
import java.util.HashMap;
import java.util.Map;

/** Second reading of a log: its requests, now that it is known where the spans lie. */
final class RequestPass implements LogVisitor {

  private final MeasureSettings settings;
  private final OutcomeCache outcomes;
  private final long timeZero;
  private final RequestCounts counts;
  private final AvailabilityMeter availability;
  private final Map<String, Boolean> isRequest = new HashMap<>();

  RequestPass(
      MeasureSettings settings,
      OutcomeCache outcomes,
      long timeZero,
      RequestCounts counts,
      AvailabilityMeter availability) {
    this.settings = settings;
    this.outcomes = outcomes;
    this.timeZero = timeZero;
    this.counts = counts;
    this.availability = availability;
  }

  @Override
  public void request(String name, int startMillis, int endMillis, boolean ok, String message) {
    Boolean counted = isRequest.get(name);
    if (counted == null) {
      counted = RecordKind.of(name, settings) == RecordKind.REQUEST;
      isRequest.put(name, counted);
    }
    if (!counted) {
      return;
    }
    var classified = outcomes.of(ok, message);
    counts.add(name, startMillis - timeZero, endMillis - startMillis, classified);
    availability.add(startMillis - timeZero, endMillis - timeZero, classified);
  }
}
