package cleansignal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RunClockTest {

  private final AtomicLong millis = new AtomicLong(1_000_000);
  private final RunClock clock = new RunClock(() -> Instant.ofEpochMilli(millis.get()));

  @Test
  void beforeTheFirstUserNoTimePasses() {
    millis.addAndGet(5_000);

    assertThat(clock.elapsed()).isZero();
    assertThat(clock.at(Duration.ofSeconds(2))).isEqualTo(1_007_000);
  }

  @Test
  void timeZeroIsTheFirstStartAndNoOther() {
    assertThat(clock.start()).isTrue();
    millis.addAndGet(700);
    assertThat(clock.start()).isFalse();
    millis.addAndGet(300);

    assertThat(clock.now()).isEqualTo(1_001_000);
    assertThat(clock.elapsed()).isEqualTo(1_000);
    assertThat(clock.at(Duration.ofMillis(250))).isEqualTo(1_000_250);
  }
}
