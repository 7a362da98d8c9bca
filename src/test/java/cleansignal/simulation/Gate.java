package cleansignal.simulation;

import static io.gatling.javaapi.core.CoreDsl.details;

import cleansignal.config.SuiteConfig;
import cleansignal.measure.MeasureSettings;
import cleansignal.measure.Measurer;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Window;
import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.RunSpec;
import cleansignal.report.ConsoleReport;
import cleansignal.report.JudgedRun;
import cleansignal.report.RunFolder;
import cleansignal.request.LiveRecorder;
import cleansignal.runlog.AppendedRecord;
import cleansignal.runlog.LogAppender;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.Evaluator;
import cleansignal.slo.RequiredRecords;
import cleansignal.slo.RunFacts;
import cleansignal.slo.SloFiles;
import cleansignal.slo.Verdict;
import io.gatling.javaapi.core.Assertion;
import java.io.IOException;
import java.io.PrintWriter;
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
  private final SloFiles slo;
  private Instant begun = Instant.MAX;
  private volatile Optional<RunFolder> folder = Optional.empty();

  private Gate(Path results, String simulation, RunManifest manifest, SloFiles slo) {
    this.results = results;
    this.simulation = simulation;
    this.manifest = manifest;
    this.slo = slo;
  }

  static Gate prepare(
      SuiteConfig config, RunSpec spec, LoadPlan plan, String baseUrl, String simulation) {
    return new Gate(
        config.run().results(),
        simulation,
        Manifests.of(config, spec, plan, baseUrl),
        SloFiles.load(config.run().sloFiles()));
  }

  /**
   * Demands a record for each required objective and one for the verdict, none of them failed. A
   * verdict that was never written fails them too.
   */
  List<Assertion> assertions() {
    return RequiredRecords.names(slo, RunFacts.of(manifest)).stream()
        .map(name -> details(name).failedRequests().count().is(0L))
        .toList();
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
      folder = RunFolders.find(results, simulation, begun).map(RunFolder::new);
      if (folder.isPresent()) {
        RunManifests.write(folder.get().manifest(), manifest);
      }
    } catch (IOException e) {
      System.err.println("can't write " + RunManifests.FILE_NAME + ": " + e.getMessage());
    }
  }

  /**
   * Judges the closed log. Whatever goes wrong is said on standard error and leaves the build red.
   */
  void judge(LiveRecorder live, Optional<EmbeddedServer> embedded) {
    try {
      RunFolder run =
          folder.orElseThrow(() -> new IOException("the run has no folder in " + results));
      embedded.ifPresent(server -> keepTruth(server, run));
      RunMeasures measures =
          Measurer.measure(
              run.simulationLog(),
              MeasureSettings.conventional(
                      (ok, message) ->
                          ok
                              ? new Classified(Outcome.OK, Classified.NO_STATUS)
                              : OutcomeText.parse(message))
                  .withSteady(
                      manifest
                          .planned()
                          .steady()
                          .map(s -> new Window(s.startMillis(), s.endMillis()))));
      Verdict verdict = Evaluator.judge(measures, manifest, slo);
      LogAppender.append(
          run.simulationLog(),
          RequiredRecords.of(verdict).stream()
              .map(r -> new AppendedRecord(r.name(), r.ok(), r.message()))
              .toList());
      PrintWriter out = new PrintWriter(System.out);
      new ConsoleReport("results/" + run.id())
          .write(
              new JudgedRun(
                  run.id(), Optional.of(manifest), Optional.of(measures), verdict, List.of()),
              out);
      out.flush();
    } catch (Exception e) {
      e.printStackTrace();
    }
  }

  private static void keepTruth(EmbeddedServer server, RunFolder run) {
    try {
      Files.writeString(run.path().resolve("truth.json"), server.truth());
    } catch (IOException gone) {
      System.err.println("the embedded server does not tell what it saw: " + gone.getMessage());
    }
  }
}
