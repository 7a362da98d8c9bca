package cleansignal.preflight;

import cleansignal.target.Limiter;
import cleansignal.target.Limiter.Sight;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * One limiter that the run is going to meet: whether it lets the load past, or else has room for
 * it. What can't be seen of it is said to be not visible, never to be well.
 */
final class LimiterCheck {

  /** The plan's figures are about right, not exactly. */
  private static final double NEARLY = 0.8;

  private static final String ADVICE =
      "let this limiter through, too (RATE_LIMIT_BYPASS_TOKEN lets past all of them, the pattern of"
          + " e-mails only those behind the login), raise its limit, or load less";

  private final Limiter limiter;

  LimiterCheck(Limiter limiter) {
    this.limiter = limiter;
  }

  Finding look(Visit visit) throws IOException, InterruptedException {
    double expected = new Traffic(visit.subject().plan()).calls(limiter);
    if (expected == 0) {
      return Finding.skip("the run does not meet it");
    }
    return limiter.sight() == Sight.NOWHERE
        ? notVisible(expected, "it shows in no header")
        : judge(visit.sightings().of(limiter), expected);
  }

  Finding judge(Sightings.Seen seen, double expected) {
    if (seen.load() instanceof Shown.Refused refused) {
      return Finding.fail(
          "refuses us already" + (refused.seconds() > 0 ? ", for " + refused.seconds() + " s" : ""),
          "wait until it lets us in again, then: " + ADVICE);
    }
    if (seen.load() instanceof Shown.Counts counts) {
      return counted(counts, seen.anybody(), expected);
    }
    if (seen.load() instanceof Shown.Past) {
      return Finding.pass("lets these users past");
    }
    return seen.anybody().map(shown -> bypassed(shown, expected)).orElse(invisible(expected));
  }

  private Finding counted(Shown.Counts counts, Optional<Shown> anybody, double expected) {
    String found =
        (anybody.isPresent() ? "the bypass token does not reach it; " : "")
            + format(
                "%,d calls in %d s are let through, about %,.0f are expected",
                counts.points(), limiter.window().toSeconds(), Math.ceil(expected));
    if (expected > counts.points()) {
      return Finding.fail(found, ADVICE);
    }
    return anybody.isPresent() || expected > NEARLY * counts.points()
        ? Finding.warn(found, ADVICE)
        : Finding.pass(found);
  }

  private Finding bypassed(Shown anybody, double expected) {
    if (anybody instanceof Shown.Counts counts) {
      return Finding.pass(
          format(
              "the bypass token lets the load past (others: %,d calls in %d s)",
              counts.points(), limiter.window().toSeconds()));
    }
    if (anybody instanceof Shown.Refused) {
      return Finding.pass("the bypass token lets the load past (others are refused just now)");
    }
    return anybody instanceof Shown.Past
        ? Finding.pass("lets these users past, with the bypass token or without")
        : invisible(expected);
  }

  private Finding invisible(double expected) {
    return notVisible(expected, "no X-RateLimit header, with a bypass or without");
  }

  private Finding notVisible(double expected, String why) {
    return Finding.warn(
        format(
            "not visible: %s; about %,.0f calls in %d s are expected, a target's usual limit is %,d"
                + " %s",
            why,
            Math.ceil(expected),
            limiter.window().toSeconds(),
            limiter.usual(),
            limiter.key() == Limiter.Key.ADDRESS ? "an address" : "a user"),
        "find out by the target's configuration");
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
