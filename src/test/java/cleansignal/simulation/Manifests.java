package cleansignal.simulation;

import cleansignal.config.SuiteConfig;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.RunSpec;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.Condition;
import cleansignal.slo.PlayPlan;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Writes down what a run is about to do. */
final class Manifests {

  private Manifests() {}

  static RunManifest of(SuiteConfig config, RunSpec spec, LoadPlan plan, String baseUrl) {
    PlayPlan does = PlayPlan.of(spec, plan, config.sockets().hold(), config.play());
    return new RunManifest(
        RunManifests.SCHEMA,
        spec.name(),
        spec.policy(plan.steady().isPresent()),
        spec.override(),
        new RunManifest.Target(config.target().environment().text(), baseUrl),
        config.run().slo().orElse(spec.slo()).text(),
        plan.pace(),
        planned(plan),
        play(does),
        settings(config, does),
        config.run().accept().stream().sorted().toList(),
        !config.run().preflight(),
        config.run().seed(),
        new RunManifest.ShardOf(plan.shard().index(), plan.shard().count()),
        Versions.now());
  }

  private static RunManifest.Play play(PlayPlan play) {
    return new RunManifest.Play(
        play.does().stream().map(Condition::text).sorted().toList(),
        play.hold().map(Duration::toMillis));
  }

  /** What shapes the load besides the plan: runs that differ in it can't be compared. */
  private static Map<String, String> settings(SuiteConfig config, PlayPlan does) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("cs.games.board-type", config.games().boardType());
    settings.put("cs.games.max-moves", String.valueOf(config.games().maxMoves()));
    settings.put("cs.games.max-lifetime", millis(config.games().maxLifetime()));
    settings.put("cs.games.poll.min", millis(config.games().pollMin()));
    settings.put("cs.games.poll.max", millis(config.games().pollMax()));
    settings.put("cs.ai.mode", config.ai().mode());
    settings.put("cs.ai.type", config.ai().type());
    settings.put("cs.ai.difficulty", String.valueOf(config.ai().difficulty()));
    if (does.does().contains(Condition.MOVES)) {
      settings.put("cs.play.think.min", millis(config.play().thinkMin()));
      settings.put("cs.play.think.max", millis(config.play().thinkMax()));
    }
    if (does.does().contains(Condition.ECHOES)) {
      settings.put("cs.sockets.ping-interval", millis(config.sockets().pingInterval()));
    }
    return settings;
  }

  private static String millis(Duration duration) {
    return duration.toMillis() + " ms";
  }

  private static RunManifest.Planned planned(LoadPlan plan) {
    return new RunManifest.Planned(
        plan.duration().toMillis(),
        plan.steady().map(window -> new RunManifest.Span(window.startMillis(), window.endMillis())),
        plan.users().size(),
        plan.peakUsers(),
        plan.peakGames(),
        plan.peakPlayers(),
        plan.expectation().requests());
  }
}
