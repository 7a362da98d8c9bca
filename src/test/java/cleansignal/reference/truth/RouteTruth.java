package cleansignal.reference.truth;

import cleansignal.reference.fault.FaultKind;
import cleansignal.reference.fault.FaultPoint;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What one route saw. */
final class RouteTruth {
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double MICROS_PER_MILLI = 1000.0;

  private final Map<Integer, Long> byStatus = new TreeMap<>();
  private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private final Histogram micros = new Histogram(SIGNIFICANT_DIGITS);
  private long requests;

  void received() {
    requests++;
  }

  void answered(int status, long nanos) {
    byStatus.merge(status, 1L, Long::sum);
    micros.recordValue(nanos / 1000);
  }

  void fault(FaultKind kind, int times) {
    faults.merge(kind, (long) times, Long::sum);
  }

  /** Adds these counts to those in {@code total}; the times are left out. */
  void addTo(RouteTruth total) {
    total.requests += requests;
    byStatus.forEach((status, count) -> total.byStatus.merge(status, count, Long::sum));
    faults.forEach((kind, count) -> total.faults.merge(kind, count, Long::sum));
  }

  ObjectNode countsToJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("requests", requests);
    ObjectNode statuses = json.putObject("byStatus");
    byStatus.forEach((status, count) -> statuses.put(String.valueOf(status), count));
    ObjectNode kinds = json.putObject("faults");
    for (FaultKind kind : FaultKind.values()) {
      if (FaultPoint.OF_REQUESTS.contains(kind) || faults.containsKey(kind)) {
        kinds.put(kind.wireName(), faults.getOrDefault(kind, 0L));
      }
    }
    return json;
  }

  ObjectNode toJson() {
    ObjectNode json = countsToJson();
    ObjectNode times = json.putObject("serverMillis");
    times.put("count", micros.getTotalCount());
    if (micros.getTotalCount() > 0) {
      times.put("min", micros.getMinValue() / MICROS_PER_MILLI);
      times.put("mean", micros.getMean() / MICROS_PER_MILLI);
      times.put("p50", micros.getValueAtPercentile(50) / MICROS_PER_MILLI);
      times.put("p95", micros.getValueAtPercentile(95) / MICROS_PER_MILLI);
      times.put("p99", micros.getValueAtPercentile(99) / MICROS_PER_MILLI);
      times.put("max", micros.getMaxValue() / MICROS_PER_MILLI);
    }
    return json;
  }
}
