package cleansignal.reference.game;

/** What a player can do in his turn. */
public enum MoveType {
  /** Puts rings on a cell. */
  PLACE_RING("place_ring"),
  /** Goes on to the movement without placing. */
  SKIP_PLACEMENT("skip_placement"),
  /** Has nothing to place. */
  NO_PLACEMENT("no_placement_action"),
  /** Moves a stack. */
  MOVE_STACK("move_stack"),
  /** Jumps over a stack and takes its top ring. */
  CAPTURE("overtaking_capture"),
  /** Captures again with the same stack. */
  CONTINUE_CAPTURE("continue_capture_segment"),
  /** Has nothing to move. */
  NO_MOVEMENT("no_movement_action");

  private final String wireName;

  MoveType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in moves. */
  public String wireName() {
    return wireName;
  }
}
