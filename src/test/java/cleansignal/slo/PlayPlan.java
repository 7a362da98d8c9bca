package cleansignal.slo;

import java.time.Duration;
import java.util.Optional;

/**
 * What a run plans to do over sockets besides plain play: which objectives apply depends on it.
 *
 * @param reconnects whether players close their sockets on purpose and come back
 * @param spectators whether second identities watch games
 * @param decisionTimeouts whether decisions are left unanswered on purpose
 * @param hold how long a socket is held, as paced; empty when unknown or when none is held
 */
public record PlayPlan(
    boolean reconnects, boolean spectators, boolean decisionTimeouts, Optional<Duration> hold) {

  /** Nothing besides plain play. */
  public static final PlayPlan PLAIN = new PlayPlan(false, false, false, Optional.empty());
}
