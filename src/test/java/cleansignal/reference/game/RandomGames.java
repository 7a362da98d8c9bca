package cleansignal.reference.game;

import cleansignal.reference.game.HistoryItem.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;

/** Games between players who choose at random, seeded. */
final class RandomGames {
  static final String TIMESTAMP = "2026-01-01T00:00:00.000Z";

  private RandomGames() {}

  /**
   * A finished game.
   *
   * @param states the states it rested in, the start and the end included
   * @param turns what each move led to, decisions included
   * @param ending how it ended
   * @param chronicle its histories
   */
  record Played(List<GameState> states, List<Turn> turns, Ending ending, Chronicle chronicle) {

    List<Decision> decisionsOf(int player) {
      return turns.stream()
          .flatMap(turn -> turn.decision().stream())
          .filter(decision -> decision.player() == player)
          .toList();
    }

    long moves() {
      return turns.stream().filter(turn -> turn.decision().isEmpty()).count();
    }
  }

  static Played play(BoardType type, int players, long seed) {
    return play(type, players, seed, state -> {});
  }

  /** Shows every state to {@code visitor} before a move is made in it. */
  static Played play(BoardType type, int players, long seed, Consumer<GameState> visitor) {
    Random random = new Random(seed);
    GameState state = GameState.start(type, players);
    Chronicle chronicle = new Chronicle(state);
    List<GameState> states = new ArrayList<>(List.of(state));
    List<Turn> turns = new ArrayList<>();
    Optional<Ending> ending = Optional.empty();
    while (ending.isEmpty()) {
      visitor.accept(state);
      List<Move> legal = Rules.legalMoves(state);
      Turn turn = Rules.play(state, legal.get(random.nextInt(legal.size())));
      turns.add(turn);
      while (turn.decision().isPresent()) {
        turn = Rules.decide(turn, random.nextInt(turn.decision().get().options().size()));
        turns.add(turn);
      }
      chronicle.add(turn, TIMESTAMP);
      state = turn.state();
      states.add(state);
      ending = turn.ending();
    }
    return new Played(states, turns, ending.get(), chronicle);
  }

  static GameCard card(int players) {
    List<GameCard.SeatCard> seats = new ArrayList<>();
    seats.add(new GameCard.SeatCard("c720b8353b52523ca0b263791", "somebody", true, 0, ""));
    for (int number = 2; number <= players; number++) {
      seats.add(
          new GameCard.SeatCard(
              "ai-cmwq95pvi0003uk7dopzwcpr4-" + number,
              "AI (Level 3)",
              false,
              3,
              "{\"difficulty\":3,\"mode\":\"local_heuristic\",\"aiType\":\"heuristic\"}"));
    }
    return new GameCard(
        "cmwq95pvi0003uk7dopzwcpr4",
        7,
        TIMESTAMP,
        "{\"type\":\"rapid\",\"increment\":0,\"initialTime\":3600}",
        false,
        "{\"swapRuleEnabled\":false}",
        seats);
  }

  static StateText.Moment moment(String status, int players, OptionalInt winner) {
    return new StateText.Moment(
        status, java.util.Collections.nCopies(players, 3_600_000L), TIMESTAMP, winner);
  }
}
