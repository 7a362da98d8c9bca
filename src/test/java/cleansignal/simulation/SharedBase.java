package cleansignal.simulation;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Runs of the bases that nothing was done to, for rows that only do something to what they left.
 */
final class SharedBase {

  private static final Map<TruthBase, EndedRun> ENDED = new EnumMap<>(TruthBase.class);

  private SharedBase() {}

  /**
   * The end of that base's run, for which the first caller waits: of a second one where something
   * held the users of the first up.
   */
  static synchronized EndedRun of(TruthBase base) throws IOException {
    if (!ENDED.containsKey(base)) {
      EndedRun first = fresh(base);
      ENDED.put(base, base.heldUp(first) ? fresh(base) : first);
    }
    return ENDED.get(base);
  }

  private static EndedRun fresh(TruthBase base) throws IOException {
    return base.run("truth-of-" + base.text()).withoutCharts().run();
  }
}
