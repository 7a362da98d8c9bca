package cleansignal.target;

import java.time.Duration;

/**
 * A limiter of a target that calls of a load test meet.
 *
 * @param name the target's own name for it
 * @param covers which calls it counts
 * @param key by what it counts them
 * @param sight where an answer tells how much it lets through
 * @param usual how many calls a window it lets through unless the target is told otherwise
 * @param window how long it counts before it starts anew
 */
public record Limiter(
    String name, Covers covers, Key key, Sight sight, long usual, Duration window) {

  /** Calls that a limiter counts. */
  public enum Covers {
    /** All about games. */
    GAMES,
    /** All about users. */
    USERS,
    /** Opening a game. */
    NEW_GAMES,
    /** Making a user. */
    REGISTRATIONS
  }

  /** By what calls are counted. */
  public enum Key {
    /** The address from which they come. */
    ADDRESS,
    /** The user who makes them. */
    USER
  }

  /** Where a limiter shows. */
  public enum Sight {
    /** In the headers of a call without a token, which is refused after this limiter. */
    WITHOUT_TOKEN,
    /** In the headers of a call with a token, unless it lets that call past. */
    WITH_TOKEN,
    /** Nowhere but in its refusal. */
    NOWHERE
  }
}
