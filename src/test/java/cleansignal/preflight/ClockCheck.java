package cleansignal.preflight;

import cleansignal.safety.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How far the target's clock is from ours, by the header {@code Date} of an answer. That header has
 * whole seconds, so the difference is known to a second and the time of the answer.
 */
final class ClockCheck {

  /** Beyond that, times in logs of both sides can't be laid side by side. */
  private static final Duration ODD = Duration.ofSeconds(2);

  /** Beyond that, what the target calls expired has hardly anything to do with what we do. */
  private static final Duration WRONG = Duration.ofSeconds(60);

  private static final long SECOND_MILLIS = 1000;
  private static final String ADVICE = "let both machines take their time from the same source";

  private ClockCheck() {}

  static Finding look(Visit visit) {
    return visit
        .health()
        .flatMap(ClockCheck::difference)
        .map(ClockCheck::judge)
        .orElse(Finding.warn("not visible: no header Date", "compare the clocks yourself"));
  }

  /** The least difference that fits to the answer; positive when the target is ahead. */
  static Optional<Duration> difference(Answer answer) {
    try {
      return answer
          .headers()
          .firstValue("Date")
          .map(
              text ->
                  ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                      .toInstant()
                      .toEpochMilli())
          .map(second -> least(second, answer.sentMillis(), answer.receivedMillis()));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  /** The target stamped it within that second, and we asked before and heard after. */
  private static Duration least(long secondMillis, long sentMillis, long receivedMillis) {
    long ahead = secondMillis - receivedMillis;
    long behind = secondMillis + SECOND_MILLIS - sentMillis;
    return Duration.ofMillis(ahead > 0 ? ahead : Math.min(behind, 0));
  }

  static Finding judge(Duration difference) {
    Duration distance = difference.abs();
    String found =
        distance.isZero()
            ? "within a second of ours"
            : "%d ms %s ours"
                .formatted(distance.toMillis(), difference.isNegative() ? "behind" : "ahead of");
    if (distance.compareTo(WRONG) > 0) {
      return Finding.fail(found, ADVICE);
    }
    return distance.compareTo(ODD) > 0 ? Finding.warn(found, ADVICE) : Finding.pass(found);
  }
}
