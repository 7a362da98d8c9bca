package cleansignal.request;

import cleansignal.outcome.Outcome;
import cleansignal.outcome.OutcomeText;
import io.gatling.http.response.Response;
import io.gatling.javaapi.core.Session;
import java.util.Map;
import java.util.Optional;

/**
 * Requests of one user that are under way at once, so that {@link Exchanges} can't keep them. Used
 * by the user's event loop only, which sees the answers one by one.
 */
public final class Burst {

  private static final String SESSION_KEY = "burst";

  private final String name;
  private final Rule rule;
  private final AnswerFields wanted;
  private final LiveRecorder live;
  private int answered;

  Burst(String name, Rule rule, AnswerFields wanted, LiveRecorder live) {
    this.name = name;
    this.rule = rule;
    this.wanted = wanted;
    this.live = live;
  }

  static Burst of(Session session) {
    return session.get(SESSION_KEY);
  }

  Session into(Session session) {
    return session.set(SESSION_KEY, this);
  }

  /** The failure of that answer; empty when there is none. */
  Optional<String> judge(Response answer, String requestId) {
    answered++;
    Optional<String> fault = rule.fault(answer.status().code(), wanted.read(answer.body().bytes()));
    Outcome outcome = fault.map(text -> OutcomeText.parse(text).outcome()).orElse(Outcome.OK);
    live.ended(
        new Exchanges.Ended(
            name,
            requestId,
            answer.startTimestamp(),
            answer.endTimestamp(),
            outcome,
            answer.status().code()));
    return fault;
  }

  /** All are over: those without an answer have failed on the way. */
  static Session end(Session session, int calls, long nowMillis) {
    Burst burst = of(session);
    for (int missing = burst.answered; missing < calls; missing++) {
      burst.live.ended(
          new Exchanges.Ended(
              burst.name,
              Exchanges.of(session).requestId(),
              nowMillis,
              nowMillis,
              Outcome.NETWORK));
    }
    return session.remove(SESSION_KEY).markAsSucceeded();
  }

  /** What must hold of the answers. */
  @FunctionalInterface
  public interface Rule {
    /**
     * Looks at an answer; those before it have been looked at.
     *
     * @param status HTTP status
     * @param fields the wanted fields that it holds, texts by path
     * @return the message of the record that fails, as {@link OutcomeText} writes it; empty when
     *     there is nothing wrong
     */
    Optional<String> fault(int status, Map<String, String> fields);
  }
}
