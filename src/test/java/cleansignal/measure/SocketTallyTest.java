package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SocketTallyTest {

  private final CappedCounts scriptErrors = new CappedCounts(100);

  @Test
  void threeSocketsByHand() {
    Sockets sockets =
        tally(
                "0 socket+",
                "10 socket+",
                "40 socket- closed",
                "50 socket+",
                "90 socket- plan",
                "90 socket- plan")
            .pair(100, scriptErrors)
            .over(0, 100);

    // one for 10 ms, two for 30, one for 10, two for 40, none for 10
    assertThat(sockets.open()).isEqualTo(new Concurrency(0, 1.6, 0, 2));
    assertThat(sockets.opened()).isEqualTo(3);
    assertThat(sockets.closed()).isEqualTo(Map.of("closed", 1L, "plan", 2L));
    assertThat(sockets.unplanned()).isEqualTo(1);
    assertThat(scriptErrors.counts()).isEmpty();
  }

  /** For 95 % of the time there were at least so many. */
  @Test
  void fifthPercentileIsWeightedByTime() {
    SocketTally.Paired paired =
        tally("0 socket+", "0 socket+", "950 socket- plan", "0 socket+").pair(1_000, scriptErrors);

    assertThat(paired.over(0, 1_000).open().percentile5()).isEqualTo(2);
    assertThat(paired.over(1, 1_000).open().percentile5()).isEqualTo(2);
    assertThat(paired.over(0, 999).open().percentile5()).isEqualTo(3);
  }

  @Test
  void socketsOfUsersCutShortStayOpenToTheEndOfTheLog() {
    SocketTally.Paired paired = tally("10 socket+", "20 socket+").pair(50, scriptErrors);

    assertThat(paired.over(20, 50).open()).isEqualTo(new Concurrency(2, 2, 2, 2));
    // and no further: half of this window lies behind the log's end
    assertThat(paired.over(20, 80).open()).isEqualTo(new Concurrency(0, 1, 0, 2));
    assertThat(paired.over(0, 80).closed()).isEmpty();
  }

  @Test
  void openingsAndClosingsCountInTheWindowTheyFallInto() {
    SocketTally.Paired paired =
        tally("10 socket+", "19 socket+", "20 socket+", "20 socket- plan", "30 socket- closed")
            .pair(40, scriptErrors);

    assertThat(paired.over(10, 20).opened()).isEqualTo(2);
    assertThat(paired.over(10, 20).closed()).isEmpty();
    assertThat(paired.over(20, 30).opened()).isEqualTo(1);
    assertThat(paired.over(20, 30).closed()).isEqualTo(Map.of("plan", 1L));
  }

  @Test
  void closingBeforeItsOpeningInTheLogIsSorted() {
    SocketTally.Paired paired =
        tally("60 socket- plan", "60 socket+", "30 socket- plan", "10 socket+")
            .pair(100, scriptErrors);

    assertThat(scriptErrors.counts()).isEmpty();
    assertThat(paired.over(10, 30).open()).isEqualTo(new Concurrency(1, 1, 1, 1));
    assertThat(paired.over(30, 100).open().max()).isZero();
  }

  @Test
  void closingWithoutAnOpenSocketIsAScriptErrorAndCountsNowhere() {
    SocketTally.Paired paired =
        tally("10 socket- closed", "20 socket+", "30 socket- plan", "40 socket- plan")
            .pair(50, scriptErrors);

    assertThat(scriptErrors.counts()).isEqualTo(Map.of("a socket closed that was not open", 2L));
    assertThat(paired.over(0, 50).open()).isEqualTo(new Concurrency(0, 0.2, 0, 1));
    assertThat(paired.over(0, 50).closed()).isEqualTo(Map.of("plan", 1L));
  }

  @Test
  void everyReasonButThePlansIsUnplanned() {
    Sockets sockets =
        tally(
                "1 socket+",
                "1 socket+",
                "1 socket+",
                "2 socket- lost",
                "2 socket- planned",
                "3 socket- plan")
            .pair(5, scriptErrors)
            .over(0, 5);

    assertThat(sockets.unplanned()).isEqualTo(2);
    assertThat(Sockets.NONE.unplanned()).isZero();
  }

  @Test
  void noSockets() {
    assertThat(new SocketTally().pair(50, scriptErrors).over(0, 50)).isEqualTo(Sockets.NONE);
  }

  /** Markers written as time and name. */
  private static SocketTally tally(String... markers) {
    SocketTally tally = new SocketTally();
    for (String marker : markers) {
      String[] parts = marker.split(" ", 2);
      tally.add(Integer.parseInt(parts[0]), SocketMarker.parse(parts[1]).orElseThrow());
    }
    return tally;
  }

  /** Thirty slices of 10 ms: one socket from 100 ms on, a second one from 195 to 200 ms. */
  @Test
  void levelsOfSlicesAreMeans() {
    SocketTally tally = new SocketTally();
    tally.add(100, new SocketMarker(true, ""));
    tally.add(195, new SocketMarker(true, ""));
    tally.add(200, new SocketMarker(false, "plan"));
    List<Double> levels = tally.pair(300, scriptErrors).over(0, 300).levels();
    assertThat(levels).hasSize(30);
    assertThat(levels.subList(0, 10)).containsOnly(0.0);
    assertThat(levels.subList(10, 19)).containsOnly(1.0);
    assertThat(levels.get(19)).isEqualTo(1.5);
    assertThat(levels.subList(20, 30)).containsOnly(1.0);
  }
}
