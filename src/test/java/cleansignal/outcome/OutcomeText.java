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
 * <outcome> <status>}; a field that is missing or wrong is logged under its check's name, {@code
 * contract <field>}; what happens on a socket has no status and is logged as {@code outcome, found
 * <outcome>: <detail>}. An answer that never came bypasses all checks, so Gatling's own wording is
 * all there is: those wordings are the table here. They were seen in Gatling 3.15.1, with the
 * native and the NIO transport.
 */
public final class OutcomeText {

  /** Name of the check that classifies a status; the KO message starts with it. */
  public static final String STATUS_CHECK = "outcome";

  private static final String FIELD_CHECK_PREFIX = "contract ";

  private static final Pattern RENDERED =
      Pattern.compile(STATUS_CHECK + ", found ([a-z-]+) (\\d{1,3})");

  private static final Pattern RECORDED =
      Pattern.compile(STATUS_CHECK + ", found ([a-z-]+): \\S.*", Pattern.DOTALL);

  /**
   * Gatling's wordings, first match wins: what only our own checks can get wrong, fields of an
   * answer, sockets, transport.
   */
  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("^" + STATUS_CHECK + "[, ]", Outcome.SCRIPT),
          new Wording("^Response transformer crashed: ", Outcome.SCRIPT),
          new Wording(
              "^" + FIELD_CHECK_PREFIX + "[^,]* (?:extractor|validator) resolution crashed: ",
              Outcome.SCRIPT),
          new Wording("^" + FIELD_CHECK_PREFIX, Outcome.CONTRACT),
          new Wording("^WebSocket crashed while waiting for check: ", Outcome.PROTOCOL),
          new Wording("^Client issued .* but server has closed the WebSocket", Outcome.PROTOCOL),
          new Wording("WebSocketClientHandshakeException", Outcome.PROTOCOL),
          new Wording("^Check .* timeout$", Outcome.TIMEOUT),
          new Wording("Connection refused", Outcome.UNAVAILABLE),
          new Wording("Request timeout to ", Outcome.TIMEOUT),
          new Wording("ConnectTimeoutException", Outcome.TIMEOUT),
          new Wording("handshake timed out", Outcome.TIMEOUT));

  private OutcomeText() {}

  /** The text of a status check's result: {@code ok} or {@code <outcome> <status>}. */
  public static String render(Classified classified) {
    return classified.outcome() == Outcome.OK
        ? Outcome.OK.text()
        : classified.outcome().text() + " " + classified.status();
  }

  /**
   * The message of a failed record that has no status.
   *
   * @param outcome how it ended, not {@code ok}
   * @param detail a few words for the reader, not blank; without anything that differs from one
   *     user to the next, or every record would have a message of its own
   */
  public static String recorded(Outcome outcome, String detail) {
    return STATUS_CHECK + ", found " + outcome.text() + ": " + detail;
  }

  /**
   * The name of a check on a field of the answer, so that its failure reads as {@code contract}.
   */
  public static String fieldCheck(String field) {
    return FIELD_CHECK_PREFIX + field;
  }

  /**
   * What a failed record's message means. Never throws: an unknown wording is {@code network},
   * because all that the checks see is named by us, and what they do not see is transport.
   *
   * @param message the message as logged, at most 200 characters; may be empty
   */
  public static Classified parse(String message) {
    return rendered(message)
        .or(() -> recorded(message).map(OutcomeText::withoutStatus))
        .orElseGet(() -> withoutStatus(worded(message)));
  }

  /** What a status check found; empty unless it is a failure that {@link #render} has written. */
  private static Optional<Classified> rendered(String message) {
    Matcher rendered = RENDERED.matcher(message);
    return rendered.matches()
        ? Outcome.ofText(rendered.group(1))
            .filter(outcome -> outcome != Outcome.OK)
            .map(outcome -> new Classified(outcome, Integer.parseInt(rendered.group(2))))
        : Optional.empty();
  }

  /**
   * What a record of ours says; empty unless it is a failure that {@link #recorded} has written.
   */
  private static Optional<Outcome> recorded(String message) {
    Matcher recorded = RECORDED.matcher(message);
    return recorded.matches()
        ? Outcome.ofText(recorded.group(1)).filter(outcome -> outcome != Outcome.OK)
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
