package cleansignal.simulation;

import cleansignal.report.Circumstances;
import cleansignal.runlog.RunManifest;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out what a run is made with. */
final class Versions {

  /** Maven fills it in. */
  private static final String SUITE = "/version.txt";

  private static final long GIT_SECONDS = 5;
  private static final String UNKNOWN = "unknown";

  private Versions() {}

  /** Of the classes that are loaded and the checkout that is the working directory. */
  static RunManifest.Versions now() {
    return new RunManifest.Versions(suite(), gitCommit(), gatling(), Runtime.version().toString());
  }

  /**
   * Of the machine that this JVM runs on.
   *
   * @param target what the target calls its version
   */
  static Circumstances circumstances(Optional<String> target) {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    Runtime runtime = Runtime.getRuntime();
    return new Circumstances(
        target,
        Optional.of(
            new Circumstances.Injector(
                runtime.availableProcessors(),
                runtime.maxMemory(),
                system.getName() + " " + system.getArch())));
  }

  private static String suite() {
    try (InputStream version = Versions.class.getResourceAsStream(SUITE)) {
      return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** As the jar says that the simulation really runs on. */
  private static String gatling() {
    return Optional.ofNullable(Simulation.class.getPackage().getImplementationVersion())
        .orElse(UNKNOWN);
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
      List<String> command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
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
