package cleansignal.request;

import cleansignal.outcome.Classified;
import cleansignal.outcome.Classifier;
import cleansignal.outcome.Outcome;
import cleansignal.target.Route;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongPredicate;

/**
 * The exchanges of one Gatling user, of which at most one is under way. Checks and headers find
 * here what they need, chains find here how the last exchange went. Used by one user's event loop
 * only.
 */
public final class Exchanges {

  private static final String SESSION_KEY = "exchanges";
  private static final int NO_STATUS = 0;

  private final String caller;
  private long sent;
  private Route route;
  private LongPredicate tokenExpiredAt;
  private long startMillis;
  private Optional<Answer> answer = Optional.empty();
  private Outcome outcome = Outcome.OK;
  private Map<String, String> fields = Map.of();

  /**
   * Starts with none sent.
   *
   * @param caller unique among the users of all runs; request ids start with it
   */
  public Exchanges(String caller) {
    this.caller = caller;
  }

  /** The exchanges of the user of that session. */
  public static Exchanges of(Session session) {
    return session.get(SESSION_KEY);
  }

  /** A session that knows these exchanges. */
  public Session into(Session session) {
    return session.set(SESSION_KEY, this);
  }

  /** The user's name in request ids. */
  public String caller() {
    return caller;
  }

  /** The id that the exchange under way carries in {@code X-Request-Id}. */
  public String requestId() {
    return caller + "-" + sent;
  }

  /**
   * How the last exchange ended, or what is known of the one under way; {@code network} stands for
   * every failure without an answer.
   */
  public Outcome outcome() {
    return outcome;
  }

  /** The status of the last exchange's answer; empty when none came. */
  public OptionalInt status() {
    return answer.map(Answer::status).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  /** How long the server asked us to wait; empty when it did not say. */
  public Optional<Duration> retryAfter() {
    return answer.flatMap(Answer::retryAfter);
  }

  /**
   * A field of the last exchange's answer.
   *
   * @param path one that the route names
   * @return its text; empty where the answer was no success, or the field absent, null or no scalar
   */
  public Optional<String> field(String path) {
    return Optional.ofNullable(fields.get(path));
  }

  void begin(Route next, LongPredicate expiredAt, long nowMillis) {
    sent++;
    route = next;
    tokenExpiredAt = expiredAt;
    startMillis = nowMillis;
    answer = Optional.empty();
    outcome = Outcome.NETWORK;
    fields = Map.of();
  }

  /**
   * An answer came.
   *
   * @return what it is, by all but its fields
   */
  Classified answered(Answer received) {
    answer = Optional.of(received);
    Classified classified = classify(received);
    outcome = classified.outcome();
    return classified;
  }

  /** What the answer under way holds. */
  void told(Map<String, String> read) {
    fields = read;
  }

  private Classified classify(Answer received) {
    return received.whole()
        ? Classifier.classify(
            route.call(),
            route.success(),
            received.status(),
            tokenExpiredAt.test(received.endMillis()))
        : new Classified(Outcome.NETWORK, received.status());
  }

  /**
   * Closes the exchange.
   *
   * @param failed whether any of its checks, or its transport, failed
   * @return what happened, for the recorder
   */
  Ended end(boolean failed, long nowMillis) {
    if (failed && outcome == Outcome.OK) {
      // A good status with a failed check is a field that is missing or wrong.
      outcome = Outcome.CONTRACT;
    }
    return new Ended(
        route.name(),
        requestId(),
        answer.map(Answer::startMillis).orElse(startMillis),
        answer.map(Answer::endMillis).orElse(nowMillis),
        outcome,
        answer.map(Answer::status).orElse(NO_STATUS));
  }

  /**
   * An answer, as Gatling timed it.
   *
   * @param status HTTP status
   * @param startMillis ms since the epoch, as in the log
   * @param endMillis ms since the epoch, as in the log
   * @param retryAfter the Retry-After header, when it holds seconds
   * @param whole whether the body is as long as the server said, if it said so
   */
  record Answer(
      int status, long startMillis, long endMillis, Optional<Duration> retryAfter, boolean whole) {}

  /**
   * An exchange that is over.
   *
   * @param name the request's name
   * @param requestId what it carried in {@code X-Request-Id}
   * @param startMillis ms since the epoch; exact when an answer came, else a little early
   * @param endMillis ms since the epoch; exact when an answer came, else a little late
   * @param outcome as {@link Exchanges#outcome()}
   * @param status HTTP status of its answer; {@value #NO_STATUS} where none came, or it is none of
   *     HTTP
   */
  public record Ended(
      String name,
      String requestId,
      long startMillis,
      long endMillis,
      Outcome outcome,
      int status) {

    /** One without an answer of HTTP. */
    public Ended(String name, String requestId, long startMillis, long endMillis, Outcome outcome) {
      this(name, requestId, startMillis, endMillis, outcome, NO_STATUS);
    }
  }
}
