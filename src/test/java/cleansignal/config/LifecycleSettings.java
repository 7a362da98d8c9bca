package cleansignal.config;

import java.time.Duration;

/**
 * What the users of {@code auth-lifecycle} do, and how often. The weights are relative to each
 * other; 0 leaves a journey out.
 *
 * @param session weight of: log in, read the profile, renew the tokens several times, log out
 * @param everywhere weight of: log in, read the profile, log out everywhere
 * @param registration weight of: register a new user, read its profile, log out
 * @param race weight of the race steps; they are left out unless races is on
 * @param rotations how often a session renews its tokens
 * @param thinkMin shortest pause between two calls
 * @param thinkMax longest pause between two calls, at least thinkMin
 * @param races whether the race steps are part of the mix
 * @param raceCalls calls at once in a race step
 * @param registrationsPerHour how many registrations an hour the target takes from one address
 * @param profilesPerMinute how many calls about users a minute the target takes from one address
 */
public record LifecycleSettings(
    int session,
    int everywhere,
    int registration,
    int race,
    int rotations,
    Duration thinkMin,
    Duration thinkMax,
    boolean races,
    int raceCalls,
    int registrationsPerHour,
    int profilesPerMinute) {
  /**
   * Checks the order of the bounds, and that there is something to do.
   *
   * @throws IllegalArgumentException when thinkMin is longer than thinkMax, or no journey but
   *     registrations has a weight: a run may leave those out
   */
  public LifecycleSettings {
    if (thinkMin.compareTo(thinkMax) > 0) {
      throw new IllegalArgumentException("thinkMin " + thinkMin + " above thinkMax " + thinkMax);
    }
    if (session + everywhere + (races ? race : 0) == 0) {
      throw new IllegalArgumentException("no journey but registrations has a weight");
    }
  }

  /**
   * The pause between two calls, on average.
   *
   * @return half way between the shortest and the longest
   */
  public Duration meanThink() {
    return thinkMin.plus(thinkMax).dividedBy(2);
  }
}
