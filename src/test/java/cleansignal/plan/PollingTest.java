package cleansignal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollingTest {
  /** As {@code cs.games.poll} has it. */
  private static final Polling USUAL = polling(2_000, 5_000);

  @Test
  void aGameIsLeftAtTheEndOfAPause() {
    // A pause of 1 s and a read of 50 ms: reads end at 1.05, 2.1 and 3.15 s, the next pause at
    // 4.15.
    Polling always = polling(1_000, 1_000);

    assertThat(always.reads(4_000)).isEqualTo(3);
    assertThat(always.leftAfterMillis(4_000)).isEqualTo(4_150);
    // Time is up in the third read.
    assertThat(always.reads(3_140)).isEqualTo(3);
    assertThat(always.leftAfterMillis(3_140)).isEqualTo(3_150);
    // In the first pause.
    assertThat(always.reads(10)).isZero();
    assertThat(always.leftAfterMillis(10)).isEqualTo(1_000);
  }

  @Test
  void theSecondPauseSeldomEndsBeforeAGameIsFiveSecondsOld() {
    // The first always does. The two with a read of 50 ms: 0.95² / 2 of 3 × 3 s².
    assertThat(USUAL.reads(5_000)).isCloseTo(1 + 0.95 * 0.95 / 2 / 9, within(0.001));
    assertThat(USUAL.leftAfterMillis(5_000)).isCloseTo(7_150, within(10.0));
  }

  @ParameterizedTest
  @CsvSource({
    "2000, 5000, 1000",
    "2000, 5000, 5000",
    "2000, 5000, 20000",
    "2000, 5000, 200000",
    "200, 500, 500",
    "0, 1000, 3000",
    "0, 0, 30",
    "4000, 4100, 600000",
  })
  void agreesWithUsersWhoDrawTheirPauses(long min, long max, long age) {
    SplittableRandom random = new SplittableRandom(1);
    int games = 20_000;
    long reads = 0;
    long left = 0;
    for (int game = 0; game < games; game++) {
      long now = 0;
      while (now < age) {
        now += random.nextLong(min, max + 1);
        if (now < age) {
          reads++;
          now += Expectation.RESPONSE_MILLIS;
        }
      }
      left += now;
    }

    Polling polling = polling(min, max);
    double drawn = (double) reads / games;
    double lived = (double) left / games;
    assertThat(polling.reads(age)).isCloseTo(drawn, within(0.02 * Math.max(1, drawn)));
    assertThat(polling.leftAfterMillis(age)).isCloseTo(lived, within(0.02 * lived));
  }

  private static Polling polling(long min, long max) {
    return new Polling(Duration.ofMillis(min), Duration.ofMillis(max));
  }
}
