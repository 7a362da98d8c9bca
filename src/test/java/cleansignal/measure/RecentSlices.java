package cleansignal.measure;

import cleansignal.outcome.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What ended lately in a run that goes on, in slices of equal length. Unlike the measures of a
 * finished log it is bounded: no more than the slices that are looked at are kept. A request
 * belongs to the slice in which it ends, because a run that goes on knows of no other. Thread-safe.
 */
public final class RecentSlices {

  private final long fromMillis;
  private final long toMillis;
  private final long sliceMillis;
  private final int kept;
  private final Deque<Counts> slices = new ArrayDeque<>();
  private long firstIndex;

  /**
   * Nothing has ended yet.
   *
   * @param watched from when to when slices lie, on the clock of the requests; what ends outside
   *     counts nowhere
   * @param sliceMillis length of a slice, above 0
   * @param kept how many slices are looked at together, above 0
   */
  public RecentSlices(Window watched, long sliceMillis, int kept) {
    if (sliceMillis < 1 || kept < 1) {
      throw new IllegalArgumentException(kept + " slices of " + sliceMillis + " ms");
    }
    this.fromMillis = watched.startMillis();
    this.toMillis = watched.endMillis();
    this.sliceMillis = sliceMillis;
    this.kept = kept;
  }

  /**
   * A request ended.
   *
   * @param api whether it was a call of the API, whose latency counts
   */
  public synchronized void add(long endMillis, Outcome outcome, boolean api, long latencyMillis) {
    long index = index(endMillis);
    if (endMillis < fromMillis || endMillis >= toMillis || index < firstIndex) {
      return;
    }
    if (slices.isEmpty()) {
      firstIndex = Math.max(firstIndex, index - kept);
    }
    while (firstIndex + slices.size() <= index) {
      slices.addLast(new Counts());
      forget();
    }
    slice(index).add(outcome, api, latencyMillis);
  }

  /**
   * The last slices that are over, oldest first; one in which nothing ended is among them.
   *
   * @return empty while not enough of them lie behind
   */
  public synchronized Optional<List<Recent>> last(long nowMillis) {
    long over = index(Math.min(nowMillis, toMillis));
    if (nowMillis < fromMillis || over < kept) {
      return Optional.empty();
    }
    while (firstIndex + slices.size() < over) {
      slices.addLast(new Counts());
      forget();
    }
    return over - kept < firstIndex
        ? Optional.empty()
        : Optional.of(
            slices.stream()
                .skip(over - kept - firstIndex)
                .limit(kept)
                .map(Counts::toRecent)
                .toList());
  }

  /** All of them as one. */
  public static Recent together(List<Recent> slices) {
    MillisCounts apiOk = new MillisCounts();
    slices.forEach(slice -> slice.apiOk().forEach((millis, n) -> apiOk.add((int) millis, n)));
    return new Recent(
        slices.stream().mapToLong(Recent::valid).sum(),
        slices.stream().mapToLong(Recent::trueErrors).sum(),
        new HdrLatencies(apiOk));
  }

  private long index(long millis) {
    return Math.floorDiv(millis - fromMillis, sliceMillis);
  }

  private Counts slice(long index) {
    return slices.stream().skip(index - firstIndex).findFirst().orElseThrow();
  }

  /** The slice that goes on is kept beside those that are over. */
  private void forget() {
    while (slices.size() > kept + 1) {
      slices.removeFirst();
      firstIndex++;
    }
  }

  /** One slice while it is filled. */
  private static final class Counts {

    private final MillisCounts apiOk = new MillisCounts();
    private long valid;
    private long trueErrors;

    void add(Outcome outcome, boolean api, long latencyMillis) {
      valid += outcome.isValid() ? 1 : 0;
      trueErrors += outcome.isTrueError() ? 1 : 0;
      if (api && outcome == Outcome.OK) {
        apiOk.add((int) Math.max(0, latencyMillis), 1);
      }
    }

    Recent toRecent() {
      return new Recent(valid, trueErrors, new HdrLatencies(apiOk));
    }
  }
}
