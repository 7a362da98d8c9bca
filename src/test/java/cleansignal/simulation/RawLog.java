package cleansignal.simulation;

import cleansignal.measure.DerivedRecord;
import cleansignal.report.RunFolder;
import cleansignal.runlog.AppendedRecord;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogVisitor;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The records of a log, all in memory, for tests to compute with by the plainest means.
 *
 * @param requests in the order of the log
 * @param users starts and ends of virtual users, in the order of the log
 * @param timeZeroMillis time of the first virtual user's start
 */
record RawLog(List<Request> requests, List<User> users, int timeZeroMillis) {

  /**
   * One request record; times are ms since the run's start.
   *
   * @param message empty when there is none
   */
  record Request(String name, int startMillis, int endMillis, boolean ok, String message) {

    int millis() {
      return endMillis - startMillis;
    }

    /** Whether it is a request of the suite: neither technical nor appended. */
    boolean counts() {
      return !name.startsWith("~")
          && !AppendedRecord.isName(name)
          && DerivedRecord.ofName(name).isEmpty();
    }
  }

  /** A virtual user's start or end, ms since the run's start. */
  record User(boolean start, int timeMillis) {}

  static RawLog of(RunFolder folder) throws IOException {
    Collector collector = new Collector();
    LogReader.read(folder.simulationLog(), collector);
    return new RawLog(
        List.copyOf(collector.requests), List.copyOf(collector.users), collector.timeZeroMillis);
  }

  /** The requests of the suite. */
  Stream<Request> counted() {
    return requests.stream().filter(Request::counts);
  }

  /**
   * The requests that started in the planned steady window, as the run's manifest has it: at its
   * start or later, before its end.
   */
  Stream<Request> steady(RunFolder folder) throws IOException {
    RunManifest.Span window = RunManifests.read(folder.manifest()).planned().steady().orElseThrow();
    return counted()
        .filter(request -> request.startMillis() - timeZeroMillis >= window.startMillis())
        .filter(request -> request.startMillis() - timeZeroMillis < window.endMillis());
  }

  /** The request records of that name. */
  Stream<Request> named(String name) {
    return requests.stream().filter(request -> request.name().equals(name));
  }

  /** Those of {@link #steady} that went over HTTP. */
  Stream<Request> steadyCalls(RunFolder folder) throws IOException {
    return steady(folder).filter(request -> request.name().contains(" /api"));
  }

  /** The nearest rank: the smallest value that at least so many per cent don't exceed. */
  static int quantile(Stream<Request> requests, int percent) {
    int[] sorted = requests.mapToInt(Request::millis).sorted().toArray();
    int rank = (sorted.length * percent + 99) / 100;
    return sorted[rank - 1];
  }

  private static final class Collector implements LogVisitor {
    private final List<Request> requests = new ArrayList<>();
    private final List<User> users = new ArrayList<>();
    private int timeZeroMillis = Integer.MAX_VALUE;

    @Override
    public void request(String name, int startMillis, int endMillis, boolean ok, String message) {
      requests.add(new Request(name, startMillis, endMillis, ok, message));
    }

    @Override
    public void user(int scenario, boolean start, int timeMillis) {
      users.add(new User(start, timeMillis));
      timeZeroMillis = Math.min(timeZeroMillis, timeMillis);
    }
  }
}
