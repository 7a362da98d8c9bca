package cleansignal.simulation;

import cleansignal.config.LoadSettings;
import cleansignal.config.SuiteConfig;
import cleansignal.plan.Level;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.RunSpec;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.Condition;
import cleansignal.slo.PlayPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

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
        planned(spec, plan),
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

  /** Only what the run makes use of. */
  private static Map<String, String> settings(SuiteConfig config, PlayPlan play) {
    SortedMap<String, String> settings = LoadSettings.of(config);
    if (!play.does().contains(Condition.MOVES)) {
      settings.keySet().removeIf(key -> key.startsWith("cs.play."));
    }
    if (!play.does().contains(Condition.ECHOES)) {
      settings.keySet().removeIf(key -> key.startsWith("cs.sockets."));
    }
    return settings;
  }

  private static RunManifest.Planned planned(RunSpec spec, LoadPlan plan) {
    return new RunManifest.Planned(
        plan.duration().toMillis(),
        plan.steady().map(window -> new RunManifest.Span(window.startMillis(), window.endMillis())),
        plan.users().size(),
        plan.peakUsers(),
        plan.peakGames(),
        plan.peakPlayers(),
        plan.expectation().requests(),
        spec.byLevel()
            ? Level.of(spec.workload(), plan).stream().map(Manifests::level).toList()
            : List.of());
  }

  private static RunManifest.Level level(Level level) {
    return new RunManifest.Level(
        level.users(),
        new RunManifest.Span(level.window().startMillis(), level.window().endMillis()));
  }
}
