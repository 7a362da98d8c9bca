package cleansignal.simulation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A main class in a JVM of its own, with this JVM's class path and the project as its folder. Of
 * the environment it gets only what every program needs, so that a developer's own settings of the
 * suite change no test. Closing it ends it, and what it started, by force.
 */
final class JvmFork implements AutoCloseable {

  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "JAVA_HOME", "LANG", "LC_ALL", "TMPDIR");

  private final Process process;
  private final Path out;
  private final Path err;

  private JvmFork(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * What a fork left behind.
   *
   * @param exit its exit status
   * @param out its standard output
   * @param err its standard error
   */
  record Ended(int exit, String out, String err) {

    /** Both streams, for searching. */
    String console() {
      return out + "\n" + err;
    }
  }

  /**
   * Starts it.
   *
   * @param folder an existing folder for what it prints
   * @param jvmOptions options of the JVM, {@code -D} among them
   * @param environment variables added to the few that it inherits
   */
  static JvmFork start(
      Path folder,
      List<String> jvmOptions,
      Map<String, String> environment,
      String mainClass,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", ManagementFactory.getRuntimeMXBean().getClassPath()));
    command.add(mainClass);
    command.addAll(arguments);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    return new JvmFork(builder.start(), out, err);
  }

  /** The process itself. */
  Process process() {
    return process;
  }

  /**
   * Waits for its end.
   *
   * @throws AssertionError when the limit is over; it has been ended by force then
   */
  Ended await(Duration limit) throws IOException {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + limit + ":\n" + printed().console());
      }
      return ended(process.exitValue());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } finally {
      close();
    }
  }

  /** What it has printed by now, with an exit status of -1. */
  Ended printed() throws IOException {
    return ended(-1);
  }

  private Ended ended(int exit) throws IOException {
    return new Ended(
        exit,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try (Stream<ProcessHandle> children = process.descendants()) {
      List<ProcessHandle> started = children.toList();
      process.destroyForcibly();
      started.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
