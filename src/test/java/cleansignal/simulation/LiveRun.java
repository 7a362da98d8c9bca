package cleansignal.simulation;

import cleansignal.report.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A run that goes on.
 *
 * @param fork its JVM
 * @param results the folder in which Gatling makes run folders
 */
record LiveRun(JvmFork fork, Path results) {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** The run folders in a folder of results; none when no run began. */
  static List<Path> folders(Path results) {
    try (Stream<Path> all = Files.list(results)) {
      return all.filter(path -> path.getFileName().toString().matches("[a-z]+-\\d{17}")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells how far a run has come. */
  interface Gauge {

    /** Its reading by now. */
    long now() throws IOException;
  }

  /**
   * Waits until the run has come that far.
   *
   * @throws HeldUp when that takes too long, or the run ends before
   */
  void await(Gauge gauge, long goal) throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    long reached = gauge.now();
    while (reached < goal) {
      if (System.nanoTime() > deadline || ended(LOOK_AGAIN)) {
        throw new HeldUp(
            "the run came to " + reached + ", not to " + goal + ":\n" + fork.printed().console());
      }
      reached = gauge.now();
    }
  }

  /**
   * Waits until so much time has passed since the server got its first request, which is when the
   * load begins.
   *
   * @throws HeldUp when that takes too long, or the run ends before
   */
  void awaitTime(Admin admin, Duration sinceFirstRequest) throws IOException {
    await(admin::requests, 1);
    long firstNanos = System.nanoTime();
    await(() -> (System.nanoTime() - firstNanos) / 1_000_000, sinceFirstRequest.toMillis());
  }

  /** The process of the embedded server: the only one that a run keeps beside its own. */
  ProcessHandle server() {
    try (Stream<ProcessHandle> children = fork.process().children()) {
      List<ProcessHandle> all = children.toList();
      if (all.size() != 1) {
        throw new AssertionError("children of the run: " + all);
      }
      return all.get(0);
    }
  }

  /** How long the log is by now: it grows in steps of 8 KiB, about 23 bytes a request. */
  long logBytes() throws IOException {
    List<Path> folders = folders(results);
    if (folders.isEmpty()) {
      return 0;
    }
    Path log = new RunFolder(folders.get(0)).simulationLog();
    return Files.exists(log) ? Files.size(log) : 0;
  }

  private boolean ended(Duration limit) throws IOException {
    try {
      return fork.process().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }
}
