package cleansignal.report;

import cleansignal.measure.Availability;
import cleansignal.measure.Concurrency;
import cleansignal.measure.Games;
import cleansignal.measure.Latencies;
import cleansignal.measure.ProbeHistory;
import cleansignal.measure.RequestStats;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Sockets;
import cleansignal.measure.Span;
import cleansignal.measure.Tally;
import cleansignal.measure.Users;
import cleansignal.outcome.Outcome;
import cleansignal.runlog.LogEnd;
import cleansignal.runlog.RunHeader;
import cleansignal.runlog.RunManifest.Planned;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code summary.json}: every number with its sample size, as {@code
 * slo/schema/summary.schema.json}. A set of latencies without samples has no figures; a log that
 * could not be read leaves nothing but the run's name.
 */
public final class SummaryJson implements ReportWriter {
  private static final double[] PERCENTILES = {50, 90, 95, 99};

  @Override
  public void write(JudgedRun run, Writer out) throws IOException {
    ObjectNode node = Json.object();
    node.put("schema", Json.SCHEMA);
    node.set("run", VerdictJson.run(run));
    run.manifest().ifPresent(manifest -> node.set("planned", planned(manifest.planned())));
    run.measures().ifPresent(measures -> measures(node, measures));
    run.verdict()
        .injector()
        .numbers()
        .ifPresent(
            numbers -> node.set("injector", InjectorJson.of(numbers, run.verdict().injector())));
    Json.write(node, out);
  }

  private static ObjectNode planned(Planned planned) {
    ObjectNode node = Json.object();
    node.put("durationMillis", planned.durationMillis());
    node.put("users", planned.users());
    node.put("peakUsers", planned.peakUsers());
    node.put("games", planned.games());
    node.put("players", planned.players());
    node.put("steadyRequests", planned.steadyRequests());
    return node;
  }

  private static void measures(ObjectNode node, RunMeasures measures) {
    node.set("log", log(measures.header(), measures.end(), measures.timeZeroMillis()));
    measures
        .steady()
        .ifPresent(span -> node.set("steady", span(span, measures.derivedSteady().orElseThrow())));
    node.set("whole", span(measures.whole(), measures.derivedWhole()));
    node.set("availability", availability(measures.availability()));
    node.set("users", users(measures.users()));
    measures.gamesSteady().ifPresent(games -> node.set("gamesSteady", games(games)));
    node.set("gamesWhole", games(measures.gamesWhole()));
    measures.socketsSteady().ifPresent(sockets -> node.set("socketsSteady", sockets(sockets)));
    node.set("socketsWhole", sockets(measures.socketsWhole()));
    node.set("probe", probe(measures.probe()));
    node.set("scriptErrors", counts(measures.scriptErrors()));
  }

  private static ObjectNode log(RunHeader header, LogEnd end, long timeZeroMillis) {
    ObjectNode node = Json.object();
    node.put("gatling", header.gatlingVersion());
    node.put("simulation", header.simulationClass());
    node.put("description", header.description());
    node.put("startedAt", Instant.ofEpochMilli(header.startEpochMillis()).toString());
    node.put("timeZeroMillis", timeZeroMillis);
    node.put("lastMillis", end.lastMillis());
    node.put("records", end.records());
    node.put("bytes", end.bytes());
    node.put("truncated", end.truncated());
    return node;
  }

  private static ObjectNode span(Span span, Span derived) {
    ObjectNode node = Json.object();
    node.put("startMillis", span.window().startMillis());
    node.put("endMillis", span.window().endMillis());
    node.set("allRequests", stats(RunText.all(span)));
    node.set("requests", byName(span));
    node.set("derived", byName(derived));
    return node;
  }

  private static ObjectNode byName(Span span) {
    ObjectNode node = Json.object();
    for (String name : span.names()) {
      node.set(name, stats(span.requests(name::equals)));
    }
    return node;
  }

  private static ObjectNode stats(RequestStats stats) {
    ObjectNode node = Json.object();
    Tally tally = stats.tally();
    node.put("count", tally.all());
    node.put("valid", tally.valid());
    node.put("trueErrors", tally.trueErrors());
    node.put("status5xx", tally.status5xx());
    ObjectNode outcomes = node.putObject("outcomes");
    for (Outcome outcome : Outcome.values()) {
      if (tally.of(outcome) > 0) {
        outcomes.put(outcome.text(), tally.of(outcome));
      }
    }
    ObjectNode ok = extremes(stats.ok());
    if (stats.ok().count() > 0) {
      for (double percentile : PERCENTILES) {
        long millis = stats.ok().percentileMillis(percentile);
        ok.put("p" + Numbers.decimal(percentile, 1) + "Millis", millis);
      }
    }
    node.set("ok", ok);
    node.set("all", extremes(stats.all()));
    return node;
  }

  private static ObjectNode extremes(Latencies latencies) {
    ObjectNode node = Json.object();
    node.put("samples", latencies.count());
    if (latencies.count() > 0) {
      node.put("minMillis", latencies.minMillis());
      node.put("meanMillis", latencies.meanMillis());
      node.put("maxMillis", latencies.maxMillis());
    }
    return node;
  }

  private static ObjectNode availability(Availability availability) {
    ObjectNode node = Json.object();
    node.put("upSeconds", availability.up());
    node.put("judgedSeconds", availability.judged());
    return node;
  }

  private static ObjectNode users(Users users) {
    ObjectNode node = Json.object();
    node.put("started", users.started());
    node.put("ended", users.ended());
    node.set("active", concurrency(users.active()));
    return node;
  }

  private static ObjectNode games(Games games) {
    ObjectNode node = Json.object();
    node.put("started", games.started());
    node.set("ended", counts(games.ended()));
    node.set("games", concurrency(games.games()));
    node.set("players", concurrency(games.players()));
    node.set("humans", concurrency(games.humans()));
    node.set("ais", concurrency(games.ais()));
    return node;
  }

  private static ObjectNode sockets(Sockets sockets) {
    ObjectNode node = Json.object();
    node.put("opened", sockets.opened());
    node.set("closed", counts(sockets.closed()));
    node.set("open", concurrency(sockets.open()));
    return node;
  }

  private static ObjectNode concurrency(Concurrency concurrency) {
    ObjectNode node = Json.object();
    Json.putFinite(node, "percentile5", concurrency.percentile5());
    Json.putFinite(node, "mean", concurrency.mean());
    node.put("min", concurrency.min());
    node.put("max", concurrency.max());
    return node;
  }

  private static ObjectNode probe(ProbeHistory probe) {
    ObjectNode node = Json.object();
    node.put("asked", probe.asked());
    node.put("missed", probe.missed());
    probe
        .lost()
        .ifPresent(
            loss ->
                node.putObject("lost")
                    .put("atMillis", loss.atMillis())
                    .put("outcome", loss.outcome().text()));
    return node;
  }

  private static ObjectNode counts(Map<String, Long> counts) {
    ObjectNode node = Json.object();
    new TreeMap<>(counts).forEach(node::put);
    return node;
  }
}
