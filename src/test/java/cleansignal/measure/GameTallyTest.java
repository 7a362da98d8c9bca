package cleansignal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GameTallyTest {

  private final CappedCounts scriptErrors = new CappedCounts(100);

  @Test
  void oneGameByHand() {
    Games games =
        tally("10 game+ 1h+2a", "60 game- 1h+2a over").pair(100, scriptErrors).over(0, 100);

    assertThat(games.games()).isEqualTo(new Concurrency(0, 0.5, 0, 1));
    assertThat(games.players()).isEqualTo(new Concurrency(0, 1.5, 0, 3));
    assertThat(games.humans()).isEqualTo(new Concurrency(0, 0.5, 0, 1));
    assertThat(games.ais()).isEqualTo(new Concurrency(0, 1, 0, 2));
    assertThat(games.started()).isEqualTo(1);
    assertThat(games.ended()).isEqualTo(Map.of("over", 1L));
    assertThat(scriptErrors.counts()).isEmpty();
  }

  @Test
  void markersOutOfOrderAreSorted() {
    GameTally.Paired paired =
        tally("60 game- 3h+0a over", "50 game+ 3h+0a", "90 game- 3h+0a left", "10 game+ 3h+0a")
            .pair(100, scriptErrors);

    assertThat(paired.over(50, 60).games()).isEqualTo(new Concurrency(2, 2, 2, 2));
    assertThat(paired.over(60, 90).players()).isEqualTo(new Concurrency(3, 3, 3, 3));
    assertThat(scriptErrors.counts()).isEmpty();
  }

  @Test
  void gamesStillRunningRunToTheEndOfTheLog() {
    GameTally.Paired paired = tally("10 game+ 1h+3a").pair(50, scriptErrors);

    assertThat(paired.over(10, 50).games()).isEqualTo(new Concurrency(1, 1, 1, 1));
    // and no further: half of this window lies behind the log's end
    assertThat(paired.over(10, 90).games()).isEqualTo(new Concurrency(0, 0.5, 0, 1));
    assertThat(paired.over(10, 90).ended()).isEmpty();
  }

  @Test
  void startsAndEndsCountInTheWindowTheyFallInto() {
    GameTally.Paired paired =
        tally(
                "10 game+ 2h+0a",
                "19 game+ 2h+0a",
                "20 game+ 2h+0a",
                "20 game- 2h+0a over",
                "25 game- 2h+0a stalled",
                "30 game- 2h+0a over")
            .pair(40, scriptErrors);

    assertThat(paired.over(10, 20).started()).isEqualTo(2);
    assertThat(paired.over(20, 30).started()).isEqualTo(1);
    assertThat(paired.over(20, 30).ended()).isEqualTo(Map.of("over", 1L, "stalled", 1L));
  }

  @Test
  void aGameThatEndsTheMillisecondItStartsIsAGame() {
    GameTally.Paired paired = tally("10 game- 1h+1a gone", "10 game+ 1h+1a").pair(20, scriptErrors);

    assertThat(scriptErrors.counts()).isEmpty();
    assertThat(paired.over(0, 20).started()).isEqualTo(1);
    assertThat(paired.over(0, 20).games()).isEqualTo(new Concurrency(0, 0, 0, 0));
  }

  @Test
  void anEndWithoutARunningGameOfThoseSeatsIsAScriptError() {
    GameTally.Paired paired =
        tally("10 game+ 1h+2a", "20 game- 2h+1a over", "30 game- 1h+2a over", "40 game- 1h+2a x")
            .pair(50, scriptErrors);

    assertThat(scriptErrors.counts())
        .isEqualTo(
            Map.of(
                "a game of 2h+1a ended that was not running", 1L,
                "a game of 1h+2a ended that was not running", 1L));
    assertThat(paired.over(0, 50).games()).isEqualTo(new Concurrency(0, 0.4, 0, 1));
    assertThat(paired.over(0, 50).ended()).isEqualTo(Map.of("over", 1L));
  }

  @Test
  void noGames() {
    assertThat(new GameTally().pair(50, scriptErrors).over(0, 50).games())
        .isEqualTo(new Concurrency(0, 0, 0, 0));
  }

  /** Markers written as time and name. */
  private static GameTally tally(String... markers) {
    GameTally tally = new GameTally();
    for (String marker : markers) {
      String[] parts = marker.split(" ", 2);
      tally.add(Integer.parseInt(parts[0]), GameMarker.parse(parts[1]).orElseThrow());
    }
    return tally;
  }
}
