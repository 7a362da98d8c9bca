package cleansignal.reference.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimiterTest {
  private static final long START = 1_000_000;

  private final Limiter limiter = new Limiter(new LimitRule(3, 60, 300));

  @Test
  void countsDownWithinTheWindowOfTheFirstRequest() {
    assertThat(limiter.consume("a", START).remaining()).isEqualTo(2);
    Limiter.Verdict third = lastOf("a", START + 59_000, 2);

    assertThat(third.allowed()).isTrue();
    assertThat(third.remaining()).isZero();
    assertThat(third.resetAtMillis()).isEqualTo(START + 60_000);
    assertThat(limiter.consume("a", START + 60_000).remaining()).isEqualTo(2);
  }

  @Test
  void theFirstRequestOverTheLimitStartsTheBlockWhateverIsLeftOfTheWindow() {
    lastOf("a", START, 3);

    Limiter.Verdict fourth = limiter.consume("a", START + 59_000);

    assertThat(fourth.allowed()).isFalse();
    assertThat(fourth.retryAfterSeconds()).isEqualTo(300);
    assertThat(fourth.resetAtMillis()).isEqualTo(START + 359_000);
  }

  @Test
  void theBlockIsNotProlongedAndEndsInANewWindow() {
    lastOf("a", START, 4);

    Limiter.Verdict inTheBlock = limiter.consume("a", START + 299_999);

    assertThat(inTheBlock.allowed()).isFalse();
    assertThat(inTheBlock.remaining()).isZero();
    assertThat(inTheBlock.retryAfterSeconds()).as("one millisecond, rounded up").isEqualTo(1);
    assertThat(limiter.consume("a", START + 300_000).allowed()).isTrue();
  }

  @Test
  void keysDoNotShareTheirWindows() {
    lastOf("a", START, 4);

    assertThat(limiter.consume("b", START).remaining()).isEqualTo(2);
  }

  @Test
  void stillCountsAfterThrowingOutManyExpiredKeys() {
    for (int i = 0; i < 10_000; i++) {
      limiter.consume("old" + i, START);
    }
    lastOf("a", START + 60_000, 3);

    assertThat(limiter.consume("a", START + 60_001).allowed()).isFalse();
  }

  private Limiter.Verdict lastOf(String key, long nowMillis, int requests) {
    Limiter.Verdict last = null;
    for (int i = 0; i < requests; i++) {
      last = limiter.consume(key, nowMillis);
    }
    return last;
  }
}
