package cleansignal.outcome;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one text form in which an outcome travels through Gatling's log: as the message of a failed
 * record.
 *
 * <p>An answer that came is classified while it is at hand and logged as {@code outcome, found
 * <outcome> <status>}; a field that is missing or wrong is logged as {@code contract <field>}. An
 * answer that never came bypasses all checks, so Gatling's own wording is all there is: those
 * wordings are the table here. They were seen in Gatling 3.15.1, with the native and the NIO
 * transport.
 */
public final class OutcomeText {

  private static final String OUTCOME = "outcome";
  private static final String FIELD = "contract ";

  private static final Pattern RENDERED = Pattern.compile(OUTCOME + ", found ([a-z-]+) (\\d{1,3})");

  /**
   * Gatling's wordings, first match wins: what only our own checks can get wrong, fields of an
   * answer, sockets, transport.
   */
  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("^" + OUTCOME + "[, ]", Outcome.SCRIPT),
          new Wording("^" + FIELD, Outcome.CONTRACT),
          new Wording("^WebSocket crashed while waiting for check: ", Outcome.PROTOCOL),
          new Wording("^Client issued .* but server has closed the WebSocket", Outcome.PROTOCOL),
          new Wording("WebSocketClientHandshakeException", Outcome.PROTOCOL),
          new Wording("^Check .* timeout$", Outcome.TIMEOUT),
          new Wording("Connection refused", Outcome.UNAVAILABLE),
          new Wording("Request timeout to ", Outcome.TIMEOUT),
          new Wording("ConnectTimeoutException", Outcome.TIMEOUT),
          new Wording("handshake timed out", Outcome.TIMEOUT));

  private OutcomeText() {}

  /** An answer that is no success, with its status. */
  public static String failed(Classified classified) {
    return OUTCOME + ", found " + classified.outcome().text() + " " + classified.status();
  }

  /** A field that the answer should have and has not. */
  public static String missing(String field) {
    return FIELD + field + ", found nothing";
  }

  /** A field that has another value than it must have. */
  public static String wrong(String field) {
    return FIELD + field + ", found another value";
  }

  /** A check of our own that broke; its message stays out, because it may quote the answer. */
  public static String crashed(RuntimeException broken) {
    return OUTCOME + " check crashed: " + broken.getClass().getSimpleName();
  }

  /**
   * What a failed record's message means. Never throws: an unknown wording is {@code network},
   * because all that the checks see is named by us, and what they do not see is transport.
   *
   * @param message the message as logged, at most 200 characters; may be empty
   */
  public static Classified parse(String message) {
    return rendered(message).orElseGet(() -> withoutStatus(worded(message)));
  }

  /** A failure that {@link #failed} has written; empty for any other text. */
  private static Optional<Classified> rendered(String message) {
    Matcher rendered = RENDERED.matcher(message);
    return rendered.matches()
        ? Outcome.ofText(rendered.group(1))
            .filter(outcome -> outcome != Outcome.OK)
            .map(outcome -> new Classified(outcome, Integer.parseInt(rendered.group(2))))
        : Optional.empty();
  }

  private static Outcome worded(String message) {
    return WORDINGS.stream()
        .filter(wording -> wording.pattern().matcher(message).find())
        .map(Wording::outcome)
        .findFirst()
        .orElse(Outcome.NETWORK);
  }

  private static Classified withoutStatus(Outcome outcome) {
    return new Classified(outcome, Classified.NO_STATUS);
  }

  private record Wording(Pattern pattern, Outcome outcome) {
    Wording(String mark, Outcome outcome) {
      this(Pattern.compile(mark), outcome);
    }
  }
}
