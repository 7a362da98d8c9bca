package cleansignal.reference.game;

import cleansignal.reference.game.HistoryItem.Automatic;
import cleansignal.reference.game.HistoryItem.Claim;
import cleansignal.reference.game.HistoryItem.Elimination;
import cleansignal.reference.game.HistoryItem.Move;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Moves as the target writes them: ids and JSON, field for field in its order. */
public final class MoveText {
  /** Where moves go that go nowhere, on every board. */
  private static final String NOWHERE = "{\"x\":0,\"y\":0}";

  private MoveText() {}

  /**
   * The id by which a player chooses a move.
   *
   * @param moveNumber the number that the move will have in the history, from 1
   */
  public static String id(Grid grid, Move move, int moveNumber) {
    return switch (move.type()) {
      case PLACE_RING -> "place-" + grid.key(move.to()) + "-x" + move.count();
      case MOVE_STACK -> "move-" + grid.key(move.from()) + "-" + grid.key(move.to());
      case CAPTURE -> "capture-" + path(grid, move) + "-" + moveNumber;
      case CONTINUE_CAPTURE -> "continue_capture_segment-" + path(grid, move) + "-" + moveNumber;
      case SKIP_PLACEMENT -> "skip_placement";
      case NO_PLACEMENT, NO_MOVEMENT -> move.type().wireName() + "-" + moveNumber;
    };
  }

  /** A JSON array of these valid moves. */
  public static String validMoves(Grid grid, List<Move> moves, int moveNumber, String timestamp) {
    StringBuilder json = new StringBuilder(moves.size() * 192).append('[');
    for (Move move : moves) {
      json.append(json.length() == 1 ? "" : ",")
          .append("{\"id\":\"")
          .append(id(grid, move, moveNumber))
          .append("\",\"type\":\"")
          .append(move.type().wireName())
          .append("\",\"player\":")
          .append(move.player())
          .append(geometry(grid, move))
          .append(",\"timestamp\":\"")
          .append(timestamp)
          .append("\",\"thinkTime\":0,\"moveNumber\":")
          .append(moveNumber)
          .append('}');
    }
    return json.append(']').toString();
  }

  /** The options of a decision, each as JSON, in the order of the decision's own. */
  public static List<String> options(Grid grid, Decision decision) {
    return decision.options().stream().map(option -> option(grid, option)).toList();
  }

  /**
   * An entry of the move history.
   *
   * @param lastMove number of the player's move that it belongs to
   */
  static String historyItem(
      Grid grid, HistoryItem item, int lastMove, int moveNumber, String timestamp) {
    String tail = ",\"moveNumber\":" + moveNumber + "}";
    String automatic = ",\"timestamp\":\"" + timestamp + "\",\"thinkTime\":0" + tail;
    if (item instanceof Move move) {
      return "{\"type\":\""
          + move.type().wireName()
          + "\",\"player\":"
          + move.player()
          + geometry(grid, move)
          + ",\"thinkTime\":0,\"id\":\"\",\"timestamp\":\""
          + timestamp
          + "\""
          + tail;
    }
    if (item instanceof Automatic step) {
      String id = "auto-" + step.type() + "-" + lastMove;
      return head(id, step.type(), item) + ",\"to\":" + NOWHERE + automatic;
    }
    if (item instanceof Claim claim) {
      return head(regionId(grid, claim), "choose_territory_option", item)
          + ",\"to\":"
          + grid.json(claim.cells()[0])
          + ",\"disconnectedRegions\":[{\"spaces\":"
          + spaces(grid, claim)
          + ",\"controllingPlayer\":"
          + claim.player()
          + ",\"isDisconnected\":true}]"
          + automatic;
    }
    Elimination elimination = (Elimination) item;
    String cell = grid.json(elimination.cell());
    return head(eliminationId(grid, elimination), "eliminate_rings_from_stack", item)
        + ",\"to\":"
        + cell
        + ",\"eliminatedRings\":[{\"player\":"
        + elimination.player()
        + ",\"count\":"
        + elimination.cap()
        + "}],\"eliminationFromStack\":{\"position\":"
        + cell
        + ",\"capHeight\":"
        + elimination.cap()
        + ",\"totalHeight\":"
        + elimination.height()
        + "},\"eliminationContext\":\"territory\""
        + automatic;
  }

  private static String option(Grid grid, HistoryItem option) {
    if (option instanceof Claim claim) {
      return "{\"regionId\":\""
          + regionId(grid, claim)
          + "\",\"size\":"
          + claim.cells().length
          + ",\"representativePosition\":"
          + grid.json(claim.cells()[0])
          + ",\"moveId\":\""
          + regionId(grid, claim)
          + "\",\"spaces\":"
          + spaces(grid, claim)
          + "}";
    }
    Elimination elimination = (Elimination) option;
    return "{\"stackPosition\":"
        + grid.json(elimination.cell())
        + ",\"capHeight\":"
        + elimination.cap()
        + ",\"totalHeight\":"
        + elimination.height()
        + ",\"ringsToEliminate\":"
        + elimination.cap()
        + ",\"moveId\":\""
        + eliminationId(grid, elimination)
        + "\"}";
  }

  private static String geometry(Grid grid, Move move) {
    StringBuilder json = new StringBuilder();
    if (move.from() >= 0) {
      json.append(",\"from\":").append(grid.json(move.from()));
    }
    if (move.target() >= 0) {
      json.append(",\"captureTarget\":").append(grid.json(move.target()));
    }
    boolean goesSomewhere = move.from() >= 0 || move.count() > 0;
    json.append(",\"to\":").append(goesSomewhere ? grid.json(move.to()) : NOWHERE);
    if (move.count() > 0) {
      json.append(",\"placedOnStack\":")
          .append(move.onStack())
          .append(",\"placementCount\":")
          .append(move.count());
    }
    return json.toString();
  }

  private static String head(String id, String type, HistoryItem item) {
    return "{\"id\":\"" + id + "\",\"type\":\"" + type + "\",\"player\":" + item.player();
  }

  private static String path(Grid grid, Move move) {
    return grid.key(move.from()) + "-" + grid.key(move.target()) + "-" + grid.key(move.to());
  }

  private static String regionId(Grid grid, Claim claim) {
    return "process-region-" + claim.index() + "-" + grid.key(claim.cells()[0]);
  }

  private static String eliminationId(Grid grid, Elimination elimination) {
    return "eliminate-" + grid.key(elimination.cell());
  }

  private static String spaces(Grid grid, Claim claim) {
    return Arrays.stream(claim.cells())
        .mapToObj(grid::json)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
