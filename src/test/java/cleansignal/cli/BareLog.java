package cleansignal.cli;

import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.measure.Window;
import cleansignal.plan.Catalogue;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import cleansignal.report.JudgePipeline;
import cleansignal.report.JudgedRun;
import cleansignal.runlog.LogFormatException;
import cleansignal.runlog.LogSource;
import cleansignal.runlog.LogVisitor;
import cleansignal.runlog.RunHeader;
import cleansignal.slo.PlayPlan;
import cleansignal.slo.RunFacts;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the command line says of a log that has no {@code run.json}. */
final class BareLog {
  private static final double UNPACED = 1;

  @Option(
      names = "--scenario",
      paramLabel = "<name>",
      description =
          "For a log without run.json: its scenario or named run (default: the one that the log's"
              + " simulation is named after).")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--workload",
      paramLabel = "<name>",
      description =
          "Beside them: the run's workload; must be given where the scenario has several.")
  private Optional<String> workload = Optional.empty();

  @Option(
      names = "--pace",
      paramLabel = "<n>",
      description = "Beside them: time compression of the run, 1 to 1000 (default: 1).")
  private Optional<Double> pace = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "<start,end>",
      converter = Seconds.class,
      description =
          "For a log without run.json: its steady window in seconds since the first user (default:"
              + " as the scenario plans it).")
  private Optional<Window> window = Optional.empty();

  /** Whether the log is to be judged by what the command line says. */
  boolean isGiven() {
    return scenario.isPresent() || window.isPresent();
  }

  /** Whether there is a pace or workload without what it belongs to. */
  boolean isHalf() {
    return (pace.isPresent() || workload.isPresent()) && !isGiven();
  }

  /**
   * Judges a log.
   *
   * @throws IOException when it can't be read at all
   * @throws IllegalArgumentException when the scenario or its workload is unknown, or the pace out
   *     of range
   */
  JudgedRun judge(JudgePipeline pipeline, String id, LogSource log) throws IOException {
    Optional<RunSpec> named = scenario.map(this::find);
    try {
      RunSpec run = named.isPresent() ? named.get() : spec(header(log));
      SuiteConfig config = defaults(run);
      LoadPlan plan = Planner.plan(PlanRequest.of(run, config));
      Optional<Window> steady =
          window.or(
              () -> plan.steady().map(span -> new Window(span.startMillis(), span.endMillis())));
      RunFacts facts =
          RunFacts.ofBareLog(
                  run.policy(steady.isPresent()), Optional.of(run.slo().text()), plan.pace())
              .withPlay(PlayPlan.of(run, plan, config.sockets().hold(), config.play()));
      return pipeline.judge(id, log, facts, steady);
    } catch (LogFormatException problem) {
      return JudgePipeline.unreadable(id, Optional.empty(), problem);
    }
  }

  /** The run whose simulation wrote the log: {@code TargetScale} is {@code target-scale}. */
  private RunSpec spec(RunHeader header) {
    String simulation =
        header.simulationClass().substring(header.simulationClass().lastIndexOf('.') + 1);
    String name = simulation.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    if (!Catalogue.load().names().contains(name)) {
      throw new IllegalArgumentException(
          "the log's simulation " + simulation + " is no scenario of the suite: add --scenario");
    }
    return find(name);
  }

  /** A workload decides by which policy a run is judged, so none is assumed. */
  private RunSpec find(String name) {
    Catalogue catalogue = Catalogue.load();
    boolean ownStages = !catalogue.find(name).scenario().equals(name);
    List<String> workloads = catalogue.workloads(name);
    if (workload.isEmpty() && !ownStages && workloads.size() > 1) {
      throw new IllegalArgumentException(
          name + " has several workloads: add --workload, one of " + String.join(", ", workloads));
    }
    return catalogue.find(name, workload);
  }

  private static RunHeader header(LogSource log) throws IOException {
    class Header implements LogVisitor {
      private Optional<RunHeader> seen = Optional.empty();

      @Override
      public void header(RunHeader header) {
        seen = Optional.of(header);
      }
    }

    Header visitor = new Header();
    log.read(visitor);
    return visitor.seen.orElseThrow();
  }

  /** The suite's default settings for the run. */
  private SuiteConfig defaults(RunSpec run) {
    String compression = Double.toString(pace.orElse(UNPACED));
    return SuiteConfigLoader.load(Map.of(), Map.of("scenario", run.name(), "pace", compression))
        .config();
  }

  /** {@code 25.5,54}: two numbers of seconds, the first not negative, the second larger. */
  static final class Seconds implements ITypeConverter<Window> {
    private static final String NUMBER = "\\d{1,6}(\\.\\d{1,3})?";

    @Override
    public Window convert(String text) {
      if (!text.matches(NUMBER + "," + NUMBER)) {
        throw new TypeConversionException("'" + text + "' is not two numbers: start,end");
      }
      String[] parts = text.split(",");
      long start = millis(parts[0]);
      long end = millis(parts[1]);
      if (end <= start) {
        throw new TypeConversionException("'" + text + "' ends before it starts");
      }
      return new Window(start, end);
    }

    private static long millis(String seconds) {
      return Math.round(Double.parseDouble(seconds) * 1_000);
    }
  }
}
