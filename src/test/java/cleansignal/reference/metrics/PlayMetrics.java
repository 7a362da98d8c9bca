package cleansignal.reference.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;

/** The metrics of the target that sockets and games feed, under its names and labels. */
public final class PlayMetrics {
  private static final double[] HOLD_MILLIS = {
    10, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 15_000
  };
  private static final String ENGINE = "orchestrator";

  private final List<Gauge> connections;
  private final Gauge sessions;
  private final Counter transitions;
  private final Counter sessionsMade;
  private final Counter moves;
  private final Counter rejected;
  private final Counter reconnections;
  private final Counter locks;
  private final Counter lockRetries;
  private final Histogram lockHolds;

  PlayMetrics(PrometheusRegistry registry) {
    connections =
        List.of(
            gauge("ringrift_websocket_connections", "Number of active WebSocket connections")
                .register(registry),
            gauge("websocket_connections_current", "Current number of active WebSocket connections")
                .register(registry));
    sessions =
        gauge(
                "ringrift_game_session_status_current",
                "Number of in-memory game sessions by derived status kind")
            .labelNames("status")
            .register(registry);
    transitions =
        counter(
                "ringrift_game_session_status_transitions_total",
                "Total number of game session status transitions (from -> to)")
            .labelNames("from", "to")
            .register(registry);
    sessionsMade =
        counter(
                "ringrift_orchestrator_sessions_total",
                "Total number of game sessions by engine selection and reason")
            .labelNames("engine", "selection_reason")
            .register(registry);
    moves =
        counter(
                "ringrift_orchestrator_moves_total",
                "Total number of moves processed by engine and outcome")
            .labelNames("engine", "outcome")
            .register(registry);
    rejected =
        counter(
                "ringrift_moves_rejected_total",
                "Total number of moves rejected by the server, labelled by reason")
            .labelNames("reason")
            .register(registry);
    reconnections =
        counter(
                "ringrift_websocket_reconnection_total",
                "Total number of WebSocket reconnection attempts by result")
            .labelNames("result")
            .register(registry);
    locks =
        counter(
                "ringrift_lock_acquisitions_total",
                "Total distributed lock acquisition attempts by outcome")
            .labelNames("outcome")
            .register(registry);
    lockRetries =
        counter(
                "ringrift_lock_contention_retries_total",
                "Total lock contention retries (attempts beyond the first)")
            .register(registry);
    lockHolds =
        Histogram.builder()
            .name("ringrift_lock_hold_duration_ms")
            .help("Duration locks are held in milliseconds")
            .classicOnly()
            .classicUpperBounds(HOLD_MILLIS)
            .register(registry);
    registerDead(registry);
  }

  /** A socket was authenticated. */
  public void socketOpened() {
    connections.forEach(Gauge::inc);
  }

  /** An authenticated socket is gone. */
  public void socketClosed() {
    connections.forEach(Gauge::dec);
  }

  /** A session was made, in this status. */
  public void sessionMade(String status) {
    sessionsMade.labelValues(ENGINE, "default_enabled").inc();
    transitions.labelValues("none", status).inc();
    sessions.labelValues(status).inc();
  }

  /** A session changed its status. */
  public void sessionChanged(String from, String to) {
    transitions.labelValues(from, to).inc();
    sessions.labelValues(from).dec();
    sessions.labelValues(to).inc();
  }

  /** A session in this status is no more. */
  public void sessionGone(String status) {
    sessions.labelValues(status).dec();
  }

  /** A move was made, by a human or an AI. */
  public void moved() {
    moves.labelValues(ENGINE, "success").inc();
  }

  /** A move was refused for this reason. */
  public void moveRejected(String reason) {
    rejected.labelValues(reason).inc();
  }

  /** A player came back, or did not. */
  public void reconnection(boolean inTime) {
    reconnections.labelValues(inTime ? "success" : "timeout").inc();
  }

  /** A lock was taken at the first attempt, or after retries. */
  public void lockTaken(int retries) {
    locks.labelValues(retries == 0 ? "acquired" : "contention").inc();
    lockRetries.inc(retries);
  }

  /** A lock could not be had. */
  public void lockFailed(int retries) {
    locks.labelValues("failed").inc();
    lockRetries.inc(retries);
  }

  /** A lock was held for so long. */
  public void lockHeld(long millis) {
    lockHolds.observe(millis);
  }

  /** Declared by the target and never written: nobody must rely on them. */
  private static void registerDead(PrometheusRegistry registry) {
    gauge("ringrift_games_active", "Number of currently active games").register(registry);
    gauge("ringrift_users_active", "Number of currently connected users").register(registry);
    counter("ringrift_games_total", "Total number of games created by type")
        .labelNames("board_type")
        .register(registry);
    counter("ringrift_moves_total", "Total number of moves made by type")
        .labelNames("board_type")
        .register(registry);
  }

  private static Gauge.Builder gauge(String name, String help) {
    return Gauge.builder().name(name).help(help);
  }

  private static Counter.Builder counter(String name, String help) {
    return Counter.builder().name(name).help(help);
  }
}
