package cleansignal.outcome;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one text form in which an outcome travels through Gatling's log: as the message of a failed
 * record.
 *
 * <p>An answer that came is classified while it is at hand and logged as {@code outcome, found
 * <outcome> <status>}; a field that is missing or wrong is logged under its check's name, {@code
 * contract <field>}. An answer that never came bypasses all checks, so Gatling's own wording is all
 * there is: those wordings are the table here. They were seen in Gatling 3.15.1, with the native
 * and the NIO transport.
 */
public final class OutcomeText {

  /** Name of the check that classifies a status; the KO message starts with it. */
  public static final String STATUS_CHECK = "outcome";

  private static final String FIELD_CHECK_PREFIX = "contract ";

  private static final Pattern RENDERED =
      Pattern.compile(STATUS_CHECK + ", found ([a-z-]+) (\\d{1,3})");

  /** Marks in Gatling's wording of a failed transport, first match wins. */
  private static final List<Map.Entry<String, Outcome>> TRANSPORT =
      List.of(
          Map.entry("Connection refused", Outcome.UNAVAILABLE),
          Map.entry("Request timeout to ", Outcome.TIMEOUT),
          Map.entry("ConnectTimeoutException", Outcome.TIMEOUT),
          Map.entry("handshake timed out", Outcome.TIMEOUT));

  private OutcomeText() {}

  /** The text of a status check's result: {@code ok} or {@code <outcome> <status>}. */
  public static String render(Classified classified) {
    return classified.outcome() == Outcome.OK
        ? Outcome.OK.text()
        : classified.outcome().text() + " " + classified.status();
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
    Matcher rendered = RENDERED.matcher(message);
    if (rendered.matches()) {
      return Outcome.ofText(rendered.group(1))
          .map(outcome -> new Classified(outcome, Integer.parseInt(rendered.group(2))))
          .orElseGet(() -> withoutStatus(Outcome.SCRIPT));
    }
    if (message.startsWith(FIELD_CHECK_PREFIX)) {
      return withoutStatus(Outcome.CONTRACT);
    }
    return TRANSPORT.stream()
        .filter(mark -> message.contains(mark.getKey()))
        .findFirst()
        .map(mark -> withoutStatus(mark.getValue()))
        .orElseGet(() -> withoutStatus(Outcome.NETWORK));
  }

  private static Classified withoutStatus(Outcome outcome) {
    return new Classified(outcome, Classified.NO_STATUS);
  }
}
