package cleansignal.simulation;

import cleansignal.config.SuiteConfig;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.RunSpec;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Writes down what a run is about to do. */
final class Manifests {

  private static final long GIT_SECONDS = 5;
  private static final String UNKNOWN = "unknown";

  private Manifests() {}

  static RunManifest of(SuiteConfig config, RunSpec spec, LoadPlan plan, String baseUrl) {
    return new RunManifest(
        RunManifests.SCHEMA,
        spec.name(),
        spec.policy(plan.steady().isPresent()),
        spec.override(),
        new RunManifest.Target(config.target().environment().text(), baseUrl),
        config.run().slo().orElse(spec.slo()).text(),
        plan.pace(),
        planned(plan),
        config.run().accept().stream().sorted().toList(),
        !config.run().preflight(),
        config.run().seed(),
        new RunManifest.ShardOf(plan.shard().index(), plan.shard().count()),
        new RunManifest.Versions("0.1.0", gitCommit(), "3.15.1", Runtime.version().toString()));
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

  private static String gitCommit() {
    String commit = git("rev-parse", "--short=12", "HEAD");
    return commit.equals(UNKNOWN) || git("status", "--porcelain").isEmpty()
        ? commit
        : commit + "+dirty";
  }

  /**
   * What git prints, without white space around it; {@code unknown} outside a checkout or without
   * git.
   */
  private static String git(String... arguments) {
    try {
      String[] command = new String[arguments.length + 1];
      command[0] = "git";
      System.arraycopy(arguments, 0, command, 1, arguments.length);
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(GIT_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? printed : UNKNOWN;
    } catch (IOException noGit) {
      return UNKNOWN;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }
}
