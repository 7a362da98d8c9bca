package cleansignal.simulation;

import cleansignal.measure.RecentSlices;
import cleansignal.measure.RecordKind;
import cleansignal.measure.Window;
import cleansignal.outcome.Outcome;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.RunSpec;
import cleansignal.request.Exchanges;
import cleansignal.request.RunClock;
import cleansignal.slo.AbortRules;
import cleansignal.slo.EarlyStop;
import cleansignal.slo.SloFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Looks out for what stops a run before its end: the file of the kill switch, at any time, and the
 * rules of abort, in the steady window. The first that is seen is the one. Thread-safe.
 */
final class Lookout implements AutoCloseable {

  private static final long PERIOD_MILLIS = 50;

  private static final Set<Integer> REFUSALS = Set.of(401, 429);

  /** The objective that says which requests are calls of the API. */
  private static final String API = "api_latency_p95";

  private final KillSwitch killSwitch;
  private final Optional<Watch> watch;
  private final RunClock clock;
  private final Consumer<String> problems;
  private final AtomicReference<EarlyStop> seen = new AtomicReference<>();
  private final AtomicBoolean complained = new AtomicBoolean();
  private final ScheduledExecutorService timer;

  /** The rules, and the requests that they look at. */
  private static final class Watch {

    private final AbortRules rules;
    private final Predicate<String> api;
    private final double pace;
    private final long fromMillis;
    private final RecentSlices slices;

    Watch(AbortRules rules, Predicate<String> api, double pace, Window steady) {
      this.rules = rules;
      this.api = api;
      this.pace = pace;
      this.fromMillis = steady.startMillis();
      this.slices = new RecentSlices(steady, rules.sliceMillis(pace), rules.slices());
    }

    void ended(Exchanges.Ended exchange, long atMillis) {
      String name = exchange.name();
      if (RecordKind.isRequest(name) && !isRefusal(exchange)) {
        slices.add(
            atMillis,
            exchange.outcome(),
            api.test(name),
            exchange.endMillis() - exchange.startMillis());
      }
    }

    /**
     * A storm of them gives no run up, whatever they are in its verdict: a 401 of a token that has
     * not expired is a true error there, and so is a 429 that locks an account out.
     */
    private static boolean isRefusal(Exchanges.Ended exchange) {
      return exchange.outcome() != Outcome.OK && REFUSALS.contains(exchange.status());
    }

    Optional<EarlyStop> look(long atMillis) {
      return slices
          .last(atMillis)
          .flatMap(last -> rules.broken(last, pace))
          .map(broken -> EarlyStop.aborted(atMillis, broken));
    }

    String text() {
      return String.format(
          Locale.ROOT,
          "early abort: from %s s on, %s",
          Duration.ofMillis(fromMillis).toSeconds(),
          rules.text(pace));
    }
  }

  private Lookout(
      Path killSwitch, Optional<Watch> watch, RunClock clock, Consumer<String> problems) {
    this.killSwitch = new KillSwitch(killSwitch);
    this.watch = watch;
    this.clock = clock;
    this.problems = problems;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lookout");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * A lookout for that run. Without a steady window, or where the rules do not concern the run,
   * nothing but the kill switch stops it.
   *
   * @param problems told when the rules can't be judged, once
   */
  static Lookout of(
      Path killSwitch,
      RunSpec spec,
      LoadPlan plan,
      SloFiles slo,
      RunClock clock,
      Consumer<String> problems) {
    Optional<Watch> watch =
        plan.steady()
            .filter(
                steady -> slo.abort().concern(spec.name(), spec.override(), spec.workload().name()))
            .map(
                steady ->
                    new Watch(
                        slo.abort(),
                        slo.requestsOf(API),
                        plan.pace(),
                        new Window(steady.startMillis(), steady.endMillis())));
    return new Lookout(killSwitch, watch, clock, problems);
  }

  /** What ends a load whenever it is there. */
  Path killSwitch() {
    return killSwitch.file();
  }

  /** What the run is given up for, in words; empty when it never is. */
  Optional<String> rules() {
    return watch.map(Watch::text);
  }

  /** Starts looking; the first thing seen is told at once. */
  void start(Consumer<EarlyStop> told) {
    timer.scheduleAtFixedRate(
        () -> look(told), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** An exchange is over. */
  void ended(Exchanges.Ended exchange) {
    long zero = clock.at(Duration.ZERO);
    watch.ifPresent(rules -> rules.ended(exchange, exchange.endMillis() - zero));
  }

  /** What stopped the run; empty while nothing did. */
  Optional<EarlyStop> stop() {
    return Optional.ofNullable(seen.get());
  }

  /** Looks once: at the kill switch first, which nothing that becomes of the rules puts off. */
  void look(Consumer<EarlyStop> told) {
    if (seen.get() != null) {
      return;
    }
    long now = clock.elapsed();
    Optional<EarlyStop> stop = killSwitch.on() ? Optional.of(EarlyStop.killed(now)) : broken(now);
    stop.filter(first -> seen.compareAndSet(null, first)).ifPresent(told);
  }

  /** What is thrown here would end the timer, and the kill switch with it. */
  private Optional<EarlyStop> broken(long atMillis) {
    try {
      return watch.flatMap(rules -> rules.look(atMillis));
    } catch (RuntimeException e) {
      if (complained.compareAndSet(false, true)) {
        problems.accept("the rules of abort can't be judged, the kill switch works: " + e);
      }
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
