package cleansignal.reference.game;

import java.util.Arrays;
import java.util.Optional;

/** The target's four boards, with the figures that its states show. */
public enum BoardType {
  /** 64 squares. */
  SQUARE8("square8", 8, false, 18, 33),
  /** 361 squares. */
  SQUARE19("square19", 19, false, 72, 181),
  /** 61 hexagons. */
  HEX8("hex8", 9, true, 18, 31),
  /** 469 hexagons. */
  HEXAGONAL("hexagonal", 25, true, 96, 235);

  private final String wireName;
  private final int size;
  private final boolean hexagonal;
  private final int ringsEachSeat;
  private final int territoryToWin;

  BoardType(String wireName, int size, boolean hexagonal, int ringsEachSeat, int territoryToWin) {
    this.wireName = wireName;
    this.size = size;
    this.hexagonal = hexagonal;
    this.ringsEachSeat = ringsEachSeat;
    this.territoryToWin = territoryToWin;
  }

  /** The board of this wire name, if there is one. */
  public static Optional<BoardType> byWireName(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
  }

  /** The name in requests and states. */
  public String wireName() {
    return wireName;
  }

  /** Cells along its longest line. */
  public int size() {
    return size;
  }

  /** Whether its cells have six neighbours and three coordinates. */
  public boolean isHexagonal() {
    return hexagonal;
  }

  /** Rings in each player's hand at the start. */
  public int ringsEachSeat() {
    return ringsEachSeat;
  }

  /** Claimed cells that win the game. */
  public int territoryToWin() {
    return territoryToWin;
  }
}
