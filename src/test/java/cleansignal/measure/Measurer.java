package cleansignal.measure;

import cleansignal.runlog.LogEnd;
import cleansignal.runlog.LogSource;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Takes every number from a log. The log is read twice: where the spans and their slices lie
 * depends on its first user and its last record. Memory is bounded by the number of request names
 * and of different latencies, not by the number of records.
 */
public final class Measurer {

  private Measurer() {}

  /**
   * Measures a log that can be read twice.
   *
   * @throws cleansignal.runlog.LogFormatException when it can't be read as one; a log that ends
   *     inside a record can: what is there is measured
   * @throws IOException when its bytes can't be read
   */
  public static RunMeasures measure(LogSource log, MeasureSettings settings) throws IOException {
    OutcomeCache outcomes = new OutcomeCache(settings.classifier());
    EventPass events = new EventPass(settings, outcomes);
    LogEnd end = log.read(events);

    long zero = events.timeZero();
    Window whole = whole(end, events);
    Window judged = settings.steady().orElse(whole);

    Grid grid = new Grid(Stream.concat(Stream.of(whole), settings.steady().stream()).toList());
    RequestCounts counts = new RequestCounts(grid);
    RequestCounts derived = new RequestCounts(grid);
    AvailabilityMeter availability = new AvailabilityMeter(judged);
    log.read(new RequestPass(settings, outcomes, zero, counts, derived, availability));

    int behindLast = Math.toIntExact(Math.min(end.lastMillis() + 1L, Integer.MAX_VALUE));
    GameTally.Paired games = events.games().pair(behindLast, events.scriptErrors());
    SocketTally.Paired sockets = events.sockets().pair(behindLast, events.scriptErrors());
    events.users().close(behindLast);
    return new RunMeasures(
        events.header(),
        end,
        zero,
        new CountedSpan(whole, counts),
        settings.steady().map(window -> new CountedSpan(window, counts)),
        new CountedSpan(whole, derived),
        settings.steady().map(window -> new CountedSpan(window, derived)),
        availability.availability(),
        settings.steady().map(window -> over(games, window, zero)),
        over(games, whole, zero),
        settings.steady().map(window -> over(sockets, window, zero)),
        over(sockets, whole, zero),
        events.users().users(zero + judged.startMillis(), zero + judged.endMillis()),
        events.probes().history(settings.missesInARow(), zero),
        events.scriptErrors().counts());
  }

  /**
   * From time zero to just behind the last record, so that a request that starts with it belongs
   * here. A request before time zero (there is none in a log of this suite) widens it: none may
   * drop out of the totals.
   */
  private static Window whole(LogEnd end, EventPass events) {
    boolean headerOnly = end.records() == 1;
    long zero = events.timeZero();
    long start = Math.min(0, events.earliestRequest() - zero);
    return new Window(start, headerOnly ? 0 : end.lastMillis() + 1L - zero);
  }

  private static Games over(GameTally.Paired games, Window window, long zero) {
    return games.over(zero + window.startMillis(), zero + window.endMillis());
  }

  private static Sockets over(SocketTally.Paired sockets, Window window, long zero) {
    return sockets.over(zero + window.startMillis(), zero + window.endMillis());
  }
}
