package cleansignal.measure;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** Requests counted: of one name in one cell of time, or any number of such cells added up. */
final class Cell {

  private static final Outcome[] OUTCOMES = Outcome.values();

  private final long[] byOutcome = new long[OUTCOMES.length];
  private long status5xx;
  private final MillisCounts ok = new MillisCounts();
  private final MillisCounts failed = new MillisCounts();

  void add(Classified classified, int millis) {
    byOutcome[classified.outcome().ordinal()]++;
    if (classified.is5xx()) {
      status5xx++;
    }
    (classified.outcome() == Outcome.OK ? ok : failed).add(millis, 1);
  }

  void addAll(Cell other) {
    for (int i = 0; i < byOutcome.length; i++) {
      byOutcome[i] += other.byOutcome[i];
    }
    status5xx += other.status5xx;
    ok.addAll(other.ok);
    failed.addAll(other.failed);
  }

  Tally tally() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : OUTCOMES) {
      if (byOutcome[outcome.ordinal()] > 0) {
        counts.put(outcome, byOutcome[outcome.ordinal()]);
      }
    }
    return new Tally(counts, status5xx);
  }

  Latencies okLatencies() {
    return new HdrLatencies(ok);
  }

  Latencies allLatencies() {
    MillisCounts all = new MillisCounts();
    all.addAll(ok);
    all.addAll(failed);
    return new HdrLatencies(all);
  }
}
