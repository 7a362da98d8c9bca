package cleansignal.simulation;

import static io.gatling.javaapi.core.CoreDsl.details;

import cleansignal.release.History;
import cleansignal.report.Circumstances;
import cleansignal.report.ConsoleReport;
import cleansignal.report.JudgePipeline;
import cleansignal.report.JudgedRun;
import cleansignal.report.LatestRun;
import cleansignal.report.ReadingsJson;
import cleansignal.report.ReportFiles;
import cleansignal.report.RunFolder;
import cleansignal.report.StopJson;
import cleansignal.request.LiveRecorder;
import cleansignal.runlog.LogAppender;
import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReports;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.EarlyStop;
import cleansignal.slo.Readings;
import cleansignal.slo.RequiredRecords;
import cleansignal.slo.Requirement;
import cleansignal.slo.Requirements;
import cleansignal.slo.RunFacts;
import cleansignal.slo.SloFiles;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gatling.javaapi.core.Assertion;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What stands between a run and its verdict: manifest, run folder, judgement, and the build's
 * colour.
 */
final class Gate {

  /** The file of what users took in from their sockets. */
  static final String HEARD = "heard.json";

  /**
   * Gatling tells its time by a clock of its own, which may be some way behind by now. No other run
   * can have begun here so short a time ago.
   */
  private static final Duration BETWEEN_CLOCKS = Duration.ofMillis(500);

  private final Path results;
  private final String simulation;
  private final RunManifest manifest;
  private final Circumstances circumstances;
  private final Optional<PreflightReport> preflight;
  private final SloFiles slo;
  private Instant begun = Instant.MAX;
  private volatile Optional<RunFolder> folder = Optional.empty();

  /**
   * A gate for a run that is about to start.
   *
   * @param preflight what was examined before; empty when nothing was
   */
  Gate(
      Path results,
      String simulation,
      RunManifest manifest,
      Circumstances circumstances,
      Optional<PreflightReport> preflight,
      SloFiles slo) {
    this.results = results;
    this.simulation = simulation;
    this.manifest = manifest;
    this.circumstances = circumstances;
    this.preflight = preflight;
    this.slo = slo;
  }

  /** Where the load goes. */
  String target() {
    return "target " + manifest.target().environment() + " " + manifest.target().baseUrl();
  }

  /** What was examined before the run; empty when nothing was. */
  Optional<PreflightReport> preflight() {
    return preflight;
  }

  /**
   * How many requests would prove the objectives that decide, and how many the steady window is to
   * hold.
   */
  String provable() {
    String needed =
        Requirements.of(slo, RunFacts.of(manifest)).stream()
            .filter(requirement -> requirement.isRequired() && requirement.priority().decides())
            .filter(requirement -> requirement.samplesNeeded().orElse(1) > 1)
            .map(Gate::needs)
            .collect(Collectors.joining(", "));
    return manifest.planned().steady().isEmpty()
        ? "no steady window: the run can prove no limit, it is judged by counts and point values"
        : String.format(
            Locale.ROOT,
            "to prove: %s; the steady window will hold about %,d requests",
            needed,
            manifest.planned().steadyRequests());
  }

  private static String needs(Requirement requirement) {
    return String.format(
        Locale.ROOT,
        "%s needs %,d",
        requirement.objective().id(),
        requirement.samplesNeeded().orElseThrow());
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
    begun = Instant.now().minus(BETWEEN_CLOCKS);
  }

  /**
   * Called by the first user: the run folder exists now, and a run killed from here on keeps its
   * manifest.
   *
   * @return the folder; empty when it can't be found
   */
  Optional<RunFolder> folderExists() {
    try {
      folder = RunFolders.find(results, simulation, begun).map(RunFolder::new);
      if (folder.isPresent()) {
        RunManifests.write(folder.get().manifest(), manifest);
        keep(RunFolder.CIRCUMSTANCES, circumstances.toJson());
        preflight.ifPresent(report -> keep(RunFolder.PREFLIGHT, PreflightReports.toJson(report)));
        LatestRun.point(results, folder.get().id());
      }
    } catch (IOException e) {
      System.err.println("clean-signal: the run folder is not complete: " + e.getMessage());
    }
    return folder;
  }

  /**
   * Judges the closed log, writes and prints the reports, and adds the verdict to the log. What
   * goes wrong is said on standard error and leaves the build red, because the assertions then miss
   * their records.
   *
   * @return the judged run; empty when it could not be judged
   */
  Optional<JudgedRun> judge(LiveRecorder live) {
    try {
      RunFolder run = folder.orElseThrow(() -> new IOException("no run folder was found"));
      JudgedRun judged =
          RequestIds.into(new JudgePipeline(slo).judge(run, manifest), live.failures());
      ReportFiles.writeAll(run, judged)
          .forEach(problem -> System.err.println("clean-signal: " + problem));
      remember(judged);
      print(run, judged, System.out);
      if (judged.measures().isPresent()) {
        append(run, judged);
      }
      return Optional.of(judged);
    } catch (IOException | RuntimeException e) {
      System.err.println("clean-signal: the run could not be judged: " + e);
      return Optional.empty();
    }
  }

  private void remember(JudgedRun judged) {
    try {
      History.append(results, judged);
    } catch (IOException e) {
      System.err.println("clean-signal: the history takes no more lines: " + e.getMessage());
    }
  }

  private static void append(RunFolder run, JudgedRun judged) {
    try {
      LogAppender.append(run.simulationLog(), RequiredRecords.of(judged.verdict()));
    } catch (IOException e) {
      System.err.println(
          "clean-signal: judged, but the log takes no more records, so the build is red: "
              + e.getMessage());
    }
  }

  private static void print(RunFolder run, JudgedRun judged, PrintStream out) throws IOException {
    Writer utf8 = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    new ConsoleReport("results/" + run.id()).write(judged, utf8);
    utf8.flush();
  }

  /** Keeps what stopped the run before its end. */
  void keepStop(EarlyStop stop) {
    keep(RunFolder.STOP, StopJson.toJson(stop));
  }

  /** Keeps what the target's own counters said, so that a run can be judged again. */
  void keepReadings(Readings readings) {
    keep(RunFolder.READINGS, ReadingsJson.toJson(readings));
  }

  /** Keeps what the embedded server says it saw, so that a run can be held against the truth. */
  void keepTruth(EmbeddedServer server) {
    try {
      keep("truth.json", server.truth());
    } catch (IOException gone) {
      System.err.println(
          "clean-signal: the embedded server does not tell what it saw: " + gone.getMessage());
    }
  }

  /**
   * Keeps how many events of each kind the users took in from their sockets, to be held against
   * those that the embedded server says it sent.
   */
  void keepHeard(LiveRecorder live) {
    keep(HEARD, new JsonMapper().valueToTree(live.heard()).toString());
  }

  /** Keeps what the run leaves behind on its target, and says it. */
  void keepAftermath(Aftermath aftermath) {
    keep(Aftermath.FILE, aftermath.json());
    aftermath.lines().forEach(System.out::println);
  }

  /** Keeps what is known of that when the run is interrupted, and says it. */
  void keepInterruption(Interruption interruption) {
    keep(Aftermath.FILE, interruption.json());
    interruption.lines().forEach(line -> System.err.println("clean-signal: " + line));
  }

  private void keep(String file, String text) {
    if (folder.isPresent()) {
      try {
        Files.writeString(folder.get().path().resolve(file), text);
      } catch (IOException e) {
        System.err.println("clean-signal: can't write " + file + ": " + e.getMessage());
      }
    }
  }
}
