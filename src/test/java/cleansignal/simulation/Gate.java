package cleansignal.simulation;

import cleansignal.config.SuiteConfig;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.RunSpec;
import cleansignal.request.LiveRecorder;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import io.gatling.javaapi.core.Assertion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands between a run and its verdict: manifest, run folder, judgement, and the build's
 * colour.
 */
final class Gate {

  private final Path results;
  private final String simulation;
  private final RunManifest manifest;
  private Instant begun = Instant.MAX;
  private volatile Optional<Path> folder = Optional.empty();

  private Gate(Path results, String simulation, RunManifest manifest) {
    this.results = results;
    this.simulation = simulation;
    this.manifest = manifest;
  }

  static Gate prepare(
      SuiteConfig config, RunSpec spec, LoadPlan plan, String baseUrl, String simulation) {
    return new Gate(config.run().results(), simulation, Manifests.of(config, spec, plan, baseUrl));
  }

  List<Assertion> assertions() {
    return List.of();
  }

  /** Called just before Gatling starts the run. */
  void begin() {
    begun = Instant.now();
  }

  /**
   * Called by the first user: the run folder exists now, and a run killed from here on keeps its
   * manifest.
   */
  void folderExists() {
    try {
      folder = RunFolders.find(results, simulation, begun);
      if (folder.isPresent()) {
        RunManifests.write(folder.get().resolve(RunManifests.FILE_NAME), manifest);
      }
    } catch (IOException e) {
      System.err.println("can't write " + RunManifests.FILE_NAME + ": " + e.getMessage());
    }
  }

  void judge(LiveRecorder live, Optional<EmbeddedServer> embedded) {
    embedded.ifPresent(
        server -> {
          try {
            Files.writeString(folder.orElseThrow().resolve("truth.json"), server.truth());
          } catch (IOException e) {
            System.err.println(e);
          }
        });
  }
}
