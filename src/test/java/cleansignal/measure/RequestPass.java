package cleansignal.measure;

import cleansignal.outcome.Classified;
import cleansignal.runlog.LogVisitor;
import java.util.HashMap;
import java.util.Map;

/**
 * Second reading of a log: its requests and derived records, now that it is known where the spans
 * lie.
 */
final class RequestPass implements LogVisitor {

  private final MeasureSettings settings;
  private final OutcomeCache outcomes;
  private final long timeZero;
  private final RequestCounts requests;
  private final RequestCounts derived;
  private final AvailabilityMeter availability;
  private final Map<String, RecordKind> kinds = new HashMap<>();

  RequestPass(
      MeasureSettings settings,
      OutcomeCache outcomes,
      long timeZero,
      RequestCounts requests,
      RequestCounts derived,
      AvailabilityMeter availability) {
    this.settings = settings;
    this.outcomes = outcomes;
    this.timeZero = timeZero;
    this.requests = requests;
    this.derived = derived;
    this.availability = availability;
  }

  @Override
  public void request(String name, int startMillis, int endMillis, boolean ok, String message) {
    RecordKind kind = kinds.get(name);
    if (kind == null) {
      kind = RecordKind.of(name, settings);
      kinds.put(name, kind);
    }
    if (kind != RecordKind.REQUEST && kind != RecordKind.DERIVED) {
      return;
    }
    Classified classified = outcomes.of(ok, message);
    int length = endMillis - startMillis;
    if (kind == RecordKind.DERIVED) {
      derived.add(name, startMillis - timeZero, length, classified);
    } else {
      requests.add(name, startMillis - timeZero, length, classified);
      availability.add(startMillis - timeZero, endMillis - timeZero, classified);
    }
  }
}
