package cleansignal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetSamplerTest {

  private static final Duration SOON = Duration.ofMillis(1);

  @TempDir Path folder;

  @Test
  void keepsAnAnswerALine() throws Exception {
    CountDownLatch answers = new CountDownLatch(4);
    AtomicLong times = new AtomicLong();
    Supplier<TargetSample> target =
        () -> {
          answers.countDown();
          return new TargetSample(times.incrementAndGet(), OptionalDouble.of(7));
        };
    TargetSampler sampler = TargetSampler.start(folder, SOON, target, problem -> {});
    assertThat(answers.await(10, TimeUnit.SECONDS)).isTrue();
    sampler.close();
    List<TargetSample> kept = TelemetryNdjson.read(folder.resolve(TelemetryNdjson.FILE_NAME));
    assertThat(kept).hasSizeGreaterThanOrEqualTo(3);
    assertThat(kept.get(0)).isEqualTo(new TargetSample(1, OptionalDouble.of(7)));
    assertThat(kept).extracting(TargetSample::atMillis).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void asksNoMoreOnceClosed() throws IOException {
    AtomicLong asked = new AtomicLong();
    Supplier<TargetSample> target =
        () -> new TargetSample(asked.incrementAndGet(), OptionalDouble.empty());
    TargetSampler.start(folder, SOON, target, problem -> {}).close();
    long before = asked.get();
    TargetSampler.start(folder, SOON, () -> new TargetSample(0, OptionalDouble.empty()), any -> {})
        .close();
    assertThat(asked).hasValue(before);
  }

  @Test
  void saysOnceThatNothingCanBeWritten() throws Exception {
    LinkedBlockingQueue<String> problems = new LinkedBlockingQueue<>();
    Path gone = folder.resolve("gone");
    TargetSampler sampler =
        TargetSampler.start(
            gone, SOON, () -> new TargetSample(1, OptionalDouble.empty()), problems::add);
    assertThat(problems.poll(10, TimeUnit.SECONDS))
        .isEqualTo("the target is no longer asked for its memory: can't write telemetry.ndjson");
    sampler.close();
    assertThat(problems).isEmpty();
    assertThat(Files.exists(gone)).isFalse();
  }
}
