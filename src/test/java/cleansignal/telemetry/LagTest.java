package cleansignal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LagTest {

  private static final long START = 5_000_000_000L;

  private final Lag lag = new Lag(Duration.ofMillis(100), START);

  @Test
  void isCountedFromWhenATickWasDue() {
    tick(100.0);
    tick(200.9);
    tick(351.0);

    assertThat(lag.drain()).containsExactly(0L, 0L, 51L);
  }

  @Test
  void everyTickOfAStandstillIsLateForItself() {
    tick(100);
    tick(1_050);
    tick(1_050);
    tick(1_050);
    tick(1_051);

    assertThat(lag.drain()).containsExactly(0L, 850L, 750L, 650L, 551L);
  }

  @Test
  void aTickThatComesEarlyIsNotLate() {
    tick(99);
    tick(201);

    assertThat(lag.drain()).containsExactly(0L, 1L);
  }

  @Test
  void isToldOnce() {
    tick(130);

    assertThat(lag.drain()).containsExactly(30L);
    assertThat(lag.drain()).isEmpty();
    tick(240);
    assertThat(lag.drain()).containsExactly(40L);
  }

  private void tick(double atMillis) {
    lag.tick(START + Math.round(atMillis * 1_000_000));
  }
}
