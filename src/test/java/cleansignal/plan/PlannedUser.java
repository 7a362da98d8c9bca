package cleansignal.plan;

import java.time.Duration;

/**
 * One virtual user: logs in, waits, plays at its table, leaves. All times since time zero, which is
 * the login of the first user.
 *
 * @param index from 0 in order of login, within this shard
 * @param identity place in the user pool, from 0; no two users alive at once share one
 * @param table {@link TableSession#table} where it plays
 * @param seat from 0; seat 0 creates the games of its table, the others join
 * @param login when it logs in
 * @param play when it begins to play, not before login
 * @param end when it must leave, after play
 */
public record PlannedUser(
    int index, int identity, int table, int seat, Duration login, Duration play, Duration end) {
  /**
   * Whether this user creates the games of its table.
   *
   * @return true for seat 0
   */
  public boolean owner() {
    return seat == 0;
  }
}
