package cleansignal.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A run of the suite as the build starts it, but without Maven: Gatling in a JVM of its own, with
 * results in a folder of its own below {@code target}.
 *
 * <p>Runs here are compressed to 15 to 50 s of load. The pace shortens plan and windows but neither
 * time-outs nor the life of tokens, so those are set where a test needs them short.
 */
final class GatlingRun {

  /** Compresses the ten minutes of {@code baseline} to 15 s. */
  private static final String BASELINE_PACE = "40";

  /**
   * Compresses them to 50 s: less would not leave its players, who think as long as ever, the moves
   * that prove a limit.
   */
  private static final String PROVING_PACE = "12";

  /** Compresses them to 30 s, of which a run that loses its target sees the first half. */
  private static final String LOSING_PACE = "20";

  /** Compresses the minute of {@code smoke} to 15 s. */
  private static final String SMOKE_PACE = "4";

  /** The password of the pool's users, to be found nowhere. */
  static final String PASSWORD = "Kept-to-itself-7391";

  /** The token that would let the load pass the limiters of a server that knows it. */
  static final String BYPASS_TOKEN = "let-nobody-read-this-5826";

  private static final Path ROOT = Path.of("target", "runs-of-tests").toAbsolutePath();

  /**
   * Start, 50 s of load, 45 s of overtime at most, report, on a machine with other things to do.
   */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Path home;
  private final String simulation;
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();
  private Interference interference = live -> {};

  /** What happens to a run while it goes on. */
  interface Interference {

    /** Interferes; called once, when the run's JVM has been started. */
    void on(LiveRun run) throws IOException;
  }

  private GatlingRun(String name, String simulation) {
    this.home = ROOT.resolve(name);
    this.simulation = simulation;
  }

  /**
   * A run of a simulation, without any property of the suite but the folders, and without a
   * preflight: it would take longer than it shows, and refuse what is broken on purpose.
   *
   * @param name of the folder for its results
   * @param simulation simple name of the class
   */
  static GatlingRun of(String name, String simulation) {
    GatlingRun run = new GatlingRun(name, simulation);
    return run.with("cs.results", run.results().toString())
        .with("cs.slo-files", "slo")
        .with("cs.kill-switch", run.killSwitch().toString())
        .with("preflight", "skip");
  }

  /**
   * A paced {@code baseline} against the embedded server, which its users ask half as often as by
   * default: about 200 requests/s, on a machine that has the tests to run besides.
   */
  static GatlingRun baseline(String name) {
    return embedded(name, "Baseline")
        .with("scenario", "baseline")
        .with("pace", BASELINE_PACE)
        .with("cs.play.think.min", "150 ms")
        .with("cs.play.think.max", "450 ms")
        .with("cs.games.poll.min", "4 s")
        .with("cs.games.poll.max", "10 s");
  }

  /** The same, long enough to prove all that decides, and played at the default speed. */
  static GatlingRun proving(String name) {
    return baseline(name)
        .with("pace", PROVING_PACE)
        .with("cs.play.think.min", "250 ms")
        .with("cs.play.think.max", "750 ms");
  }

  /** The same as {@link #baseline}, with time to lose its target. */
  static GatlingRun losing(String name) {
    return baseline(name).with("pace", LOSING_PACE);
  }

  /**
   * A handful of games for 15 s, judged by counts alone: for what neither load nor speed have a say
   * in.
   */
  static GatlingRun smoke(String name) {
    return smoke(name, "ConcurrentGames", "concurrent-games");
  }

  /** The same of another scenario. */
  static GatlingRun smoke(String name, String simulation, String scenario) {
    return embedded(name, simulation).with("scenario", scenario).with("pace", SMOKE_PACE);
  }

  private static GatlingRun embedded(String name, String simulation) {
    return of(name, simulation)
        .withVariable("LOADTEST_USER_POOL_PASSWORD", PASSWORD)
        .withVariable("RATE_LIMIT_BYPASS_TOKEN", BYPASS_TOKEN);
  }

  /** With a preflight, as every run of an operator has it. */
  GatlingRun examined() {
    properties.remove("preflight");
    return this;
  }

  /** With a {@code -D}. */
  GatlingRun with(String property, String value) {
    properties.put(property, value);
    return this;
  }

  /** With a variable of the environment. */
  GatlingRun withVariable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /**
   * With faults of the embedded server.
   *
   * @param faults a JSON array, with single quotes for double ones
   */
  GatlingRun withFaults(String faults) {
    return withVariable("CS_EMBEDDED_FAULTS", faults.replace('\'', '"'));
  }

  /**
   * As cheap as a run can be: without Gatling's charts, and with a server that is compiled as
   * quickly as the run itself, because it lives no longer.
   */
  GatlingRun withoutCharts() {
    arguments.add("-nr");
    return withVariable("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
  }

  /** With something that happens to it while it goes on. */
  GatlingRun interferedBy(Interference other) {
    interference = other;
    return this;
  }

  /** Where Gatling makes the run folder. */
  Path results() {
    return home.resolve("results");
  }

  /** The file that stops it. */
  Path killSwitch() {
    return results().resolve("STOP");
  }

  /** Starts it, with an empty folder. */
  JvmFork start() throws IOException {
    empty(home);
    Files.createDirectories(results());
    // There from the start, or each run would say that it has made it.
    Files.createDirectories(home.resolve(".java/.userPrefs"));
    List<String> options = new ArrayList<>();
    options.add("-Xmx1G");
    // Runs this short spend most of their time compiling: less of it leaves more for the load.
    options.add("-XX:TieredStopAtLevel=1");
    // Of collector threads that wait for each other, one waits long where others want the
    // processors; and little by little, beginning in the ramp, is collected with shorter pauses.
    options.add("-XX:+UseSerialGC");
    options.add("-Xmn64m");
    options.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    options.add("-Dhttps.proxyHost=127.0.0.1");
    options.add("-Dhttps.proxyPort=1");
    options.add("-Djava.util.prefs.userRoot=" + home);
    properties.forEach((property, value) -> options.add("-D" + property + "=" + value));
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("-s", "cleansignal.simulation." + simulation, "-rf", results().toString()));
    return JvmFork.start(home, options, environment, "io.gatling.app.Gatling", all);
  }

  /** Runs it to its end. */
  EndedRun run() throws IOException {
    try (JvmFork fork = start()) {
      interference.on(new LiveRun(fork, results()));
      return new EndedRun(fork.await(LIMIT), results());
    }
  }

  /** An empty folder of that name beside those of the runs. */
  static Path emptyHome(String name) throws IOException {
    Path home = ROOT.resolve(name);
    empty(home);
    return Files.createDirectories(home);
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
