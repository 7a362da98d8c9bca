package cleansignal.measure;

import java.util.List;

/**
 * What one kind of request, or several merged, did in one span of the run.
 *
 * @param tally all of them by outcome
 * @param ok latencies of the {@code ok} ones: what objectives are judged by
 * @param all latencies of all of them: what Gatling's own table shows
 * @param slices the span in 30 equal parts, in order; never empty
 */
public record RequestStats(Tally tally, Latencies ok, Latencies all, List<Slice> slices) {

  /** Copies the list. */
  public RequestStats {
    slices = List.copyOf(slices);
  }
}
