package cleansignal.reference.game;

import java.util.Arrays;
import java.util.Optional;

/** Where a turn stands. */
public enum Phase {
  /** Rings may be placed. */
  RING_PLACEMENT("ring_placement"),
  /** A stack must move or capture. */
  MOVEMENT("movement"),
  /** The stack that just moved can capture, so a capture must follow. */
  CAPTURE("capture"),
  /** The stack that just captured must capture again. */
  CHAIN_CAPTURE("chain_capture"),
  /** Something to decide about territory. */
  TERRITORY_PROCESSING("territory_processing"),
  /** Nothing left to do. */
  GAME_OVER("game_over");

  private final String wireName;

  Phase(String wireName) {
    this.wireName = wireName;
  }

  /** The phase of this wire name, if there is one. */
  public static Optional<Phase> byWireName(String wireName) {
    return Arrays.stream(values()).filter(phase -> phase.wireName.equals(wireName)).findFirst();
  }

  /** The name in states. */
  public String wireName() {
    return wireName;
  }
}
