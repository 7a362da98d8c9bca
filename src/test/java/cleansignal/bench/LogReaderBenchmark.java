package cleansignal.bench;

import cleansignal.measure.MeasureSettings;
import cleansignal.measure.Measurer;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Window;
import cleansignal.outcome.Classified;
import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogVisitor;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How fast a log is read: by our reader alone, with all measures taken, and by Gatling's own parser
 * in the same JVM. Counted is the CPU time of the process, compiler and garbage collector included:
 * on an idle core that is the time by the clock, on a busy machine it is what the work took.
 * Arguments: how many records, and {@code ours} to leave Gatling's parser out (it does not fit into
 * a small heap).
 */
public final class LogReaderBenchmark {

  private static final int ROUNDS = 5;
  private static final int GATLINGS_ROUNDS = 2;
  private static final String RUN = "bench";
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private LogReaderBenchmark() {}

  /** One way of going through the log. */
  @FunctionalInterface
  private interface Reading {
    /** Returns how many requests it saw. */
    long requests() throws IOException, ReflectiveOperationException;
  }

  /** Writes the log, reads it in each way, prints records per second of CPU. */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    int records = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
    boolean withGatling = args.length < 2 || !args[1].equals("ours");
    Path results = Path.of("target", "bench");
    Path log = Files.createDirectories(results.resolve(RUN)).resolve("simulation.log");
    SyntheticLog.write(log, records);
    print(
        "%,d records, %,d bytes; heap at most %,d MiB",
        records, Files.size(log), Runtime.getRuntime().maxMemory() >> 20);

    double reading = best("our reader, counting", ROUNDS, records, () -> counted(log));
    double measuring = best("our reader, all measures", ROUNDS, records, () -> measured(log));
    if (withGatling) {
      double gatling =
          best("Gatling's parser", GATLINGS_ROUNDS, records, () -> parsedByGatling(results));
      print("reading is %.1f times as fast as Gatling's parser", reading / gatling);
      print("measuring is %.1f times as fast as Gatling's parser", measuring / gatling);
    }
  }

  private static double best(String what, int rounds, int records, Reading reading)
      throws IOException, ReflectiveOperationException {
    double best = 0;
    for (int round = 1; round <= rounds; round++) {
      long start = System.nanoTime();
      long cpuStart = PROCESS.getProcessCpuTime();
      long requests = reading.requests();
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpuSeconds = (PROCESS.getProcessCpuTime() - cpuStart) / 1e9;
      best = Math.max(best, records / cpuSeconds);
      print(
          "%-26s round %d: %6.2f s, CPU %6.2f s, %,12.0f records per s of CPU, %,d requests",
          what, round, seconds, cpuSeconds, records / cpuSeconds, requests);
    }
    return best;
  }

  private static long counted(Path log) throws IOException {
    long[] requests = new long[1];
    LogReader.read(
        log,
        new LogVisitor() {
          @Override
          public void request(String name, int start, int end, boolean ok, String message) {
            requests[0]++;
          }
        });
    return requests[0];
  }

  private static long measured(Path log) throws IOException {
    MeasureSettings settings =
        MeasureSettings.conventional(
                (ok, message) -> ok ? new Classified(Outcome.OK, 200) : OutcomeText.parse(message))
            .withSteady(Optional.of(new Window(600_000, 1_200_000)));
    RunMeasures measures = Measurer.measure(LogReader.source(log), settings);
    return measures.whole().requests(name -> true).tally().all() + measures.probe().asked();
  }

  /** Gatling's classes for this are its own: reflection is the only way in. */
  private static long parsedByGatling(Path results) throws ReflectiveOperationException {
    Object configuration = invoke(module("io.gatling.core.config.GatlingConfiguration"), "load");
    Object reader =
        invoke(
            module("io.gatling.charts.stats.LogFileReader"), "apply", RUN, results, configuration);
    Object data = invoke(reader, "read");
    Object none = module("scala.None");
    Object stats = invoke(data, "requestGeneralStats", none, none, none);
    return (Long) invoke(invoke(stats, "get"), "count");
  }

  private static Object module(String name) throws ReflectiveOperationException {
    return Class.forName(name + "$").getField("MODULE$").get(null);
  }

  private static Object invoke(Object target, String name, Object... arguments)
      throws ReflectiveOperationException {
    for (Method method : target.getClass().getMethods()) {
      if (method.getName().equals(name) && accepts(method.getParameterTypes(), arguments)) {
        method.setAccessible(true);
        return method.invoke(target, arguments);
      }
    }
    throw new NoSuchMethodException(target.getClass().getName() + "." + name);
  }

  private static boolean accepts(Class<?>[] types, Object[] arguments) {
    return types.length == arguments.length
        && IntStream.range(0, types.length).allMatch(i -> types[i].isInstance(arguments[i]));
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
