package cleansignal.reference.game;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of a board: their names, and the straight lines that start at each. Cells are numbered
 * in the order of their names, so that a walk over the numbers is sorted as the target sorts.
 */
public final class Grid {
  private static final int[][] SQUARE_DIRECTIONS = {
    {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}
  };
  private static final int[][] HEXAGONAL_DIRECTIONS = {
    {1, 0}, {0, 1}, {-1, 1}, {-1, 0}, {0, -1}, {1, -1}
  };
  private static final Map<BoardType, Grid> CACHE = new EnumMap<>(BoardType.class);

  private final BoardType type;
  private final String[] keys;
  private final String[] json;
  private final int[][][] rays;

  private Grid(BoardType type) {
    this.type = type;
    List<int[]> cells = cells(type);
    cells.sort(Comparator.comparing(cell -> key(type, cell)));
    Map<String, Integer> numbers = new HashMap<>();
    keys = new String[cells.size()];
    json = new String[cells.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = key(type, cells.get(i));
      json[i] = json(type, cells.get(i));
      numbers.put(keys[i], i);
    }
    int[][] directions = type.isHexagonal() ? HEXAGONAL_DIRECTIONS : SQUARE_DIRECTIONS;
    rays = new int[keys.length][directions.length][];
    for (int i = 0; i < keys.length; i++) {
      for (int d = 0; d < directions.length; d++) {
        rays[i][d] = ray(type, cells.get(i), directions[d], numbers);
      }
    }
  }

  /** The cells of this board. */
  public static synchronized Grid of(BoardType type) {
    return CACHE.computeIfAbsent(type, Grid::new);
  }

  /** Whose cells they are. */
  public BoardType type() {
    return type;
  }

  /** How many cells there are. */
  public int cells() {
    return keys.length;
  }

  /** Its name, such as {@code 3,7} or {@code -1,2,-1}. */
  public String key(int cell) {
    return keys[cell];
  }

  /** Its coordinates as a JSON object. */
  public String json(int cell) {
    return json[cell];
  }

  /** The cell of this name, or -1. */
  public int cell(String key) {
    return java.util.Arrays.binarySearch(keys, key);
  }

  /** The lines that start beside a cell, one a direction, nearest cell first. */
  int[][] rays(int cell) {
    return rays[cell];
  }

  private static List<int[]> cells(BoardType type) {
    List<int[]> cells = new ArrayList<>();
    int radius = type.size() / 2;
    int from = type.isHexagonal() ? -radius : 0;
    int to = type.isHexagonal() ? radius : type.size() - 1;
    for (int x = from; x <= to; x++) {
      for (int y = from; y <= to; y++) {
        if (!type.isHexagonal() || Math.abs(x + y) <= radius) {
          cells.add(new int[] {x, y});
        }
      }
    }
    return cells;
  }

  private static int[] ray(
      BoardType type, int[] start, int[] direction, Map<String, Integer> numbers) {
    List<Integer> line = new ArrayList<>();
    int[] at = {start[0] + direction[0], start[1] + direction[1]};
    for (Integer next = numbers.get(key(type, at)); next != null; ) {
      line.add(next);
      at = new int[] {at[0] + direction[0], at[1] + direction[1]};
      next = numbers.get(key(type, at));
    }
    return line.stream().mapToInt(Integer::intValue).toArray();
  }

  private static String key(BoardType type, int[] cell) {
    String key = cell[0] + "," + cell[1];
    return type.isHexagonal() ? key + "," + -(cell[0] + cell[1]) : key;
  }

  private static String json(BoardType type, int[] cell) {
    String third = type.isHexagonal() ? ",\"z\":" + -(cell[0] + cell[1]) : "";
    return "{\"x\":" + cell[0] + ",\"y\":" + cell[1] + third + "}";
  }
}
