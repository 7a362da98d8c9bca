package cleansignal.reference.game;

import java.util.Arrays;

/**
 * What lies on the cells: a stack of rings, a marker, or claimed territory; never two of them.
 * Positions never change once they are made, so that a move can be taken back.
 */
public final class Position {
  /** No player's number: numbers start at 1. */
  static final byte NOBODY = 0;

  private final byte[][] stacks;
  private final byte[] markers;
  private final byte[] territory;

  private Position(byte[][] stacks, byte[] markers, byte[] territory) {
    this.stacks = stacks;
    this.markers = markers;
    this.territory = territory;
  }

  /** An empty board of so many cells. */
  static Position empty(int cells) {
    return new Position(new byte[cells][], new byte[cells], new byte[cells]);
  }

  /** Whether a stack stands there. */
  boolean hasStack(int cell) {
    return stacks[cell] != null;
  }

  /** Owners of its rings, topmost first; only where there is a stack. */
  byte[] rings(int cell) {
    return stacks[cell].clone();
  }

  /** How many rings it has, 0 without a stack. */
  int height(int cell) {
    return stacks[cell] == null ? 0 : stacks[cell].length;
  }

  /** Whose ring is on top, 0 without a stack. */
  int controller(int cell) {
    return stacks[cell] == null ? NOBODY : stacks[cell][0];
  }

  /** How many rings of its controller lie on top of one another, 0 without a stack. */
  int cap(int cell) {
    byte[] rings = stacks[cell];
    int cap = 0;
    while (rings != null && cap < rings.length && rings[cap] == rings[0]) {
      cap++;
    }
    return cap;
  }

  /** Whose marker lies there, 0 for none. */
  int marker(int cell) {
    return markers[cell];
  }

  /** Whose territory it is, 0 for nobody's. */
  int territory(int cell) {
    return territory[cell];
  }

  /** Whether nothing at all is there. */
  boolean isFree(int cell) {
    return stacks[cell] == null && markers[cell] == NOBODY && territory[cell] == NOBODY;
  }

  /** Whether a stack can pass over it. */
  boolean isPassable(int cell) {
    return stacks[cell] == null && territory[cell] == NOBODY;
  }

  /** How many rings of this player are in stacks, wherever in them. */
  int countRings(int player) {
    int rings = 0;
    for (byte[] stack : stacks) {
      for (int i = 0; stack != null && i < stack.length; i++) {
        rings += stack[i] == player ? 1 : 0;
      }
    }
    return rings;
  }

  /** With so many rings of a player put on top. */
  Position withPlaced(int cell, int player, int count) {
    byte[] old = stacks[cell] == null ? new byte[0] : stacks[cell];
    byte[] rings = new byte[old.length + count];
    Arrays.fill(rings, 0, count, (byte) player);
    System.arraycopy(old, 0, rings, count, old.length);
    Position next = copy();
    next.stacks[cell] = rings;
    return next;
  }

  /** With a stack moved, and its controller's marker where it stood. */
  Position withMoved(int from, int to) {
    Position next = copy();
    next.markers[from] = stacks[from][0];
    next.stacks[from] = null;
    next.stacks[to] = stacks[from];
    return next;
  }

  /**
   * As {@link #withMoved}, with the top ring of {@code target} taken under the stack that moved.
   */
  Position withCaptured(int from, int target, int to) {
    Position next = withMoved(from, to);
    byte[] captured = stacks[target];
    byte[] taller = Arrays.copyOf(stacks[from], stacks[from].length + 1);
    taller[taller.length - 1] = captured[0];
    next.stacks[to] = taller;
    next.stacks[target] =
        captured.length == 1 ? null : Arrays.copyOfRange(captured, 1, captured.length);
    return next;
  }

  /** With these cells made a player's territory; their markers go. */
  Position withClaimed(int player, int[] cells) {
    Position next = copy();
    for (int cell : cells) {
      next.markers[cell] = NOBODY;
      next.territory[cell] = (byte) player;
    }
    return next;
  }

  /** With so many rings taken off the top of a stack. */
  Position withEliminated(int cell, int count) {
    byte[] rings = stacks[cell];
    Position next = copy();
    next.stacks[cell] =
        count == rings.length ? null : Arrays.copyOfRange(rings, count, rings.length);
    return next;
  }

  /** With a stack as given, topmost first, whatever was there. */
  Position withStack(int cell, byte[] rings) {
    Position next = copy();
    next.stacks[cell] = rings.clone();
    return next;
  }

  /** With a player's marker, whatever was there. */
  Position withMarker(int cell, int player) {
    Position next = copy();
    next.markers[cell] = (byte) player;
    return next;
  }

  private Position copy() {
    return new Position(stacks.clone(), markers.clone(), territory.clone());
  }
}
