package cleansignal.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * One virtual user: logs in, waits, plays at its table or holds a socket, leaves. All times since
 * time zero, which is the login of the first user.
 *
 * @param index from 0 in order of login, within this shard
 * @param identity place in the user pool, from 0; no two users alive at once share one
 * @param place where it plays; empty for a companion, which has no table
 * @param login when it logs in
 * @param play when it begins to play, not before login
 * @param end when it must leave, after play
 */
public record PlannedUser(
    int index, int identity, Optional<Place> place, Duration login, Duration play, Duration end) {
  /**
   * The place at a table.
   *
   * @return the place
   * @throws java.util.NoSuchElementException for a companion, which has none
   */
  public Place seated() {
    return place.orElseThrow();
  }
}
