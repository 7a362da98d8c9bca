package cleansignal.simulation;

import cleansignal.outcome.Outcome;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanWindow;
import cleansignal.request.LiveRecorder;
import cleansignal.request.RunClock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One line every 10 s while the run goes on. */
final class Progress implements AutoCloseable {

  private static final long PERIOD_SECONDS = 10;

  private final LoadPlan plan;
  private final RunClock clock;
  private final LiveRecorder live;
  private final ScheduledExecutorService timer;
  private long requestsBefore;

  /** Prints nothing until it is asked, or started. */
  Progress(LoadPlan plan, RunClock clock, LiveRecorder live) {
    this.plan = plan;
    this.clock = clock;
    this.live = live;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts printing. */
  static Progress start(LoadPlan plan, RunClock clock, LiveRecorder live, Consumer<String> out) {
    Progress progress = new Progress(plan, clock, live);
    progress.timer.scheduleAtFixedRate(
        () -> out.accept(progress.line()), PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    return progress;
  }

  /** How the run goes; requests per second count from the line before. */
  String line() {
    Map<Outcome, Long> outcomes = live.outcomes();
    long requests = outcomes.values().stream().mapToLong(Long::longValue).sum();
    long elapsed = clock.elapsed();
    String line =
        String.format(
            Locale.ROOT,
            "%-9s %s / %s | %,d users | %,d games | %,.0f requests/s | %s",
            phase(elapsed),
            minutes(elapsed),
            minutes(plan.duration().toMillis()),
            live.usersNow(),
            live.gamesNow(),
            (requests - requestsBefore) / (double) PERIOD_SECONDS,
            outcomes.entrySet().stream()
                .map(
                    entry ->
                        String.format(
                            Locale.ROOT, "%s %,d", name(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining(", ")));
    requestsBefore = requests;
    return line;
  }

  /** Why no whole answer came, only the log knows. */
  private static String name(Outcome outcome) {
    return outcome == Outcome.NETWORK ? "no answer" : outcome.text();
  }

  private String phase(long elapsedMillis) {
    if (elapsedMillis < plan.preLogin().toMillis()) {
      return "pre-login";
    }
    return plan.steady().map(window -> phase(window, elapsedMillis)).orElse("running");
  }

  private static String phase(PlanWindow steady, long elapsedMillis) {
    if (steady.contains(elapsedMillis)) {
      return "steady";
    }
    return elapsedMillis < steady.startMillis() ? "ramp-up" : "ramp-down";
  }

  private static String minutes(long millis) {
    Duration time = Duration.ofMillis(millis);
    return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
