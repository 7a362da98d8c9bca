package cleansignal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cleansignal.chain.Spectator.Want;
import cleansignal.config.SpectatorSettings;
import cleansignal.outcome.Outcome;
import cleansignal.plan.SeatPlan;
import cleansignal.target.dialect.GameEvent;
import cleansignal.target.dialect.GameState;
import cleansignal.target.dialect.GameStatus;
import cleansignal.target.dialect.Intent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SpectatorTest {

  private static final long T0 = 1_700_000_000_000L;

  private final Table table = new Table(SeatPlan.parse("1h+3a"));
  private final Table another = new Table(SeatPlan.parse("1h+3a"));
  private final Tables tables = Tables.of(Map.of(0, table, 1, another));
  private final Spectator spectator = new Spectator(Gallery.open(tables));

  @Test
  void aGameMustRunBeforeItIsWatched() {
    assertThat(spectator.next(T0, true)).isEqualTo(Want.NOTHING);
    Game game = table.open("g", T0 + 60_000);
    assertThat(spectator.next(T0, true)).isEqualTo(Want.NOTHING);

    game.claimStart(T0 + 10);

    assertThat(spectator.next(T0 + 10, true)).isEqualTo(Want.JOIN);
    assertThat(spectator.gameId()).isEqualTo("g");
    assertThat(spectator.next(T0 + 11, true)).isEqualTo(Want.JOIN);
  }

  @Test
  void itJoinsHearsLeavesAndPicksAnother() {
    Game game = watching();
    assertThat(spectator.takeMeasurements())
        .containsExactly(Measurement.ok("spectate", T0, T0 + 7));
    assertThat(spectator.next(T0 + 20, true)).isEqualTo(Want.NOTHING);

    spectator.heard(over("g", 9), T0 + 30);
    assertThat(spectator.next(T0 + 30, true)).isEqualTo(Want.LEAVE);
    spectator.left(T0 + 31);
    game.claimEnd("finished", T0 + 32);

    assertThat(game.audience().present()).isZero();
    assertThat(spectator.next(T0 + 33, true)).isEqualTo(Want.NOTHING);
    running(another, "h");
    assertThat(spectator.next(T0 + 34, true)).isEqualTo(Want.JOIN);
    assertThat(spectator.gameId()).isEqualTo("h");
  }

  @Test
  void aGameThatItsPlayersLeaveIsLeftToo() {
    watching().claimEnd("budget", T0 + 50);

    assertThat(spectator.next(T0 + 50, true)).isEqualTo(Want.LEAVE);
  }

  @Test
  void atTheEndOfItsTimeItLeavesAndChoosesNoMore() {
    watching();
    assertThat(spectator.next(T0 + 50, false)).isEqualTo(Want.LEAVE);
    spectator.left(T0 + 51);

    assertThat(spectator.next(T0 + 51, false)).isEqualTo(Want.NOTHING);
  }

  @Test
  void aChoiceThatCameTooLateIsGivenBack() {
    Game game = running(table, "g");
    assertThat(spectator.next(T0, true)).isEqualTo(Want.JOIN);
    assertThat(spectator.next(T0 + 1, false)).isEqualTo(Want.NOTHING);

    assertThat(game.audience().present()).isZero();
    assertThat(game.quiet().tryKeep()).isTrue();
  }

  @Test
  void aStateIsAsLateAsItIsLaterThanItsFirstPlayersSight() {
    Game game = watching();
    game.sightings().saw(1, T0 + 100);
    game.sightings().saw(1, T0 + 130);
    spectator.heard(state("g", 1), T0 + 104);
    spectator.heard(state("g", 1), T0 + 105);
    spectator.heard(state("g", 2), T0 + 200);
    game.sightings().saw(2, T0 + 201);
    spectator.heard(state("g", 3), T0 + 300);
    spectator.heard(state("other", 9), T0 + 301);
    spectator.left(T0 + 400);

    assertThat(spectator.takeMeasurements())
        .filteredOn(measurement -> measurement.name().equals("spectated state"))
        .containsExactly(
            Measurement.ok("spectated state", T0 + 100, T0 + 104),
            Measurement.ok("spectated state", T0 + 200, T0 + 200));
  }

  @Test
  void aRefusedJoinFailsAndIsTriedAgainLater() {
    running(table, "g");
    join();
    spectator.heard(refusal(Intent.PING), T0 + 1);
    assertThat(spectator.joining()).isTrue();
    spectator.heard(refusal(Intent.JOIN), T0 + 5);

    assertThat(spectator.takeMeasurements())
        .extracting(Measurement::name, Measurement::outcome, Measurement::detail)
        .containsExactly(tuple("spectate", Outcome.SERVER_ERROR, "INTERNAL_ERROR"));
    assertThat(spectator.next(T0 + 6, true)).isEqualTo(Want.NOTHING);
    assertThat(spectator.next(T0 + 1_005, true)).isEqualTo(Want.JOIN);
  }

  @Test
  void aJoinWithoutAnswerTimesOutAndALostSocketFailsIt() {
    Game game = running(table, "g");
    join();
    spectator.waited(T0 + 10_000);
    assertThat(spectator.next(T0 + 11_000, true)).isEqualTo(Want.JOIN);
    spectator.joins(T0 + 11_000);
    spectator.disconnected(T0 + 11_005);

    assertThat(spectator.takeMeasurements())
        .extracting(Measurement::outcome)
        .containsExactly(Outcome.TIMEOUT, Outcome.PROTOCOL);
    assertThat(game.audience().present()).isZero();
    assertThat(game.quiet().tryKeep()).isTrue();
  }

  @Nested
  class TheGallery {

    @Test
    void spreadsSpectatorsEvenly() {
      running(table, "g");
      running(another, "h");
      Gallery gallery = Gallery.open(tables);
      List<String> ids = new ArrayList<>();
      for (int spectators = 0; spectators < 6; spectators++) {
        ids.add(gallery.enter(T0).orElseThrow().id());
      }

      assertThat(ids).filteredOn("g"::equals).hasSize(3);
    }

    @Test
    void leavesAGameAloneWhoseDecisionWaits() {
      Game game = running(table, "g");
      assertThat(game.quiet().tryKeep()).isTrue();
      assertThat(spectator.next(T0, true)).isEqualTo(Want.NOTHING);
      assertThat(game.audience().present()).isZero();

      game.quiet().release();
      assertThat(spectator.next(T0, true)).isEqualTo(Want.JOIN);
    }

    @Test
    void offersTheNextOneInstead() {
      running(table, "g").quiet().tryKeep();
      Game next = running(another, "h");
      next.audience().came();

      assertThat(Gallery.open(tables).enter(T0)).containsSame(next);
    }

    @Test
    void drawsHowManyPlacesAGameHas() {
      Gallery gallery = gallery(0.25, 4, Duration.ZERO);
      int taken = 0;
      for (int games = 0; games < 1_000; games++) {
        running(table, "g" + games);
        while (gallery.enter(T0).isPresent()) {
          taken++;
        }
      }
      assertThat(taken).isBetween(900, 1_100);
    }

    @Test
    void aPlaceIsTakenOnce() {
      Gallery gallery = gallery(1, 1, Duration.ZERO);
      Game game = running(table, "g");
      assertThat(gallery.enter(T0)).containsSame(game);
      gallery.left(game);

      assertThat(gallery.enter(T0)).isEmpty();
    }

    @Test
    void waitsForTheDelay() {
      Gallery gallery = gallery(1, 1, Duration.ofSeconds(3));
      running(table, "g");

      assertThat(gallery.enter(T0 + 2_999)).isEmpty();
      assertThat(gallery.enter(T0 + 3_000)).isPresent();
    }

    @Test
    void endsASession() {
      Spectator brief = new Spectator(gallery(1, 1, Duration.ZERO));
      running(table, "g");
      assertThat(brief.next(T0, true)).isEqualTo(Want.JOIN);
      brief.joins(T0);
      brief.heard(state("g", 0), T0 + 7);

      assertThat(brief.next(T0 + 7 + 14_999, true)).isEqualTo(Want.NOTHING);
      assertThat(brief.next(T0 + 7 + 15_000, true)).isEqualTo(Want.LEAVE);
    }

    private Gallery gallery(double probability, int maxPerGame, Duration delay) {
      return Gallery.of(
          tables, new SpectatorSettings(probability, maxPerGame, Duration.ofSeconds(15), delay), 5);
    }
  }

  private Game watching() {
    Game game = running(table, "g");
    join();
    spectator.heard(state("g", 0), T0 + 7);
    return game;
  }

  private void join() {
    assertThat(spectator.next(T0, true)).isEqualTo(Want.JOIN);
    spectator.joins(T0);
  }

  private static Game running(Table where, String id) {
    Game game = where.open(id, T0 + 60_000);
    game.claimStart(T0);
    return game;
  }

  private static GameEvent state(String gameId, int history) {
    return new GameEvent.State(gameState(gameId, GameStatus.RUNNING, history));
  }

  private static GameEvent over(String gameId, int history) {
    return new GameEvent.Over(gameState(gameId, GameStatus.OVER, history), "reason");
  }

  private static GameState gameState(String gameId, GameStatus status, int history) {
    return new GameState(
        gameId,
        status,
        1,
        "p",
        false,
        history,
        OptionalInt.empty(),
        IntStream.rangeClosed(1, 4)
            .mapToObj(seat -> new GameState.Seat(seat, "u" + seat, seat > 1))
            .toList(),
        List.of());
  }

  private static GameEvent refusal(Intent about) {
    return new GameEvent.Failure("INTERNAL_ERROR", "m", Outcome.SERVER_ERROR, about);
  }
}
