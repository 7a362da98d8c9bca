package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.Shard;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoginGateTest {

  private static final long NOW = 1_700_000_000_000L;

  @Test
  void aGateThatNobodyUsedIsOpen() {
    assertThat(new LoginGate(2).waitMillis(NOW)).isZero();
  }

  @Test
  void loginsAtOnceAreSpaced() {
    LoginGate gate = new LoginGate(2);

    assertThat(LongStream.range(0, 5).map(login -> gate.waitMillis(NOW)))
        .containsExactly(0L, 500L, 1_000L, 1_500L, 2_000L);
  }

  @Test
  void loginsThatComeSpacedDoNotWait() {
    LoginGate gate = new LoginGate(4);

    assertThat(LongStream.range(0, 5).map(login -> gate.waitMillis(NOW + 250 * login)))
        .containsOnly(0L);
  }

  @Test
  void severalAtOnceWaitForTheirLastPlace() {
    LoginGate gate = new LoginGate(2);

    assertThat(gate.waitMillis(4, NOW, Long.MAX_VALUE)).hasValue(1_500);
    assertThat(gate.waitMillis(NOW)).isEqualTo(2_000);
  }

  @Test
  void aPlaceThatComesTooLateIsLeftToOthers() {
    LoginGate gate = new LoginGate(2);
    gate.waitMillis(NOW);

    assertThat(gate.waitMillis(1, NOW, NOW + 499)).isEmpty();
    assertThat(gate.waitMillis(1, NOW, NOW + 500)).hasValue(500);
  }

  @Test
  void aPauseIsNotSavedUpForABurst() {
    LoginGate gate = new LoginGate(1);
    gate.waitMillis(NOW);

    assertThat(gate.waitMillis(NOW + 60_000)).isZero();
    assertThat(gate.waitMillis(NOW + 60_000)).isEqualTo(1_000);
  }

  @Test
  void aPlaceTakenByAWaitingUserIsNotGivenAgain() {
    LoginGate gate = new LoginGate(1);
    gate.waitMillis(NOW);
    gate.waitMillis(NOW);

    assertThat(gate.waitMillis(NOW + 1_500)).isEqualTo(500);
  }

  /** Two injectors with the same clock: together they must not exceed the rate. */
  @Test
  void theGatesOfAllInjectorsTogetherKeepTheRate() {
    LoginGate first = LoginGate.ofShard(4, new Shard(0, 2));
    LoginGate second = LoginGate.ofShard(4, new Shard(1, 2));

    assertThat(
            LongStream.range(0, 4)
                .flatMap(login -> LongStream.of(first.waitMillis(NOW), second.waitMillis(NOW)))
                .filter(wait -> wait < 1_000))
        .hasSize(4);
    assertThat(first.waitMillis(NOW)).isEqualTo(2_000);
  }

  @Test
  void anInjectorAloneHasTheWholeRate() {
    LoginGate gate = LoginGate.ofShard(4, new Shard(0, 1));
    gate.waitMillis(NOW);

    assertThat(gate.waitMillis(NOW)).isEqualTo(250);
  }

  @Test
  void fractionsOfAMillisecondAddUp() {
    LoginGate gate = new LoginGate(3);

    long last = LongStream.range(0, 301).map(login -> gate.waitMillis(NOW)).max().orElseThrow();

    assertThat(last).isEqualTo(100_000);
  }

  @Test
  void aClockThatStepsBackCannotOpenTheGateTwice() {
    LoginGate gate = new LoginGate(1);
    gate.waitMillis(NOW);

    assertThat(gate.waitMillis(NOW - 10_000)).isEqualTo(11_000);
  }

  @Test
  void threadsGetAPlaceEach() throws InterruptedException, ExecutionException {
    LoginGate gate = new LoginGate(1_000);
    var threads = Executors.newFixedThreadPool(4);
    try {
      Callable<List<Long>> logins =
          () -> Stream.generate(() -> gate.waitMillis(NOW)).limit(500).toList();
      List<Future<List<Long>>> places = threads.invokeAll(Collections.nCopies(4, logins));
      Stream.Builder<Long> all = Stream.builder();
      for (Future<List<Long>> taken : places) {
        taken.get().forEach(all);
      }
      assertThat(all.build().sorted()).containsExactlyElementsOf(longs(2_000));
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Long> longs(long count) {
    return LongStream.range(0, count).boxed().toList();
  }
}
