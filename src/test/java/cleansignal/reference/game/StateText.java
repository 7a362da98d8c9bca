package cleansignal.reference.game;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A game's state as the target writes it: JSON, field for field in its order. */
public final class StateText {

  /** How much of the board a message shows. */
  public enum BoardForm {
    /** Everything. */
    WHOLE,
    /** Empty maps: what the target makes of them in results and questions. */
    HOLLOW
  }

  /**
   * What changes without a move.
   *
   * @param status {@code waiting}, {@code active} or {@code completed}
   * @param remainingMillis what is left on the players' clocks, in the order of their numbers
   * @param lastMoveAt when a move was last made, ISO 8601
   * @param winner the winner's number, if the game has one
   */
  public record Moment(
      String status, List<Long> remainingMillis, String lastMoveAt, OptionalInt winner) {}

  private StateText() {}

  /** The state. */
  public static Ascii render(
      GameCard card, GameState state, Chronicle chronicle, Moment moment, BoardForm form) {
    BoardType type = state.grid().type();
    int players = card.seats().size();
    Ascii json = new Ascii();
    json.add("{\"id\":\"" + card.id())
        .add("\",\"boardType\":\"" + type.wireName())
        .add("\",\"rngSeed\":" + card.rngSeed())
        .add(",\"board\":")
        .add(form == BoardForm.WHOLE ? wholeBoard(state) : hollowBoard(state, moment))
        .add(",\"players\":" + players(card, state, moment))
        .add(",\"currentPhase\":\"" + state.phase().wireName())
        .add("\",\"currentPlayer\":" + state.player())
        .add(",\"moveHistory\":[")
        .add(chronicle.moves())
        .add("],\"history\":[")
        .add(chronicle.history())
        .add("],\"timeControl\":" + card.timeControl())
        .add(",\"spectators\":[],\"gameStatus\":\"" + moment.status())
        .add("\",\"createdAt\":\"" + card.createdAt())
        .add("\",\"lastMoveAt\":\"" + moment.lastMoveAt())
        .add("\",\"isRated\":" + card.rated())
        .add(card.rulesOptions().isEmpty() ? "" : ",\"rulesOptions\":" + card.rulesOptions())
        .add(",\"maxPlayers\":" + players)
        .add(",\"totalRingsInPlay\":" + type.ringsEachSeat() * players)
        .add(",\"totalRingsEliminated\":" + state.eliminated())
        .add(",\"victoryThreshold\":" + Rules.RINGS_TO_WIN)
        .add(",\"territoryVictoryThreshold\":" + type.territoryToWin())
        .add(",\"lpsRoundsRequired\":2");
    if (state.phase() == Phase.CHAIN_CAPTURE) {
      json.add(",\"chainCapturePosition\":" + state.grid().json(state.chain()));
    }
    moment.winner().ifPresent(winner -> json.add(",\"winner\":" + winner));
    // A state in the middle of a move has not come this far on the target.
    if (state.phase() != Phase.TERRITORY_PROCESSING) {
      json.add(",\"lpsTracking\":{\"roundIndex\":0,\"consecutiveExclusiveRounds\":0,")
          .add("\"consecutiveExclusivePlayer\":null}");
    }
    return json.add("}");
  }

  /**
   * The result of a game, as it is told when the game is over. Nothing but rings is counted in a
   * game that no move ended, as on the target.
   */
  public static String result(GameState state, Ending ending) {
    boolean byPlay = ending.reason().isByPlay();
    String winner =
        ending.winner().isPresent() ? "\"winner\":" + ending.winner().getAsInt() + "," : "";
    return "{"
        + winner
        + "\"reason\":\""
        + ending.reason().wireName()
        + "\",\"finalScore\":{\"ringsEliminated\":"
        + (byPlay ? perSeat(state, number -> state.seat(number).eliminated()) : "{}")
        + ",\"territorySpaces\":"
        + (byPlay ? perSeat(state, number -> state.seat(number).territory()) : "{}")
        + ",\"ringsRemaining\":"
        + perSeat(state, number -> state.position().countRings(number))
        + "}}";
  }

