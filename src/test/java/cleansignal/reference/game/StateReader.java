package cleansignal.reference.game;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a state back from its JSON, as far as the rules need it. The histories, which are most of
 * it, are counted and skipped.
 */
public final class StateReader {
  private static final JsonFactory JSON = new JsonFactory();

  private BoardType type;
  private Phase phase;
  private Position position;
  private Grid grid;
  private final List<Seat> seats = new ArrayList<>();
  private int player;
  private int moves;
  private int chain = GameState.NO_CELL;

  private StateReader() {}

  /**
   * Reads a state, standing on its opening brace.
   *
   * @throws IOException if it is malformed, or lacks something
   */
  public static GameState read(JsonParser json) throws IOException {
    StateReader reader = new StateReader();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      reader.field(json, json.currentName());
    }
    return reader.state();
  }

  /** As {@link #read(JsonParser)}, from a text. */
  public static GameState read(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      return read(json);
    }
  }

  private void field(JsonParser json, String name) throws IOException {
    json.nextToken();
    switch (name) {
      case "boardType" -> {
        type = BoardType.byWireName(json.getText()).orElseThrow(() -> missing("boardType"));
        grid = Grid.of(type);
        position = Position.empty(grid.cells());
      }
      case "board" -> board(json);
      case "players" -> players(json);
      case "currentPhase" ->
          phase = Phase.byWireName(json.getText()).orElseThrow(() -> missing("currentPhase"));
      case "currentPlayer" -> player = json.getIntValue();
      case "moveHistory" -> moves = count(json);
      case "chainCapturePosition" -> chain = cell(json);
      default -> json.skipChildren();
    }
  }

  private void board(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String map = json.currentName();
      json.nextToken();
      switch (map) {
        case "stacks" -> stacks(json);
        case "markers" -> markers(json);
        case "collapsedSpaces" -> territory(json);
        default -> json.skipChildren();
      }
    }
  }

  private void stacks(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      int cell = grid.cell(json.currentName());
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        boolean rings = json.currentName().equals("rings");
        json.nextToken();
        if (rings) {
          position = position.withStack(cell, rings(json));
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private static byte[] rings(JsonParser json) throws IOException {
    ByteArrayOutputStream rings = new ByteArrayOutputStream();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      rings.write(json.getIntValue());
    }
    return rings.toByteArray();
  }

  private void markers(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      int cell = grid.cell(json.currentName());
      json.nextToken();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        boolean owner = json.currentName().equals("player");
        json.nextToken();
        if (owner) {
          position = position.withMarker(cell, json.getIntValue());
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private void territory(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      int cell = grid.cell(json.currentName());
      json.nextToken();
      position = position.withClaimed(json.getIntValue(), new int[] {cell});
    }
  }

  private void players(JsonParser json) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      int inHand = 0;
      int eliminated = 0;
      int claimed = 0;
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "ringsInHand" -> inHand = json.getIntValue();
          case "eliminatedRings" -> eliminated = json.getIntValue();
          case "territorySpaces" -> claimed = json.getIntValue();
          default -> json.skipChildren();
        }
      }
      seats.add(new Seat(inHand, eliminated, claimed));
    }
  }

  private static int count(JsonParser json) throws IOException {
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      json.skipChildren();
      count++;
    }
    return count;
  }

  private int cell(JsonParser json) throws IOException {
    List<String> coordinates = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      json.nextToken();
      coordinates.add(json.getText());
    }
    return grid.cell(String.join(",", coordinates));
  }

  private GameState state() throws IOException {
    if (type == null || phase == null || seats.isEmpty()) {
      throw missing("boardType, currentPhase or players");
    }
    return new GameState(grid, position, seats, phase, player, chain, 0, moves);
  }

  private static IOException missing(String what) {
    return new IOException("no state: " + what + " is missing or unknown");
  }
}
