package cleansignal.report;

import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReports;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.EarlyStop;
import cleansignal.slo.Readings;
import cleansignal.telemetry.InjectorLog;
import cleansignal.telemetry.InjectorNdjson;
import cleansignal.telemetry.TargetSample;
import cleansignal.telemetry.TelemetryNdjson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One run's folder, {@code results/<Gatling's run id>}, and the names of the files in it.
 *
 * @param path the folder; its last name is the run's id
 */
public record RunFolder(Path path) {
  /** Gatling's record of the run. */
  public static final String SIMULATION_LOG = "simulation.log";

  /** Gatling's own report. */
  public static final String INDEX_HTML = "index.html";

  /** The run's manifest. */
  public static final String MANIFEST = RunManifests.FILE_NAME;

  /** What the target's own counters said before the run and after it; not of every run. */
  public static final String READINGS = "readings.json";

  /** What the target told of itself during the run; not of every run. */
  public static final String TELEMETRY = TelemetryNdjson.FILE_NAME;

  /** How the injector's JVM fared, a line a second. */
  public static final String INJECTOR = InjectorNdjson.FILE_NAME;

  /** Under which circumstances the run was made; not of every run. */
  public static final String CIRCUMSTANCES = "circumstances.json";

  /** What stopped the run before its end; only of runs that something stopped. */
  public static final String STOP = "stop.json";

  /** What was examined before the load; not of every run. */
  public static final String PREFLIGHT = PreflightReports.FILE_NAME;

  /** Every number, with sample sizes. */
  public static final String SUMMARY = "summary.json";

  /** The verdict for programs. */
  public static final String VERDICT_JSON = "verdict.json";

  /** The verdict for a pull request or a mail. */
  public static final String VERDICT_MD = "verdict.md";

  /** What operators complete and sign. */
  public static final String RESULTS = "results.md";

  /** The verdict for a build server. */
  public static final String JUNIT = "junit.xml";

  /** The first true errors, one JSON object a line. */
  public static final String FAILURES = "failures.ndjson";

  /**
   * The folder behind a path as a person gives it: links are followed, {@code results/latest} too.
   *
   * @throws IOException when there is nothing at that path
   */
  public static RunFolder find(Path given) throws IOException {
    return new RunFolder(LatestRun.follow(given).toRealPath());
  }

  /** Gatling's record of the run. */
  public Path simulationLog() {
    return path.resolve(SIMULATION_LOG);
  }

  /** The run's manifest. */
  public Path manifest() {
    return path.resolve(MANIFEST);
  }

  /**
   * What the target's own counters said.
   *
   * @return empty when nobody read them
   * @throws IOException when the file is none of that form
   */
  public Optional<Readings> readings() throws IOException {
    Path file = path.resolve(READINGS);
    return Files.exists(file)
        ? Optional.of(ReadingsJson.fromJson(Files.readString(file)))
        : Optional.empty();
  }

  /**
   * How the injector's JVM fared.
   *
   * @return nothing but why nothing is known, when nobody watched it
   * @throws IOException when there is a file that can't be read
   */
  public InjectorLog injector() throws IOException {
    return InjectorNdjson.read(path.resolve(INJECTOR));
  }

  /**
   * What the target told of itself during the run, in order of time.
   *
   * @return empty when nobody asked
   * @throws IOException when there is a file that can't be read
   */
  public List<TargetSample> telemetry() throws IOException {
    return TelemetryNdjson.read(path.resolve(TELEMETRY));
  }

  /**
   * What stopped the run before its end.
   *
   * @return empty when nothing did
   * @throws IOException when the file is none of that form
   */
  public Optional<EarlyStop> stop() throws IOException {
    Path file = path.resolve(STOP);
    return Files.exists(file)
        ? Optional.of(StopJson.fromJson(Files.readString(file)))
        : Optional.empty();
  }

  /**
   * Under which circumstances the run was made.
   *
   * @return {@link Circumstances#UNKNOWN} when nobody wrote them down
   * @throws IOException when the file is none of that form
   */
  public Circumstances circumstances() throws IOException {
    Path file = path.resolve(CIRCUMSTANCES);
    return Files.exists(file)
        ? Circumstances.fromJson(Files.readString(file))
        : Circumstances.UNKNOWN;
  }

  /**
   * What was examined before the load.
   *
   * @return empty when no preflight was made
   * @throws IOException when the file is none of that form
   */
  public Optional<PreflightReport> preflight() throws IOException {
    return PreflightReports.read(path.resolve(PREFLIGHT));
  }

  /** The folder's name, by which reports call the run. */
  public String id() {
    return path.getFileName().toString();
  }
}
