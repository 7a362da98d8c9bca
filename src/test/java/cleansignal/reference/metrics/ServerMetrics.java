package cleansignal.reference.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The Prometheus metrics of the target, under its names and labels (contract, section 6), with the
 * inconsistent paths of its HTTP half.
 */
public final class ServerMetrics {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double[] SECONDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
  private static final double[] BYTES = {100, 500, 1e3, 5e3, 1e4, 5e4, 1e5, 5e5, 1e6};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests =
      Counter.builder()
          .name("http_requests_total")
          .help("Total number of HTTP requests")
          .labelNames("method", "path", "status")
          .register(registry);
  private final Histogram durations =
      histogram("http_request_duration_seconds", "Duration of HTTP requests in seconds", SECONDS)
          .labelNames("method", "path", "status")
          .register(registry);
  private final Histogram requestBytes =
      histogram("http_request_size_bytes", "Size of HTTP request bodies in bytes", BYTES)
          .labelNames("method", "path")
          .register(registry);
  private final Histogram responseBytes =
      histogram("http_response_size_bytes", "Size of HTTP response bodies in bytes", BYTES)
          .labelNames("method", "path", "status")
          .register(registry);
  private final Counter limitHits =
      Counter.builder()
          .name("ringrift_rate_limit_hits_total")
          .help("Total number of rate limit violations")
          .labelNames("endpoint", "limiter")
          .register(registry);

  private final PlayMetrics play = new PlayMetrics(registry);
  private final AiMetrics ai = new AiMetrics(registry);

  /** Registers everything. */
  public ServerMetrics() {
    ProcessMetrics.register(registry);
  }

  /** Those of sockets and games. */
  public PlayMetrics play() {
    return play;
  }

  /** Those of AI turns. */
  public AiMetrics ai() {
    return ai;
  }

  /**
   * Counts an answered request of the API.
   *
   * @param path as {@link PathLabels} gives it
   * @param nanos time from its arrival to its answer
   */
  public void answered(
      String method, String path, int status, long nanos, long requestSize, long responseSize) {
    String code = String.valueOf(status);
    requests.labelValues(method, path, code).inc();
    durations.labelValues(method, path, code).observe(nanos / NANOS_PER_SECOND);
    requestBytes.labelValues(method, path).observe(requestSize);
    responseBytes.labelValues(method, path, code).observe(responseSize);
  }

  /** Counts a request that a limiter refused. */
  public void limited(String path, String limiter) {
    limitHits.labelValues(path, limiter).inc();
  }

  /** Everything in Prometheus' text format. */
  public String scrape() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    MetricSnapshots all = registry.scrape();
    try {
      PrometheusTextFormatWriter.create().write(text, all);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString(StandardCharsets.UTF_8) + withoutSamples(all);
  }

  /** The target also names the metrics that have no sample yet; the library leaves them out. */
  private static String withoutSamples(MetricSnapshots all) {
    return all.stream()
        .filter(snapshot -> snapshot.getDataPoints().isEmpty())
        .map(
            snapshot -> {
              boolean counts = snapshot instanceof CounterSnapshot;
              String type =
                  counts ? "counter" : snapshot instanceof GaugeSnapshot ? "gauge" : "histogram";
              String name = snapshot.getMetadata().getPrometheusName() + (counts ? "_total" : "");
              return "# HELP "
                  + name
                  + " "
                  + snapshot.getMetadata().getHelp()
                  + "\n# TYPE "
                  + name
                  + " "
                  + type
                  + "\n";
            })
        .collect(Collectors.joining());
  }

  private static Histogram.Builder histogram(String name, String help, double[] bounds) {
    return Histogram.builder().name(name).help(help).classicOnly().classicUpperBounds(bounds);
  }
}
