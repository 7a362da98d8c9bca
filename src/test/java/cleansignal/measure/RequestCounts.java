package cleansignal.measure;

import cleansignal.outcome.Classified;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The requests of a log by name and cell of time. */
final class RequestCounts {

  /** Names beyond {@link #MAX_NAMES} are counted under this one. */
  static final String OTHER_NAMES = "(other names)";

  /** A suite has some ten names; more than this means that something like ids got into them. */
  static final int MAX_NAMES = 1_000;

  private final Grid grid;
  private final Map<String, Cell[]> byName = new HashMap<>();

  RequestCounts(Grid grid) {
    this.grid = grid;
  }

  Grid grid() {
    return grid;
  }

  void add(String name, long startMillis, int lengthMillis, Classified classified) {
    int index = grid.cell(startMillis);
    if (index == Grid.NO_CELL) {
      return;
    }
    Cell[] cells = byName.get(name);
    if (cells == null) {
      String counted = byName.size() < MAX_NAMES ? name : OTHER_NAMES;
      cells = byName.computeIfAbsent(counted, any -> new Cell[grid.cells()]);
    }
    if (cells[index] == null) {
      cells[index] = new Cell();
    }
    cells[index].add(classified, lengthMillis);
  }

  /** The names that have a request in one of the cells from the first to before the last. */
  Set<String> names(int fromCell, int toCell) {
    Map<String, Cell[]> sorted = new TreeMap<>(byName);
    sorted.values().removeIf(cells -> isEmpty(cells, fromCell, toCell));
    return Collections.unmodifiableSet(sorted.keySet());
  }

  /** Those cells of the wanted names added up. */
  Cell sum(Predicate<String> wanted, int fromCell, int toCell) {
    Cell sum = new Cell();
    byName.forEach(
        (name, cells) -> {
          if (wanted.test(name)) {
            Arrays.stream(cells, fromCell, toCell).filter(Objects::nonNull).forEach(sum::addAll);
          }
        });
    return sum;
  }

  private static boolean isEmpty(Cell[] cells, int from, int to) {
    return Arrays.stream(cells, from, to).allMatch(Objects::isNull);
  }
}
