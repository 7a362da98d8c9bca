package cleansignal.reference.http;

import cleansignal.reference.fault.Fault;
import cleansignal.reference.fault.FaultKind;
import cleansignal.reference.loop.Timestamps;
import cleansignal.reference.store.Games;
import cleansignal.reference.truth.Truth;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Health, readiness and the small public overviews: bare objects without an envelope. */
final class HealthEndpoints {
  private static final String VERSION = "0.1.0-beta";
  private static final Duration STATS_CACHED = Duration.ofSeconds(30);

  private static final String AI_SERVICE = "aiService";
  private static final int UNAVAILABLE = 503;

  private final Games games;
  private final Truth truth;
  private final Clock clock;
  private final Instant startedAt;
  private ObjectNode stats;
  private Instant statsUntil = Instant.MIN;

  HealthEndpoints(Games games, Truth truth, Clock clock) {
    this.games = games;
    this.truth = truth;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  Reply health(Call call) {
    return Reply.bare(healthy());
  }

  Reply ready(Call call) {
    ObjectNode json = healthy();
    ObjectNode checks = json.putObject("checks");
    Set<String> sick =
        call.draw().others().stream()
            .filter(fault -> fault.kind() == FaultKind.SICK)
            .map(Fault::field)
            .collect(Collectors.toSet());
    for (String name : List.of("database", "redis", AI_SERVICE)) {
      String status = sick.contains(name) ? "unhealthy" : "healthy";
      checks.putObject(name).put("status", status).put("latency", 1);
    }
    if (sick.isEmpty()) {
      return Reply.bare(json);
    }
    truth.fault("GET /ready", FaultKind.SICK, sick.size());
    // It plays on without its AI service, and not without the others.
    boolean playsOn = sick.equals(Set.of(AI_SERVICE));
    json.put("status", playsOn ? "degraded" : "unhealthy");
    return playsOn ? Reply.bare(json) : Reply.bare(json).withStatus(UNAVAILABLE);
  }

  Reply apiHealth(Call call) {
    return Reply.bare(timestamped(object().put("status", "ok")));
  }

  Reply stats(Call call) {
    Instant now = clock.instant();
    if (!now.isBefore(statsUntil)) {
      statsUntil = now.plus(STATS_CACHED);
      stats =
          timestamped(
              object()
                  .put("playersOnline", 0)
                  .put("activeGames", 0)
                  .put("gamesPlayed", games.finished()));
    }
    return Reply.bare(stats.deepCopy());
  }

  Reply index(Call call) {
    ObjectNode json = object().put("success", true).put("message", "RingRift API");
    json.put("version", "1.0.0");
    ObjectNode endpoints = json.putObject("endpoints");
    for (String name : List.of("auth", "games", "users", "selfplay", "internal", "docs")) {
      endpoints.put(name, "/api/" + name);
    }
    json.put("documentation", "/api/docs").put("openApiSpec", "/api/docs.json");
    return Reply.bare(timestamped(json));
  }

  private ObjectNode healthy() {
    return timestamped(object().put("status", "healthy"))
        .put("version", VERSION)
        .put("uptime", Duration.between(startedAt, clock.instant()).toSeconds());
  }

  private ObjectNode timestamped(ObjectNode json) {
    return json.put("timestamp", Timestamps.iso(clock.instant()));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
