package cleansignal.telemetry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks the target for its metrics while the run goes on: every few seconds one {@link TargetSample}
 * goes to {@code telemetry.ndjson}, and is in the file when this JVM is killed right after. Its
 * thread is a daemon and sleeps most of the time.
 */
public final class TargetSampler implements AutoCloseable {

  private final Path file;
  private final Supplier<TargetSample> ask;
  private final Consumer<String> complaints;
  private final ScheduledThreadPoolExecutor timer;

  private TargetSampler(Path file, Supplier<TargetSample> ask, Consumer<String> complaints) {
    this.file = file;
    this.ask = ask;
    this.complaints = complaints;
    this.timer = new ScheduledThreadPoolExecutor(1, TargetSampler::daemon);
  }

  /**
   * Starts to ask, from now until it is closed.
   *
   * @param folder an existing folder for the file
   * @param every how long it waits after an answer
   * @param ask asks the target once
   * @param complaints takes a sentence when the file can't be written; nothing is asked then
   */
  public static TargetSampler start(
      Path folder, Duration every, Supplier<TargetSample> ask, Consumer<String> complaints) {
    TargetSampler sampler =
        new TargetSampler(folder.resolve(TelemetryNdjson.FILE_NAME), ask, complaints);
    sampler.timer.scheduleWithFixedDelay(sampler::keep, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    return sampler;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "target-telemetry");
    thread.setDaemon(true);
    return thread;
  }

  private void keep() {
    try {
      Files.writeString(
          file,
          TelemetryNdjson.line(ask.get()),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException | RuntimeException e) {
      complaints.accept(
          "the target is no longer asked for its memory: can't write " + TelemetryNdjson.FILE_NAME);
      timer.shutdown();
    }
  }

  /** Stops asking; what was written stays. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      // Not by force: a line that is being written shall get its end.
      timer.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
