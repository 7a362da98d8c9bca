package cleansignal.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program in a JVM of its own, bound to a core. */
final class Child implements AutoCloseable {

  private static final int KIB_PER_MIB = 1024;

  private final Process process;
  private final JsonNode answer;

  private Child(Process process, JsonNode answer) {
    this.process = process;
    this.answer = answer;
  }

  /** Starts a server that reads one line and answers with one line of JSON. */
  static Child start(String program, String line, String core) throws IOException {
    return start(program, line, core, List.of());
  }

  /** As {@link #start(String, String, String)}, with options for its JVM. */
  static Child start(String program, String line, String core, List<String> options)
      throws IOException {
    Process process =
        new ProcessBuilder(command(core, options, program, List.of()))
            .redirectError(Redirect.INHERIT)
            .start();
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    return new Child(
        process, new JsonMapper().readTree(process.inputReader(StandardCharsets.UTF_8).readLine()));
  }

  /** Starts a loop, with the options that the build gives. */
  static Process gatling(Class<? extends PollLoop> loop, String core) throws IOException {
    Path folder = PollOrder.folder(loop);
    Files.createDirectories(folder);
    List<String> options =
        List.of(
            "-Xmx1G",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Dhttps.proxyHost=127.0.0.1",
            "-Dhttps.proxyPort=1",
            "-Djava.util.prefs.userRoot=" + PollOrder.FOLDER);
    List<String> arguments =
        List.of(
            "--simulation", loop.getName(), "--results-folder", folder.toString(), "--no-reports");
    return new ProcessBuilder(command(core, options, "io.gatling.app.Gatling", arguments))
        .redirectOutput(PollOrder.FOLDER.resolve(loop.getSimpleName() + ".out").toFile())
        .redirectError(Redirect.INHERIT)
        .start();
  }

  private static List<String> command(
      String core, List<String> options, String program, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", core));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options);
    command.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath(), program));
    command.addAll(arguments);
    return command;
  }

  /** What it said when it was ready. */
  JsonNode answer() {
    return answer;
  }

  /** CPU time that it used so far. */
  long cpuMillis() {
    return process.toHandle().info().totalCpuDuration().orElseThrow().toMillis();
  }

  /** Memory that it holds at the moment, as Linux counts it; {@code -1} elsewhere. */
  long residentMiB() throws IOException {
    return statusMiB("VmRSS:");
  }

  /** The most memory that it held so far, as Linux counts it; {@code -1} elsewhere. */
  long mostResidentMiB() throws IOException {
    return statusMiB("VmHWM:");
  }

  private long statusMiB(String name) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return -1;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
          .findFirst()
          .orElse(-1);
    }
  }

  /** Ends it. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }
}
