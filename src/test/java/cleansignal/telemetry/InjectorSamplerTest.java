package cleansignal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches this very JVM, so it knows what must be there but not how much. */
class InjectorSamplerTest {

  private static final long LIMIT_SECONDS = 30;

  @TempDir Path folder;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final AtomicLong clock = new AtomicLong(1_735_787_045_678L);

  @Test
  void keepsASampleASecond() throws IOException, InterruptedException {
    Files.write(folder.resolve("simulation.log"), new byte[777]);
    CountDownLatch samples = new CountDownLatch(3);
    try (InjectorSampler sampler = start(folder, samples)) {
      assertThat(sampler).isNotNull();
      assertThat(samples.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
      // Two have been written whole before the third was asked for.
      assertThat(log().samples()).hasSizeGreaterThanOrEqualTo(2);
    }

    InjectorLog log = log();
    assertThat(complaints).isEmpty();
    assertThat(log.problem()).isEmpty();
    assertThat(log.samples()).hasSizeGreaterThanOrEqualTo(3);
    for (InjectorSample sample : log.samples()) {
      assertThat(sample.atMillis()).isEqualTo(clock.get());
      assertThat(sample.cpuPercent()).isPresent();
      assertThat(sample.openDescriptors()).isPresent();
      assertThat(sample.logBytes()).isEqualTo(777);
      assertThat(sample.startsLateMillis()).containsExactly(3L);
    }
    InjectorSample first = log.samples().get(0);
    assertThat(first.spanMillis()).isGreaterThanOrEqualTo(1_000);
    assertThat(first.lagMillis()).hasSizeGreaterThanOrEqualTo(8);
    List<Long> ticks = new ArrayList<>();
    log.samples().forEach(sample -> ticks.addAll(sample.lagMillis()));
    long watched = log.samples().stream().mapToLong(InjectorSample::spanMillis).sum();
    assertThat((long) ticks.size()).isLessThanOrEqualTo(watched / 100 + 1);
  }

  @Test
  void aCollectionIsSeen() {
    try (Vitals vitals = new Vitals()) {
      System.gc();
      // Listeners are told by another thread, a little later.
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
      while (vitals.pauses().heapAfterPercent().isEmpty() && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertThat(vitals.pauses().heapAfterPercent().orElseThrow()).isBetween(0.01, 100.0);
      assertThat(vitals.pauses().drain().count()).isPositive();
    }
  }

  @Test
  void whatCannotBeWrittenIsSaidOnce() throws InterruptedException {
    CountDownLatch samples = new CountDownLatch(1);
    try (InjectorSampler sampler = start(folder.resolve("missing"), samples)) {
      assertThat(sampler).isNotNull();
      assertThat(samples.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(complaints)
        .containsExactly("the injector is no longer watched: can't write injector.ndjson");
  }

  @Test
  void canBeClosedTwiceAndBeforeItsFirstSecond() throws IOException {
    InjectorSampler sampler = start(folder, new CountDownLatch(1));
    sampler.close();
    sampler.close();

    assertThat(log().samples()).hasSize(1);
  }

  private InjectorSampler start(Path where, CountDownLatch samples) {
    return InjectorSampler.start(
        where,
        folder.resolve("simulation.log"),
        clock::get,
        () -> {
          samples.countDown();
          return List.of(3L);
        },
        complaints::add);
  }

  private InjectorLog log() throws IOException {
    return InjectorNdjson.read(folder.resolve(InjectorNdjson.FILE_NAME));
  }
}
