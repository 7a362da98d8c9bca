package cleansignal.slo;

import cleansignal.measure.Availability;
import cleansignal.measure.Concurrency;
import cleansignal.measure.DerivedRecord;
import cleansignal.measure.Games;
import cleansignal.measure.ProbeHistory;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Sockets;
import cleansignal.measure.Span;
import cleansignal.measure.Users;
import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import cleansignal.runlog.LogEnd;
import cleansignal.runlog.RunHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Input data of tests: the numbers of a run, written down request by request. The run lasts 420 s,
 * its steady window goes from 60 s to 360 s.
 */
final class SampleRun {

  static final String LOGIN = "POST /api/auth/login";
  static final String REFRESH = "POST /api/auth/refresh";
  static final String CREATE = "POST /api/games";
  static final String JOIN = "POST /api/games/:id/join";
  static final String STATE = "GET /api/games/:id";
  static final String LEAVE = "POST /api/games/:id/leave";

  static final Window STEADY = new Window(60_000, 360_000);
  static final Window RAMP = new Window(0, 60_000);
  static final int USERS = 66;

  private final List<SampleSpan.Request> requests = new ArrayList<>();
  private final List<SampleSpan.Request> derived = new ArrayList<>();
  private final Map<String, Long> ended = new HashMap<>();
  private final Map<String, Long> closed = new HashMap<>();
  private final Map<String, Long> scriptErrors = new HashMap<>();
  private Window whole = new Window(0, 420_000);
  private boolean steady = true;
  private Availability availability = new Availability(300, 300);
  private double games = 22;
  private double players = 66;
  private double sockets;
  private List<Double> socketLevels = List.of();
  private long started = USERS;
  private double active = USERS;
  private Optional<ProbeHistory.Loss> lost = Optional.empty();
  private boolean truncated;

  /** Nothing happened yet but games and users. */
  static SampleRun empty() {
    return new SampleRun();
  }

  /** A run that passes the policy {@code baseline}. */
  static SampleRun healthy() {
    return empty()
        .ramp(LOGIN, USERS, Outcome.OK, 260)
        .ramp(CREATE, 22, Outcome.OK, 40)
        .ramp(JOIN, 44, Outcome.OK, 30)
        .steady(STATE, 4000, Outcome.OK, 20);
  }

  /** So many requests, spread evenly over the steady window. */
  SampleRun steady(String name, int count, Outcome outcome, long millis) {
    return spread(STEADY, name, count, outcome, millis);
  }

  /** So many requests, spread evenly over the ramp. */
  SampleRun ramp(String name, int count, Outcome outcome, long millis) {
    return spread(RAMP, name, count, outcome, millis);
  }

  /** So many requests, spread evenly over a part of the run. */
  SampleRun spread(Window window, String name, int count, Outcome outcome, long millis) {
    requests.addAll(spread(window, name, count, outcome, millis, status(outcome)));
    return this;
  }

  /** So many ok requests, spread evenly over the steady window, request i taking so long. */
  SampleRun steady(String name, int count, IntToLongFunction millis) {
    requests.addAll(timed(STEADY, name, count, millis));
    return this;
  }

  /** So many ok requests of the ramp, request i taking so long. */
  SampleRun ramp(String name, int count, IntToLongFunction millis) {
    requests.addAll(timed(RAMP, name, count, millis));
    return this;
  }

  /** So many ok derived records, spread evenly over the steady window, record i taking so long. */
  SampleRun derived(DerivedRecord what, int count, IntToLongFunction millis) {
    derived.addAll(timed(STEADY, what.recordName(), count, millis));
    return this;
  }

