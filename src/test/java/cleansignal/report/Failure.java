package cleansignal.report;

import cleansignal.outcome.Classified;
import java.util.Optional;

/**
 * One true error of the run.
 *
 * @param atMillis when the request started, ms since the run's start
 * @param request its name
 * @param classified what it counts as, and the status it came with
 * @param message what the log says of it
 * @param requestId what it carried in {@code X-Request-Id}; empty when that is not known: the log
 *     does not hold it
 */
public record Failure(
    long atMillis,
    String request,
    Classified classified,
    String message,
    Optional<String> requestId) {

  /** A failure as the log tells it, without a request id. */
  public Failure(long atMillis, String request, Classified classified, String message) {
    this(atMillis, request, classified, message, Optional.empty());
  }

  /** The same failure with that id. */
  public Failure withRequestId(String id) {
    return new Failure(atMillis, request, classified, message, Optional.of(id));
  }
}
