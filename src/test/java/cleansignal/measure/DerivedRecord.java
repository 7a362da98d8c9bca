package cleansignal.measure;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Measurements of our own that are written as request records without being a request: a span of
 * time between things that were seen. Known by their names alone. They are in no denominator, in no
 * total and not in the availability; a request must never bear one of these names.
 */
public enum DerivedRecord {
  /** From the state that hands the turn to an AI to the state after its move, one an AI move. */
  AI_TURN("ai turn"),
  /** From the end of my turn to my next turn; only where nobody but AIs plays in between. */
  TURN_TOTAL("turn total"),
  /** From the first active state to the game's end. */
  GAME_LENGTH("game length"),
  /** From the order of a game to its first active state. */
  TIME_TO_BOARD("time to board"),
  /** From the acknowledged CONNECT to the socket's end; KO when the plan did not end it. */
  CONNECTION_LIFE("connection life"),
  /** From a choice that is left unanswered to the target's own resolution; KO without one. */
  DECISION_TIMEOUT("decision timeout"),
  /** From a player's sight of a state to a spectator's; 0 where the spectator was first. */
  SPECTATED_STATE("spectated state"),
  /** The target's own processing time of a move, where it tells one. */
  MOVE_SERVER("move server");

  private static final Map<String, DerivedRecord> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(DerivedRecord::recordName, Function.identity()));

  private final String recordName;

  DerivedRecord(String recordName) {
    this.recordName = recordName;
  }

  /** The name of its records in the log, for example {@code ai turn}. */
  public String recordName() {
    return recordName;
  }

  /** The one whose records bear that name; empty for any other name. */
  public static Optional<DerivedRecord> ofName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
