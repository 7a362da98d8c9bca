package cleansignal.slo;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * By how much one of the target's own counters grew during the run, in percent of another's growth.
 * Two readings show no spread over time, so there is no design effect to be seen.
 *
 * @param counter what is counted
 * @param of what it is a share of
 */
public record CounterShareMeasurement(Counter counter, Counter of) implements Proportion {

  @Override
  public List<Comparison> comparisons() {
    return List.of(Comparison.LESS, Comparison.AT_MOST, Comparison.AT_LEAST);
  }

  /**
   * Counters that nobody read, or that went back, are no data. A target that counts one event twice
   * may count more than all: that is all.
   */
  @Override
  public Finding find(Judged judged, Bar bar) {
    Optional<Readings> readings = judged.numbers().readings();
    if (readings.isEmpty()) {
      return Finding.noData("the target's counters were not read before and after the run");
    }
    OptionalLong counted = readings.get().growth(counter);
    OptionalLong all = readings.get().growth(of);
    if (counted.isEmpty() || all.isEmpty()) {
      return Finding.noData(
          "the target does not tell " + (counted.isEmpty() ? counter : of).text());
    }
    if (counted.getAsLong() < 0 || all.getAsLong() < 0) {
      return Finding.noData("the target's counters went back: it restarted during the run");
    }
    long n = all.getAsLong();
    return Finding.share(
        bar,
        ShareBounds.of(Math.min(counted.getAsLong(), n), n, 1),
        "the target counted no " + of.text());
  }
}
