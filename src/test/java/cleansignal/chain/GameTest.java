package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GameTest {

  private static final long OPENED = 1_000;

  @Test
  void seatsAreAwaitedOneAfterAnother() {
    Game game = game(3);

    assertThat(awaited(game)).containsExactly(1);
    game.joined();
    assertThat(awaited(game)).containsExactly(2);
    game.joined();
    assertThat(awaited(game)).isEmpty();
  }

  @Test
  void aGameThatIsOverAwaitsNobody() {
    Game game = game(3);
    game.claimEnd("budget", OPENED);

    assertThat(awaited(game)).isEmpty();
    assertThat(game.over()).isTrue();
  }

  @Test
  void itRunsFromTheLastSeatToItsEnd() {
    Game game = game(2);
    assertThat(game.running()).isFalse();

    game.joined();
    assertThat(game.running()).isTrue();

    game.claimEnd("budget", OPENED);
    assertThat(game.running()).isFalse();
  }

  @Test
  void aGameOfOneHumanRunsAtOnce() {
    assertThat(game(1).running()).isTrue();
    assertThat(game(1).awaits(0)).isFalse();
  }

  @Test
  void oneCallerRecordsTheStart() {
    Game game = game(2);
    assertThat(game.claimStart(OPENED)).isEmpty();
    game.joined();

    assertThat(game.claimStart(OPENED)).hasValue(new Game.Start(Optional.empty()));
    assertThat(game.claimStart(OPENED)).isEmpty();
  }

  @Test
  void oneCallerRecordsTheEnd() {
    Game game = game(1);
    game.claimStart(OPENED);

    assertThat(game.claimEnd("budget", OPENED + 5)).hasValue(OPENED + 5);
    assertThat(game.claimEnd("plan", OPENED + 6)).isEmpty();
  }

  @Test
  void aGameThatNeverRanHasNoEndToRecord() {
    assertThat(game(2).claimEnd("never-full", OPENED)).isEmpty();
  }

  @Test
  void whoRecordsALateStartRecordsItsEndToo() {
    Game game = game(2);
    game.joined();

    assertThat(game.claimEnd("plan", OPENED)).isEmpty();
    assertThat(game.claimStart(OPENED + 1)).hasValue(new Game.Start(Optional.of("plan")));
    assertThat(game.claimEnd("budget", OPENED + 2)).isEmpty();
  }

  @Test
  void aGameThatWasNeverFullNeverStarts() {
    Game game = game(2);

    game.claimEnd("never-full", OPENED);

    assertThat(game.claimStart(OPENED)).isEmpty();
    assertThat(game.wentWell()).isFalse();
  }

  /** The reader takes an end before its start for a broken log. */
  @Test
  void theEndIsNeverBeforeTheStart() {
    Game game = game(1);
    game.claimStart(OPENED + 1);

    assertThat(game.claimEnd("plan", OPENED)).hasValue(OPENED + 1);
  }

  @Test
  void onlyTheFirstReasonCounts() {
    Game ended = game(1);
    ended.claimStart(OPENED);
    ended.claimEnd("budget", OPENED);
    ended.claimEnd(Game.LOST, OPENED);
    assertThat(ended.lost()).isFalse();
    assertThat(ended.wentWell()).isTrue();

    Game lost = game(1);
    lost.claimStart(OPENED);
    lost.claimEnd(Game.LOST, OPENED);
    assertThat(lost.lost()).isTrue();
    assertThat(lost.wentWell()).isFalse();
  }

  private static Game game(int humans) {
    return new Game("g", humans, OPENED + 600_000);
  }

  private static IntStream awaited(Game game) {
    return IntStream.range(0, 3).filter(game::awaits);
  }
}
