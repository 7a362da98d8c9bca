package cleansignal.reference.game;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A state in short, as the target's history keeps one before and one after each move. */
final class Summary {
  private final GameState state;
  private final List<String> stacks = new ArrayList<>();
  private final List<String> markers = new ArrayList<>();
  private final List<String> territory = new ArrayList<>();

  Summary(GameState state) {
    this.state = state;
    Grid grid = state.grid();
    Position position = state.position();
    for (int cell = 0; cell < grid.cells(); cell++) {
      String key = grid.key(cell);
      if (position.hasStack(cell)) {
        stacks.add(
            key
                + ":"
                + position.controller(cell)
                + ":"
                + position.height(cell)
                + ":"
                + position.cap(cell));
      } else if (position.marker(cell) > 0) {
        markers.add(key + ":" + position.marker(cell));
      } else if (position.territory(cell) > 0) {
        territory.add(key + ":" + position.territory(cell));
      }
    }
  }

  String phase() {
    return state.phase().wireName();
  }

  String status() {
    return state.phase() == Phase.GAME_OVER ? "completed" : "active";
  }

  String progress() {
    int eliminated = state.eliminated();
    return "{\"markers\":"
        + markers.size()
        + ",\"collapsed\":"
        + territory.size()
        + ",\"eliminated\":"
        + eliminated
        + ",\"S\":"
        + (markers.size() + territory.size() + eliminated)
        + "}";
  }

  String hash() {
    String seats =
        IntStream.rangeClosed(1, state.seats().size())
            .mapToObj(
                number ->
                    number
                        + ":"
                        + state.seat(number).ringsInHand()
                        + ":"
                        + state.seat(number).eliminated()
                        + ":"
                        + state.seat(number).territory())
            .collect(Collectors.joining("|"));
    int player = state.phase() == Phase.GAME_OVER ? 0 : state.player();
    return player
        + ":"
        + phase()
        + ":"
        + status()
        + ":0#"
        + String.join("#", seats, joined(stacks), joined(markers), joined(territory));
  }

  String board() {
    return "{\"stacks\":"
        + quoted(stacks)
        + ",\"markers\":"
        + quoted(markers)
        + ",\"collapsedSpaces\":"
        + quoted(territory)
        + "}";
  }

  private static String joined(List<String> items) {
    return String.join("|", items);
  }

  private static String quoted(List<String> items) {
    return items.isEmpty() ? "[]" : "[\"" + String.join("\",\"", items) + "\"]";
  }
}