  private static String wholeBoard(GameState state) {
    Grid grid = state.grid();
    Position position = state.position();
    StringBuilder stacks = new StringBuilder();
    StringBuilder markers = new StringBuilder();
    StringBuilder territory = new StringBuilder();
    for (int cell = 0; cell < grid.cells(); cell++) {
      if (position.hasStack(cell)) {
        next(stacks, grid.key(cell))
            .append("{\"position\":")
            .append(grid.json(cell))
            .append(",\"rings\":")
            .append(rings(position.rings(cell)))
            .append(",\"stackHeight\":")
            .append(position.height(cell))
            .append(",\"capHeight\":")
            .append(position.cap(cell))
            .append(",\"controllingPlayer\":")
            .append(position.controller(cell))
            .append('}');
      } else if (position.marker(cell) > 0) {
        next(markers, grid.key(cell))
            .append("{\"position\":")
            .append(grid.json(cell))
            .append(",\"player\":")
            .append(position.marker(cell))
            .append(",\"type\":\"regular\"}");
      } else if (position.territory(cell) > 0) {
        next(territory, grid.key(cell)).append(position.territory(cell));
      }
    }
    return "{\"type\":\""
        + grid.type().wireName()
        + "\",\"size\":"
        + grid.type().size()
        + ",\"stacks\":{"
        + stacks
        + "},\"markers\":{"
        + markers
        + "},\"collapsedSpaces\":{"
        + territory
        + "},\"eliminatedRings\":"
        + eliminatedRings(state)
        + ",\"formedLines\":[],\"territories\":{}}";
  }

  private static String hollowBoard(GameState state, Moment moment) {
    boolean over = moment.status().equals("completed");
    return "{\"stacks\":{},\"markers\":{},\"collapsedSpaces\":{},\"territories\":{},"
        + "\"formedLines\":[],\"eliminatedRings\":"
        + (over ? eliminatedRings(state) : "{}")
        + ",\"size\":"
        + state.grid().type().size()
        + ",\"type\":\""
        + state.grid().type().wireName()
        + "\"}";
  }

  private static String players(GameCard card, GameState state, Moment moment) {
    StringBuilder json = new StringBuilder("[");
    for (int number = 1; number <= card.seats().size(); number++) {
      GameCard.SeatCard player = card.seats().get(number - 1);
      Seat seat = state.seat(number);
      json.append(number == 1 ? "" : ",")
          .append("{\"id\":\"")
          .append(player.id())
          .append("\",\"username\":\"")
          .append(player.username())
          .append("\",\"playerNumber\":")
          .append(number)
          .append(player.human() ? ",\"type\":\"human\"" : ",\"type\":\"ai\"")
          .append(",\"isReady\":true,\"timeRemaining\":")
          .append(moment.remainingMillis().get(number - 1))
          .append(",\"ringsInHand\":")
          .append(seat.ringsInHand())
          .append(",\"eliminatedRings\":")
          .append(seat.eliminated())
          .append(",\"territorySpaces\":")
          .append(seat.territory());
      if (!player.human()) {
        json.append(",\"aiDifficulty\":")
            .append(player.difficulty())
            .append(",\"aiProfile\":")
            .append(player.aiProfile());
      }
      json.append('}');
    }
    return json.append(']').toString();
  }

  private static String eliminatedRings(GameState state) {
    return IntStream.rangeClosed(1, state.seats().size())
        .filter(number -> state.seat(number).eliminated() > 0)
        .mapToObj(number -> "\"" + number + "\":" + state.seat(number).eliminated())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String perSeat(GameState state, IntFunction<Integer> figure) {
    return IntStream.rangeClosed(1, state.seats().size())
        .mapToObj(number -> "\"" + number + "\":" + figure.apply(number))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static StringBuilder next(StringBuilder json, String key) {
    return json.append(json.length() == 0 ? "\"" : ",\"").append(key).append("\":");
  }

  private static String rings(byte[] rings) {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < rings.length; i++) {
      json.append(i == 0 ? "" : ",").append(rings[i]);
    }
    return json.append(']').toString();
  }
}
