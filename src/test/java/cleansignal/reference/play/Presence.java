package cleansignal.reference.play;

import cleansignal.reference.loop.Timers.Timer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which players are at their games, and who has how long to come back. */
final class Presence {

  /** How a player stands to a game. */
  private enum Kind {
    HERE,
    AWAY,
    GONE
  }

  private record Key(String gameId, String userId) {}

  private record Place(Kind kind, int seat, Timer window) {}

  private final Map<Key, Place> places = new HashMap<>();

  /** A player, or a spectator, came; the seat of a player who was away and is back in time. */
  Optional<Integer> came(String gameId, String userId) {
    Place before = places.put(new Key(gameId, userId), new Place(Kind.HERE, 0, Timer.NONE));
    if (before == null || before.kind() != Kind.AWAY) {
      return Optional.empty();
    }
    before.window().cancel();
    return Optional.of(before.seat());
  }

  /** A player went, and has until the end of this window. */
  void left(String gameId, String userId, int seat, Timer window) {
    Place before = places.put(new Key(gameId, userId), new Place(Kind.AWAY, seat, window));
    if (before != null) {
      before.window().cancel();
    }
  }

  /** His window is over. */
  void expired(String gameId, String userId) {
    places.put(new Key(gameId, userId), new Place(Kind.GONE, 0, Timer.NONE));
  }

  /** Whether he is there, or may still come back. */
  boolean isAlive(String gameId, String userId) {
    Place place = places.get(new Key(gameId, userId));
    return place != null && place.kind() != Kind.GONE;
  }

  /** Forgets everybody of this game. */
  void forget(String gameId) {
    places
        .entrySet()
        .removeIf(
            entry -> {
              boolean here = entry.getKey().gameId().equals(gameId);
              if (here) {
                entry.getValue().window().cancel();
              }
              return here;
            });
  }
}
