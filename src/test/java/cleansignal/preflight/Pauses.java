package cleansignal.preflight;

import java.time.Duration;

/**
 * How long the preflight waits, out of regard for its target.
 *
 * @param betweenLogins from the end of one login to the next
 * @param beforeRefresh from a login to the refresh of its token, at least
 */
record Pauses(Duration betweenLogins, Duration beforeRefresh) {

  /**
   * Two logins a second at most, because each costs a real server 250 ms of CPU; and a refresh in
   * another second than the login, because a target whose tokens have whole seconds fails in the
   * same one.
   */
  static final Pauses USUAL = new Pauses(Duration.ofMillis(500), Duration.ofMillis(1_050));
}
