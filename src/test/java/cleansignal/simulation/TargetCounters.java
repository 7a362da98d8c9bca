package cleansignal.simulation;

import cleansignal.slo.Counter;
import cleansignal.slo.Readings;
import cleansignal.target.AiUse;
import cleansignal.target.GameServer;
import cleansignal.telemetry.MetricsPage;
import cleansignal.telemetry.TargetSample;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The target's own counters, read before the run and after it, and what it tells in between. */
final class TargetCounters {

  private final GameServer server;
  private final MetricsPage page;
  private Map<Counter, Long> before = Map.of();

  TargetCounters(GameServer server, MetricsPage page) {
    this.server = server;
    this.page = page;
  }

  /** Before the first request. */
  void readBefore() {
    before = read();
  }

  /** After the last one. */
  Readings readAfter() {
    return new Readings(before, read());
  }

  /** What the target tells of itself now. */
  TargetSample sample(long nowMillis) {
    return new TargetSample(
        nowMillis, page.read().map(server::residentBytes).orElse(OptionalDouble.empty()));
  }

  private Map<Counter, Long> read() {
    Map<Counter, Long> counters = new EnumMap<>(Counter.class);
    page.read()
        .ifPresent(
            metrics -> {
              AiUse use = server.aiUse(metrics);
              use.requests().ifPresent(count -> counters.put(Counter.AI_REQUESTS, count));
              use.fallbacks().ifPresent(count -> counters.put(Counter.AI_FALLBACKS, count));
            });
    return counters;
  }
}
