package cleansignal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import cleansignal.outcome.Outcome;
import cleansignal.target.dialect.GameEvent;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRecorderTest {

  private final LiveRecorder live = new LiveRecorder();

  @Test
  void atFirstNothingHasHappened() {
    assertThat(live.outcomes()).isEmpty();
    assertThat(live.failures()).isEmpty();
    assertThat(live.usersNow()).isZero();
    assertThat(live.gamesNow()).isZero();
  }

  @Test
  void countsEachOutcomeInTheTaxonomysOrder() {
    live.ended(ended(1, Outcome.TIMEOUT));
    live.ended(ended(2, Outcome.OK));
    live.ended(ended(3, Outcome.RATE_LIMITED));
    live.ended(ended(4, Outcome.OK));

    assertThat(live.outcomes())
        .containsExactly(
            Map.entry(Outcome.OK, 2L),
            Map.entry(Outcome.RATE_LIMITED, 1L),
            Map.entry(Outcome.TIMEOUT, 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ai turn", "turn total", "move server", "time to board", "~stuck"})
  void countsNoMeasurementOfOurOwnButRemembersItsFailure(String name) {
    live.ended(new Exchanges.Ended("move", "u0", 1, 2, Outcome.OK));
    live.ended(new Exchanges.Ended(name, "u0", 1, 2, Outcome.OK));
    live.ended(new Exchanges.Ended(name, "u0", 1, 2, Outcome.STALLED));

    assertThat(live.outcomes()).containsExactly(entry(Outcome.OK, 1L));
    assertThat(live.failures()).extracting(Exchanges.Ended::name).containsExactly(name);
  }

  @Test
  void remembersTrueErrorsAndNoNoise() {
    for (Outcome outcome : Outcome.values()) {
      live.ended(ended(1, outcome));
    }

    assertThat(live.failures())
        .isNotEmpty()
        .allMatch(ended -> ended.outcome().isTrueError())
        .doesNotHaveDuplicates();
    assertThat(live.failures()).map(Exchanges.Ended::outcome).doesNotContain(Outcome.AUTH_EXPIRED);
  }

  @Test
  void remembersTheFirstThousandAndCountsOn() {
    IntStream.range(0, 1_200).forEach(n -> live.ended(ended(n, Outcome.NETWORK)));

    assertThat(live.failures())
        .hasSize(1_000)
        .first()
        .extracting(Exchanges.Ended::startMillis)
        .isEqualTo(0L);
    assertThat(live.failures().get(999).startMillis()).isEqualTo(999);
    assertThat(live.outcomes()).containsEntry(Outcome.NETWORK, 1_200L);
  }

  @Test
  void usersAndGamesComeAndGo() {
    live.users(1);
    live.users(1);
    live.users(-1);
    live.games(1);

    assertThat(live.usersNow()).isEqualTo(1);
    assertThat(live.gamesNow()).isEqualTo(1);
  }

  @Test
  void losesNothingThatManyThreadsReport() throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Object> reporter =
          () -> {
            IntStream.range(0, 10_000).forEach(n -> live.ended(ended(n, Outcome.OK)));
            IntStream.range(0, 200).forEach(n -> live.ended(ended(n, Outcome.CONTRACT)));
            return true;
          };
      for (var done : threads.invokeAll(Collections.nCopies(4, reporter))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(live.outcomes())
        .containsExactly(Map.entry(Outcome.OK, 40_000L), Map.entry(Outcome.CONTRACT, 800L));
    assertThat(live.failures()).hasSize(800);
  }

  private static Exchanges.Ended ended(long startMillis, Outcome outcome) {
    return new Exchanges.Ended("GET /x", "u0-1", startMillis, startMillis + 1, outcome);
  }

  @Test
  void countsWhatWasHeardByItsKind() {
    LiveRecorder live = new LiveRecorder();
    live.heard(new GameEvent.Echo(1));
    live.heard(new GameEvent.Echo(2));
    live.heard(new GameEvent.Presence("player_joined"));

    assertThat(live.heard()).containsExactly(entry("Echo", 2L), entry("Presence", 1L));
  }

  @Test
  void tellsOnceHowLateUsersStarted() {
    LiveRecorder live = new LiveRecorder();
    live.startedLate(0);
    live.startedLate(1_200);

    assertThat(live.startsLate()).containsExactly(0L, 1_200L);
    assertThat(live.startsLate()).isEmpty();
    live.startedLate(7);
    assertThat(live.startsLate()).containsExactly(7L);
  }
}