  private static List<SampleSpan.Request> timed(
      Window window, String name, int count, IntToLongFunction millis) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new SampleSpan.Request(
                    name,
                    window.startMillis() + window.lengthMillis() * i / count,
                    millis.applyAsLong(i),
                    Outcome.OK,
                    200))
        .toList();
  }

  private static List<SampleSpan.Request> spread(
      Window window, String name, int count, Outcome outcome, long millis, int status) {
    return IntStream.range(0, count)
        .mapToLong(i -> window.startMillis() + window.lengthMillis() * i / count)
        .mapToObj(start -> new SampleSpan.Request(name, start, millis, outcome, status))
        .toList();
  }

  /** So many derived records, spread evenly over the steady window. */
  SampleRun derived(DerivedRecord what, int count, Outcome outcome, long millis) {
    derived.addAll(spread(STEADY, what.recordName(), count, outcome, millis, 0));
    return this;
  }

  /** So many sockets at once, all the time. */
  SampleRun sockets(double atOnce) {
    sockets = atOnce;
    return this;
  }

  /** So many sockets are open on average in each of 30 slices. */
  SampleRun socketLevels(List<Double> levels) {
    socketLevels = levels;
    return this;
  }

  /** So many of the sockets close for that reason. */
  SampleRun closed(String reason, long count) {
    closed.put(reason, count);
    return this;
  }

  /** Of the games that run at once, so many end for that reason. */
  SampleRun ended(String reason, long count) {
    ended.put(reason, count);
    return this;
  }

  SampleRun availability(long up, long judged) {
    availability = new Availability(up, judged);
    return this;
  }

  SampleRun games(double atOnce) {
    games = atOnce;
    return this;
  }

  SampleRun players(double atOnce) {
    players = atOnce;
    return this;
  }

  SampleRun users(long startedUsers, double activeUsers) {
    started = startedUsers;
    active = activeUsers;
    return this;
  }

  SampleRun lost(long atMillis, Outcome outcome) {
    lost = Optional.of(new ProbeHistory.Loss(atMillis, outcome));
    return this;
  }

  SampleRun truncated() {
    truncated = true;
    return this;
  }

  SampleRun scriptError(String text) {
    scriptErrors.merge(text, 1L, Long::sum);
    return this;
  }

  SampleRun noSteadyWindow() {
    steady = false;
    return this;
  }

  SampleRun endsAt(long millis) {
    whole = new Window(0, millis);
    requests.removeIf(each -> each.startMillis() >= millis);
    return this;
  }

  RunMeasures measures() {
    return measures(
        SampleSpan.of(whole, requests),
        steady ? Optional.of(SampleSpan.of(STEADY, requests)) : Optional.empty());
  }

  /** The measures of a run that holds nothing but that steady window. */
  RunMeasures measures(Span window) {
    return measures(window, Optional.of(window));
  }

  private RunMeasures measures(Span run, Optional<Span> window) {
    Games all =
        new Games(atOnce(games), atOnce(players), atOnce(players), atOnce(0), (long) games, ended);
    Sockets open = new Sockets(atOnce(sockets), (long) sockets, socketLevels, closed);
    return new RunMeasures(
        new RunHeader("3.15.1", "cleansignal.simulation.Sample", 0, "", List.of("players")),
        new LogEnd(requests.size(), 23L * requests.size(), 420_000, truncated, 1),
        0,
        run,
        window,
        SampleSpan.of(whole, derived),
        window.map(span -> SampleSpan.of(STEADY, derived)),
        availability,
        window.map(span -> all),
        all,
        window.map(span -> open),
        open,
        new Users(started, started, atOnce(active)),
        new ProbeHistory(420, 0, lost),
        scriptErrors);
  }

  private static Concurrency atOnce(double level) {
    return new Concurrency(level, level, (long) level, (long) level);
  }

  private static int status(Outcome outcome) {
    return switch (outcome) {
      case OK -> 200;
      case SERVER_ERROR -> 500;
      case UNAVAILABLE -> 503;
      case RATE_LIMITED -> 429;
      case AUTH_EXPIRED -> 401;
      case LIFECYCLE -> 404;
      case CONTRACT -> 418;
      default -> 0;
    };
  }
}
