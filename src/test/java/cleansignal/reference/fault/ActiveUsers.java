package cleansignal.reference.fault;

import java.time.Clock;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many users are at work: those that sent something in the last {@value #WINDOW_MILLIS} ms.
 * Used by one event loop only.
 */
final class ActiveUsers {

  static final long WINDOW_MILLIS = 6_000;

  private final Clock clock;

  /** Those seen least lately come first. */
  private final Map<String, Long> seenAt = new LinkedHashMap<>();

  ActiveUsers(Clock clock) {
    this.clock = clock;
  }

  /** A user sent something. */
  void seen(String userId) {
    seenAt.remove(userId);
    seenAt.put(userId, clock.millis());
  }

  /** How many there are. */
  int count() {
    long since = clock.millis() - WINDOW_MILLIS;
    Iterator<Long> oldest = seenAt.values().iterator();
    while (oldest.hasNext() && oldest.next() < since) {
      oldest.remove();
    }
    return seenAt.size();
  }
}
