package cleansignal.report;

import cleansignal.measure.Latencies;
import cleansignal.measure.RequestStats;
import java.util.List;

/**
 * One kind of request as a row of a table.
 *
 * @param name its name
 * @param count how many in all
 * @param cells count, ok, and p50, p95, p99 and maximum of the ok ones in ms, a dash where there
 *     are none
 */
record RequestRow(String name, long count, List<String> cells) {

  /** What stands above the cells. */
  static final List<String> HEADINGS = List.of("count", "ok", "p50", "p95", "p99", "max");

  static RequestRow of(String name, RequestStats stats) {
    Latencies ok = stats.ok();
    List<String> cells =
        List.of(
            Numbers.count(stats.tally().all()),
            Numbers.count(ok.count()),
            millis(ok, ok.percentileMillis(50)),
            millis(ok, ok.percentileMillis(95)),
            millis(ok, ok.percentileMillis(99)),
            millis(ok, ok.maxMillis()));
    return new RequestRow(name, stats.tally().all(), cells);
  }

  private static String millis(Latencies latencies, long millis) {
    return latencies.count() == 0 ? "-" : Numbers.count(millis);
  }
}
