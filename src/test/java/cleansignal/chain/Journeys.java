package cleansignal.chain;

import cleansignal.outcome.Outcome;
import cleansignal.plan.AuthCall;
import cleansignal.plan.AuthMix;
import cleansignal.request.Exchanges;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * One user that comes and goes: decides what it asks next. A call that fails ends the journey, and
 * the next one starts. Pure state, no clock and no Gatling; used by one event loop.
 */
final class Journeys {

  /** The step of a user that waits. */
  static final String WAIT = "WAIT";

  /** The step of a user that needs its turn to log in. */
  static final String QUEUE = "QUEUE";

  /** The step of a user that has nothing more to do. */
  static final String DONE = "DONE";

  private static final Duration UNTOLD_WAIT = Duration.ofSeconds(5);
  private static final int UNAUTHORIZED = 401;

  private final AuthMix mix;
  private final RandomGenerator random;
  private final long endMillis;
  private final Deque<AuthCall> left = new ArrayDeque<>();
  private boolean loggedIn = true;
  private boolean queued;
  private boolean done;
  private long notBeforeMillis;
  private int registrations;

  /**
   * A user that has just logged in.
   *
   * @param random the user's own
   * @param endMillis when the plan ends it, ms since the epoch
   */
  Journeys(AuthMix mix, RandomGenerator random, long endMillis) {
    this.mix = mix;
    this.random = random;
    this.endMillis = endMillis;
  }

  /** What to do at that time: the name of an {@link AuthCall}, or one of the steps above. */
  String step(long nowMillis) {
    if (done || nowMillis >= endMillis) {
      return DONE;
    }
    if (nowMillis < notBeforeMillis) {
      return WAIT;
    }
    if (left.isEmpty()) {
      left.addAll(mix.calls(mix.draw(random)));
      // The plan logs every user in: the first journey need not.
      if (loggedIn && left.peek() == AuthCall.LOGIN) {
        left.remove();
      }
      loggedIn = false;
    }
    return left.element().hashing() && !queued ? QUEUE : left.element().name();
  }

  /** How long to wait at {@link #WAIT}, in ms, not beyond the end. */
  long waitMillis(long nowMillis) {
    return Math.max(0, Math.min(notBeforeMillis, endMillis) - nowMillis);
  }

  /** How many logins the next call is. */
  int logins() {
    return left.element().requests(mix.raceCalls());
  }

  /**
   * The user has its turn.
   *
   * @param waitMillis until then; empty when that would be after the end
   */
  void queued(OptionalLong waitMillis, long nowMillis) {
    queued = true;
    if (waitMillis.isPresent()) {
      notBeforeMillis = nowMillis + waitMillis.getAsLong();
    } else {
      done = true;
    }
  }

  /** A number for the next user that is registered, from 1. */
  int registers() {
    registrations++;
    return registrations;
  }

  /** The call has ended so. */
  void ended(Exchanges last, long nowMillis) {
    ended(last.outcome(), last.status(), last.retryAfter(), nowMillis);
  }

  void ended(Outcome outcome, OptionalInt status, Optional<Duration> retryAfter, long nowMillis) {
    queued = false;
    AuthCall call = left.remove();
    notBeforeMillis = nowMillis + mix.think(random).toMillis();
    if (outcome == Outcome.OK) {
      // The point of an early refresh is that nothing lies between.
      if (left.peek() == AuthCall.EARLY_REFRESH) {
        notBeforeMillis = nowMillis;
      }
      return;
    }
    left.clear();
    if (outcome == Outcome.RATE_LIMITED) {
      notBeforeMillis = nowMillis + retryAfter.orElse(UNTOLD_WAIT).toMillis();
    }
    // Ten wrong passwords lock an account, for its next users too.
    done = call == AuthCall.LOGIN && status.equals(OptionalInt.of(UNAUTHORIZED));
  }
}
