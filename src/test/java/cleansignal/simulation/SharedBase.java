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

  /** The end of that base's run, for which the first caller waits. */
  static synchronized EndedRun of(TruthBase base) throws IOException {
    if (!ENDED.containsKey(base)) {
      ENDED.put(base, base.run("truth-of-" + base.text()).withoutCharts().run());
    }
    return ENDED.get(base);
  }
}
