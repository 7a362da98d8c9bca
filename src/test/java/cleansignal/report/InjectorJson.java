package cleansignal.report;

import cleansignal.slo.InjectorHealth;
import cleansignal.telemetry.InjectorNumbers;
import cleansignal.telemetry.InjectorNumbers.Peak;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The injector's part of {@code summary.json}. A figure without data is missing. */
final class InjectorJson {

  private static final double[] PERCENTILES = {50, 99};

  private InjectorJson() {}

  static ObjectNode of(InjectorNumbers numbers, InjectorHealth health) {
    ObjectNode node = Json.object();
    node.put("samples", numbers.samples());
    node.put("coveredMillis", numbers.coveredMillis());
    node.set("timerLag", lag(numbers));
    node.put("gcPauses", numbers.gcPauses());
    put(node, "longestGcPauseMillis", numbers.longestGcPause());
    put(node, "largestHeapAfterGcPercent", numbers.largestHeap());
    numbers.meanCpuPercent().ifPresent(mean -> Json.putFinite(node, "meanCpuPercent", mean));
    put(node, "sustainedCpuPercent", numbers.sustainedCpu());
    put(node, "highestLoad", numbers.highestLoad());
    put(node, "mostDescriptorsPercent", numbers.mostDescriptors());
    node.set("starts", starts(health.starts()));
    return node;
  }

  private static ObjectNode lag(InjectorNumbers numbers) {
    ObjectNode node = Json.object();
    node.put("ticks", numbers.lags().size());
    for (double percentile : PERCENTILES) {
      numbers
          .lagPercentile(percentile)
          .ifPresent(millis -> node.put("p" + Numbers.decimal(percentile, 0) + "Millis", millis));
    }
    numbers.lagPercentile(100).ifPresent(millis -> node.put("maxMillis", millis));
    return node;
  }

  private static ObjectNode starts(InjectorHealth.Starts starts) {
    ObjectNode node = Json.object();
    node.put("told", starts.told());
    node.put("late", starts.late());
    node.put("latestMillis", starts.latestMillis());
    return node;
  }

  private static void put(ObjectNode node, String key, Optional<Peak> peak) {
    peak.ifPresent(figure -> Json.putFinite(node, key, figure.value()));
  }
}
