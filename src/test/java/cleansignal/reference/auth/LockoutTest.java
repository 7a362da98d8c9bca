package cleansignal.reference.auth;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.reference.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockoutTest {
  private final SettableClock clock = new SettableClock(Instant.EPOCH);
  private final Lockout lockout = new Lockout(clock);

  @Test
  void theTenthFailureLocksForFifteenMinutes() {
    fail(9);
    assertThat(lockout.isLocked("a")).isFalse();
    fail(1);
    assertThat(lockout.isLocked("a")).isTrue();
    assertThat(lockout.isLocked("b")).isFalse();

    clock.advance(Duration.ofSeconds(899));
    assertThat(lockout.isLocked("a")).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(lockout.isLocked("a")).isFalse();
  }

  @Test
  void aSuccessForgivesWhatWasBefore() {
    fail(9);
    lockout.succeeded("a");
    fail(9);

    assertThat(lockout.isLocked("a")).isFalse();
  }

  @Test
  void failuresOfAnOldWindowDoNotCount() {
    fail(9);
    clock.advance(Duration.ofSeconds(900));
    fail(9);

    assertThat(lockout.isLocked("a")).isFalse();
  }

  @Test
  void afterTheLockItTakesTenMore() {
    fail(10);
    clock.advance(Duration.ofSeconds(900));
    fail(9);
    assertThat(lockout.isLocked("a")).isFalse();
    fail(1);
    assertThat(lockout.isLocked("a")).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      lockout.failed("a");
    }
  }
}
