package cleansignal.reference.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;

/**
 * The metrics of the target that AI turns feed, under its names and labels. What counts when is the
 * target's own bookkeeping (contract, section 5), with all its double entries.
 */
public final class AiMetrics {
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double[] SECONDS = {0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8};
  private static final double[] MILLIS = {50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000};
  private static final double[] MOVE_MILLIS = {25, 50, 100, 200, 400, 800, 1600, 3200, 6400};

  private final Counter requests;
  private final Histogram durations;
  private final Histogram latencies;
  private final Histogram moveLatencies;
  private final Counter fallbacks;
  private final Counter oldFallbacks;
  private final Counter timeouts;
  private final Counter turns;
  private final Gauge services;
  private final Gauge degradation;

  AiMetrics(PrometheusRegistry registry) {
    requests =
        Counter.builder()
            .name("ringrift_ai_requests_total")
            .help("Total AI service requests by outcome")
            .labelNames("outcome")
            .register(registry);
    durations =
        histogram(
                "ringrift_ai_request_duration_seconds",
                "Duration of AI service requests in seconds",
                SECONDS)
            .labelNames("ai_type", "difficulty")
            .register(registry);
    latencies =
        histogram("ringrift_ai_request_latency_ms", "AI request latency in milliseconds", MILLIS)
            .labelNames("outcome")
            .register(registry);
    moveLatencies =
        histogram(
                "ai_move_latency_ms",
                "Latency of AI move selection calls in milliseconds",
                MOVE_MILLIS)
            .labelNames("aiType", "difficulty")
            .register(registry);
    fallbacks = fallbacks("ringrift_ai_fallback_total").register(registry);
    oldFallbacks = fallbacks("ai_fallback_total").register(registry);
    timeouts =
        Counter.builder()
            .name("ringrift_ai_request_timeout_total")
            .help("Total number of AI request timeouts")
            .register(registry);
    turns =
        Counter.builder()
            .name("ringrift_ai_turn_request_terminal_total")
            .help("Total number of AI turn requests reaching a terminal state")
            .labelNames("kind", "code", "ai_error_type")
            .register(registry);
    services =
        Gauge.builder()
            .name("ringrift_service_status")
            .help("Service availability status (0=down, 1=up)")
            .labelNames("service")
            .register(registry);
    List.of("aiService", "database", "redis").forEach(name -> services.labelValues(name).set(1));
    degradation =
        Gauge.builder()
            .name("ringrift_degradation_level")
            .help("Current system degradation level (0=FULL, 1=DEGRADED, 2=MINIMAL, 3=OFFLINE)")
            .register(registry);
  }

  /** The service answered, with a move or without. */
  public void succeeded(double millis, int difficulty) {
    requests.labelValues("success").inc();
    latencies.labelValues("success").observe(millis);
    called(millis, difficulty);
    moveLatencies.labelValues("python", String.valueOf(difficulty)).observe(millis);
    serviceUp(true);
  }

  /** The service was called and failed. */
  public void failed(double millis, int difficulty) {
    requests.labelValues("error").inc();
    latencies.labelValues("error").observe(millis);
    called(millis, difficulty);
    serviceUp(false);
  }

  /** The service was not called, because too many calls were under way. */
  public void overloaded() {
    requests.labelValues("error").inc();
    latencies.labelValues("error").observe(0);
  }

  /** The service did not answer in time. */
  public void timedOut(double millis, int difficulty) {
    requests.labelValues("error").inc();
    latencies.labelValues("timeout").observe(millis);
    called(millis, difficulty);
    timeouts.inc();
    turns.labelValues("timed_out", "none", "none").inc();
    serviceUp(false);
  }

  /**
   * A time-out made the server think for itself. As on the target it counts twice, and again as
   * what the session saw of it.
   */
  public void timeoutFellBack() {
    fallbacks.labelValues("timeout").inc(2);
    fallbacks.labelValues("no_move").inc();
    oldFallbacks.labelValues("timeout").inc();
    oldFallbacks.labelValues("service_degraded").inc();
  }

  /** Something other than a time-out made the server think for itself. */
  public void fellBack(String reason) {
    fallbacks.labelValues(reason).inc();
    oldFallbacks.labelValues(reason).inc();
  }

  /** The server thought for itself, for whatever reason. */
  public void thoughtLocally(double millis, int difficulty) {
    requests.labelValues("fallback").inc();
    latencies.labelValues("fallback").observe(millis);
    moveLatencies.labelValues("heuristic", String.valueOf(difficulty)).observe(0);
  }

  /** An AI's move was made. */
  public void turnCompleted() {
    turns.labelValues("completed", "none", "none").inc();
  }

  /** An AI has no move, for this reason: the service gave none, and there is no fallback. */
  public void turnFailed(String reason) {
    turns.labelValues("failed", "none", reason).inc();
  }

  /** An AI's move came too late, because its game was over. */
  public void turnCanceled() {
    turns.labelValues("canceled", "none", "game_ended").inc();
  }

  private void called(double millis, int difficulty) {
    durations.labelValues("python", String.valueOf(difficulty)).observe(millis / MILLIS_PER_SECOND);
  }

  private void serviceUp(boolean up) {
    services.labelValues("aiService").set(up ? 1 : 0);
    degradation.set(up ? 0 : 1);
  }

  private static Counter.Builder fallbacks(String name) {
    return Counter.builder()
        .name(name)
        .help("Total number of AI fallbacks by reason")
        .labelNames("reason");
  }

  private static Histogram.Builder histogram(String name, String help, double[] bounds) {
    return Histogram.builder().name(name).help(help).classicOnly().classicUpperBounds(bounds);
  }
}
