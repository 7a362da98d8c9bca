package cleansignal.slo;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a run plans to do over sockets: which objectives apply depends on it.
 *
 * @param does what it does; {@link Condition#HELD_LONGER} is not among it, but follows from the
 *     hold
 * @param hold how long a socket is held, as paced; empty when unknown or when none is held
 */
public record PlayPlan(Set<Condition> does, Optional<Duration> hold) {

  /** Nothing, as far as is known. */
  public static final PlayPlan NONE = new PlayPlan(Set.of(), Optional.empty());

  /** Copies the set. */
  public PlayPlan {
    does = Set.copyOf(does);
    if (does.contains(Condition.HELD_LONGER)) {
      throw new IllegalArgumentException("whether sockets are held longer follows from the hold");
    }
  }
}
