package cleansignal.chain;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When a game's players first saw each of its states, told apart by the length of their history:
 * what a spectator's sight of the same state is held against, by the same clock. Thread-safe.
 */
final class Sightings {

  private final Map<Integer, Long> firstMillis = new ConcurrentHashMap<>();

  /** A player has seen a state with that much history; ms since the epoch. */
  void saw(int historyLength, long atMillis) {
    firstMillis.merge(historyLength, atMillis, Math::min);
  }

  /** When the first player saw it, ms since the epoch; empty when none has, as far as is known. */
  OptionalLong first(int historyLength) {
    Long millis = firstMillis.get(historyLength);
    return millis == null ? OptionalLong.empty() : OptionalLong.of(millis);
  }
}
