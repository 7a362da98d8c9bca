package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.chain.Seat.Marker;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds at every table, whatever the server does and in whatever order it happens. */
class TablePropertiesTest {

  private static final int SEEDS = 100;

  /** As the reader of the log has it: at the same millisecond a start comes first. */
  private static final Comparator<Marker> IN_TIME =
      Comparator.comparingLong(Marker::atMillis)
          .thenComparing(Comparator.comparingInt(Marker::change).reversed());

  @ParameterizedTest
  @CsvSource({
    "1h+2a, 0",
    "1h+2a, 0.1",
    "1h+3a, 0.9",
    "2h+0a, 0",
    "2h+0a, 0.05",
    "2h+0a, 0.3",
    "3h+0a, 0",
    "3h+0a, 0.05",
    "3h+0a, 0.3",
    "3h+0a, 0.9",
    "4h+0a, 0.05",
    "4h+0a, 1"
  })
  void nobodyMisbehavesAndEverybodyIsDone(String seats, double trouble) {
    simulations(seats, trouble)
        .forEach(
            table -> {
              assertThat(table.mistakes).isEmpty();
              assertThat(table.tookMillis()).isLessThan(TableSimulation.longestMillis());
            });
  }

  @ParameterizedTest
  @CsvSource({
    "1h+2a, 0",
    "1h+2a, 0.1",
    "1h+2a, 0.9",
    "2h+0a, 0.05",
    "2h+0a, 0.3",
    "3h+0a, 0",
    "3h+0a, 0.05",
    "3h+0a, 0.3",
    "4h+0a, 0.05"
  })
  void everyGameThatRanIsBracketedByOneStartAndOneEnd(String seats, double trouble) {
    simulations(seats, trouble)
        .forEach(
            table -> {
              List<Integer> changes =
                  table.markers.stream().sorted(IN_TIME).map(Marker::change).toList();
              // A table plays one game at a time, so that starts and ends take turns.
              assertThat(changes)
                  .isEqualTo(
                      IntStream.range(0, changes.size())
                          .mapToObj(i -> i % 2 == 0 ? 1 : -1)
                          .toList());
              assertThat(changes).hasSizeGreaterThanOrEqualTo(2 * table.ran.size());
              assertThat(changes.size() % 2).isZero();
              assertThat(changes).hasSizeLessThanOrEqualTo(2 * table.opened);
            });
  }

  @Test
  void withoutTroubleEveryGameThatOpensRunsOnlyForItsLife() {
    TableSimulation table = new TableSimulation("1h+2a", 1, 0).run();

    assertThat(table.markers).hasSize(2 * table.opened);
    assertThat(table.opened).isBetween(7, 10);
    assertThat(table.markers.stream().filter(marker -> marker.change() < 0).map(Marker::name))
        .containsOnly("~game- 1h+2a budget", "~game- 1h+2a plan");
  }

  /** A target that refuses everything must not get more requests than one that works. */
  @ParameterizedTest
  @CsvSource({"1h+2a", "3h+0a"})
  void aTargetInTroubleIsNotHammered(String seats) {
    int most = simulations(seats, 1).mapToInt(table -> table.requests).max().orElseThrow();
    int humans = Integer.parseInt(seats.substring(0, 1));

    assertThat(most).isLessThan(200 * humans);
  }

  @Test
  void theSimulationMeetsWhatItIsMeantToMeet() {
    List<String> reasons =
        simulations("3h+0a", 0.05)
            .flatMap(table -> table.markers.stream())
            .map(Marker::name)
            .distinct()
            .toList();

    assertThat(reasons)
        .contains(
            "~game+ 3h+0a",
            "~game- 3h+0a budget",
            "~game- 3h+0a plan",
            "~game- 3h+0a finished",
            "~game- 3h+0a lost",
            "~game- 3h+0a user-lost");
  }

  /** Real threads this time: the players of a table live on different event loops. */
  @Test
  void ofThreadsThatStartAndEndAGameAtOnceOneRecordsTheEnd()
      throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 2_000; round++) {
        Game game = new Game("g", 2, Long.MAX_VALUE);
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> joins =
            () -> {
              meet(together);
              game.joined();
              return game.claimStart(10).orElseThrow().ended().isPresent();
            };
        Callable<Boolean> ends =
            () -> {
              meet(together);
              return game.claimEnd("plan", 9).isPresent();
            };
        var answers = threads.invokeAll(List.of(joins, ends));

        assertThat(answers.get(0).get()).isNotEqualTo(answers.get(1).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void meet(CyclicBarrier together) throws InterruptedException {
    try {
      together.await();
    } catch (BrokenBarrierException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Stream<TableSimulation> simulations(String seats, double trouble) {
    return LongStream.range(0, SEEDS)
        .mapToObj(seed -> new TableSimulation(seats, seed, trouble).run());
  }
}
