package cleansignal.telemetry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Watches this JVM while it makes the load: each second one {@link InjectorSample} goes to {@code
 * injector.ndjson}, and is in the file when the JVM is killed right after. Its two threads are
 * daemons and sleep most of the time.
 */
public final class InjectorSampler implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final double NANOS_PER_MILLI = 1e6;

  /** One for the ticks, so that none is late because a line was being written. */
  private static final int THREADS = 2;

  private final Path folder;
  private final Path simulationLog;
  private final LongSupplier clock;
  private final Supplier<List<Long>> startsLate;
  private final Consumer<String> complaints;
  private final double processors = CpuAllowance.processors();
  private final Vitals vitals = new Vitals();
  private final Lag lag;
  private final ScheduledThreadPoolExecutor timer;
  private long beforeNanos;
  private OptionalLong cpuBeforeNanos;
  private boolean failed;

  private InjectorSampler(
      Path folder,
      Path simulationLog,
      LongSupplier clock,
      Supplier<List<Long>> startsLate,
      Consumer<String> complaints) {
    this.folder = folder;
    this.simulationLog = simulationLog;
    this.clock = clock;
    this.startsLate = startsLate;
    this.complaints = complaints;
    this.timer = new ScheduledThreadPoolExecutor(THREADS, InjectorSampler::daemon);
    this.beforeNanos = System.nanoTime();
    this.cpuBeforeNanos = vitals.cpuNanos();
    this.lag = new Lag(TICK, beforeNanos);
  }

  /**
   * Starts to watch, from now until it is closed.
   *
   * @param folder an existing folder for the file
   * @param simulationLog Gatling's log, whose length is told
   * @param clock the clock of the log, ms since the epoch
   * @param startsLate how many ms later than planned each user started since the last call
   * @param complaints takes a sentence when the file can't be written; nothing is watched then
   */
  public static InjectorSampler start(
      Path folder,
      Path simulationLog,
      LongSupplier clock,
      Supplier<List<Long>> startsLate,
      Consumer<String> complaints) {
    InjectorSampler sampler =
        new InjectorSampler(folder, simulationLog, clock, startsLate, complaints);
    // At a fixed rate: after a standstill all ticks that were missed come, each late.
    sampler.timer.scheduleAtFixedRate(
        () -> sampler.lag.tick(System.nanoTime()),
        TICK.toNanos(),
        TICK.toNanos(),
        TimeUnit.NANOSECONDS);
    // With a fixed delay: one sample tells of the whole standstill.
    sampler.timer.scheduleWithFixedDelay(
        sampler::keep, PERIOD.toNanos(), PERIOD.toNanos(), TimeUnit.NANOSECONDS);
    return sampler;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "injector-health");
    thread.setDaemon(true);
    return thread;
  }

  private synchronized void keep() {
    if (failed) {
      return;
    }
    try {
      Files.writeString(
          folder.resolve(InjectorNdjson.FILE_NAME),
          InjectorNdjson.line(sample()),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException | RuntimeException e) {
      complaints.accept(
          "the injector is no longer watched: can't write " + InjectorNdjson.FILE_NAME);
      failed = true;
      timer.shutdown();
    }
  }

  private InjectorSample sample() {
    long nowNanos = System.nanoTime();
    long spanNanos = nowNanos - beforeNanos;
    OptionalLong cpuNanos = vitals.cpuNanos();
    Pauses.Drained pauses = vitals.pauses().drain();
    InjectorSample sample =
        new InjectorSample(
            clock.getAsLong(),
            Math.max(1, Math.round(spanNanos / NANOS_PER_MILLI)),
            cpuPercent(cpuNanos, spanNanos),
            rounded(vitals.load()),
            rounded(vitals.pauses().heapAfterPercent()),
            pauses.count(),
            pauses.longestMillis(),
            lag.drain(),
            vitals.openDescriptors(),
            vitals.maxDescriptors(),
            logBytes(),
            startsLate.get());
    beforeNanos = nowNanos;
    cpuBeforeNanos = cpuNanos;
    return sample;
  }

  private OptionalDouble cpuPercent(OptionalLong cpuNanos, long spanNanos) {
    return cpuNanos.isPresent() && cpuBeforeNanos.isPresent()
        ? rounded(
            OptionalDouble.of(
                100.0
                    * (cpuNanos.getAsLong() - cpuBeforeNanos.getAsLong())
                    / (spanNanos * processors)))
        : OptionalDouble.empty();
  }

  private static OptionalDouble rounded(OptionalDouble value) {
    return value.isPresent()
        ? OptionalDouble.of(Math.round(value.getAsDouble() * 100) / 100.0)
        : value;
  }

  private long logBytes() {
    try {
      return Files.size(simulationLog);
    } catch (IOException notYet) {
      return 0;
    }
  }

  /** Stops watching, after a last sample; what was written stays. */
  @Override
  public void close() {
    synchronized (this) {
      // A sample that fails shuts the timer down too, and holds the same lock.
      if (!timer.isShutdown()) {
        timer.execute(this::keep);
      }
      // Not by force: a line that is being written shall get its end.
      timer.shutdown();
    }
    try {
      timer.awaitTermination(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    vitals.close();
  }
}
