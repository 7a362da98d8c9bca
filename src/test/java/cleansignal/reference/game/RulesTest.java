package cleansignal.reference.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cleansignal.reference.game.HistoryItem.Move;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest {
  private static final int GAMES = 200;

  @ParameterizedTest
  @CsvSource({"SQUARE8, 192", "HEX8, 183", "SQUARE19, 1083", "HEXAGONAL, 1407"})
  void anEmptyBoardOffersAsManyPlacementsAsTheTarget(BoardType type, int placements) {
    assertThat(Rules.legalMoves(GameState.start(type, 2))).hasSize(placements);
  }

  @ParameterizedTest
  @EnumSource(BoardType.class)
  void somebodyAlwaysHasALegalMoveUntilTheGameIsOver(BoardType type) {
    for (int players = 2; players <= 4; players++) {
      RandomGames.Played game =
          RandomGames.play(
              type,
              players,
              players,
              state -> {
                List<Move> legal = Rules.legalMoves(state);
                assertThat(legal).isNotEmpty();
                assertThat(legal).allMatch(move -> move.player() == state.player());
              });
      GameState last = game.states().get(game.states().size() - 1);
      assertThat(last.phase()).isEqualTo(Phase.GAME_OVER);
      assertThat(Rules.legalMoves(last)).isEmpty();
    }
  }

  @Test
  void noTwoOfferedMovesHaveTheSameId() {
    RandomGames.play(
        BoardType.SQUARE8,
        3,
        5,
        state -> {
          List<Move> legal = Rules.legalMoves(state);
          Set<String> ids = new HashSet<>();
          legal.forEach(move -> ids.add(MoveText.id(state.grid(), move, state.moves() + 1)));
          assertThat(ids).hasSameSizeAs(legal);
        });
  }

  /** Between the fifth and the ninety-fifth percentile of games of random moves. */
  @ParameterizedTest
  @CsvSource({"2, 14, 40", "3, 10, 30", "4, 8, 25"})
  void gamesTakeAsManyMovesOfAPlayerAsOnTheTarget(int players, int fewest, int most) {
    long[] own =
        LongStream.range(0, GAMES)
            .map(
                seed ->
                    RandomGames.play(BoardType.SQUARE8, players, seed).turns().stream()
                        .filter(turn -> turn.decision().isEmpty() && turn.player() == 1)
                        .count())
            .sorted()
            .toArray();

    assertThat(own[GAMES / 20]).isGreaterThanOrEqualTo(fewest);
    assertThat(own[GAMES * 19 / 20]).isLessThanOrEqualTo(most);
  }

  @Test
  void inAboutEightyFivePercentOfTheGamesThePlayerIsAsked() {
    long asked =
        LongStream.range(0, GAMES)
            .filter(seed -> !RandomGames.play(BoardType.SQUARE8, 2, seed).decisionsOf(1).isEmpty())
            .count();

    assertThat(asked * 100.0 / GAMES).isBetween(78.0, 95.0);
  }

  @Test
  void theSameChoicesGiveTheSameGame() {
    String once = RandomGames.play(BoardType.HEX8, 3, 11).chronicle().moves().toString();

    assertThat(RandomGames.play(BoardType.HEX8, 3, 11).chronicle().moves().toString())
        .isEqualTo(once);
    assertThat(RandomGames.play(BoardType.HEX8, 3, 12).chronicle().moves().toString())
        .isNotEqualTo(once);
  }

  @Test
  void aMoveLeavesTheStateItWasMadeInAlone() {
    RandomGames.Played game = RandomGames.play(BoardType.SQUARE8, 2, 3);
    GameState middle = game.states().get(game.states().size() / 2);
    String before = render(middle);

    for (Move move : Rules.legalMoves(middle)) {
      Turn turn = Rules.play(middle, move);
      while (turn.decision().isPresent()) {
        turn = Rules.decide(turn, 0);
      }
    }

    assertThat(render(middle)).isEqualTo(before);
  }

  @Test
  void ringsAreNeitherMadeNorLost() {
    for (GameState state : RandomGames.play(BoardType.SQUARE8, 3, 21).states()) {
      int rings = state.eliminated();
      for (int number = 1; number <= 3; number++) {
        rings += state.seat(number).ringsInHand() + state.position().countRings(number);
      }
      assertThat(rings).isEqualTo(3 * BoardType.SQUARE8.ringsEachSeat());
    }
  }

  @Test
  void claimingCostsACapAndBothGoIntoTheHistoryAfterTheMove() {
    RandomGames.Played game = RandomGames.play(BoardType.SQUARE8, 2, 3);
    Turn claimed =
        game.turns().stream()
            .filter(
                turn ->
                    turn.decision().isEmpty()
                        && turn.items().stream().anyMatch(HistoryItem.Claim.class::isInstance))
            .findFirst()
            .orElseThrow();

    List<Class<?>> kinds =
        claimed.items().stream().<Class<?>>map(Object::getClass).toList().subList(0, 4);
    assertThat(kinds)
        .containsExactly(
            Move.class,
            HistoryItem.Automatic.class,
            HistoryItem.Claim.class,
            HistoryItem.Elimination.class);
  }

  @Test
  void anUndecidedTurnIsNoHistoryYet() {
    RandomGames.Played game = RandomGames.play(BoardType.SQUARE8, 2, 3);
    Turn asking =
        game.turns().stream().filter(turn -> turn.decision().isPresent()).findFirst().orElseThrow();

    assertThatThrownBy(() -> game.chronicle().add(asking, RandomGames.TIMESTAMP))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aChooserIsRepeatableAndLegal() {
    GameState state = GameState.start(BoardType.SQUARE8, 2);
    List<Move> legal = Rules.legalMoves(state);

    assertThat(Chooser.choose(state, legal, 4))
        .isEqualTo(Chooser.choose(state, legal, 4))
        .isIn(legal);
    assertThat(
            LongStream.range(0, 50).mapToObj(seed -> Chooser.choose(state, legal, seed)).distinct())
        .hasSizeGreaterThan(20);
  }

  private static String render(GameState state) {
    return StateText.render(
                RandomGames.card(2),
                state,
                new Chronicle(state),
                RandomGames.moment("active", 2, java.util.OptionalInt.empty()),
                StateText.BoardForm.WHOLE)
            .toString()
        + Arrays.asList(state.phase(), state.player(), state.moves());
  }
}
