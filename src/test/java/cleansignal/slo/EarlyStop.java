package cleansignal.slo;

import java.util.Arrays;
import java.util.Optional;

/**
 * Somebody, or a rule, stopped a run before its end.
 *
 * @param cause who
 * @param atMillis when, ms since time zero
 * @param broken the rule that was broken; empty for the kill switch
 */
public record EarlyStop(Cause cause, long atMillis, Optional<Broken> broken) {

  /** Who stopped it. */
  public enum Cause {
    /** A rule of {@code slo/abort.json}: the target did what it must not do. */
    ABORT_RULE("abort-rule"),
    /** A person, by making a file. */
    KILL_SWITCH("kill-switch");

    private final String text;

    Cause(String text) {
      this.text = text;
    }

    /** The cause of that text in files; empty for any other text. */
    public static Optional<Cause> ofText(String text) {
      return Arrays.stream(values()).filter(cause -> cause.text.equals(text)).findFirst();
    }

    /** Its text in files. */
    public String text() {
      return text;
    }
  }

  /**
   * A rule that was broken.
   *
   * @param rule which
   * @param above beyond what it is broken, in its unit
   * @param sustainedMillis how long it had to be broken, as paced
   * @param value what it was over that time as a whole
   * @param samples how many samples that rests on, above 0
   */
  public record Broken(
      AbortRule rule, double above, long sustainedMillis, double value, long samples) {

    /** For example {@code true errors > 5 %}. */
    static String limit(AbortRule rule, double above) {
      return rule.title() + " > " + Figures.withUnit(above, rule.unit());
    }

    private String text() {
      return "%s for %s s".formatted(limit(rule, above), Figures.seconds(sustainedMillis));
    }

    private String found() {
      return "%s of %d %s".formatted(Figures.withUnit(value, rule.unit()), samples, rule.counted());
    }
  }

  /** A rule was broken at that time. */
  public static EarlyStop aborted(long atMillis, Broken broken) {
    return new EarlyStop(Cause.ABORT_RULE, atMillis, Optional.of(broken));
  }

  /** The file of the kill switch was seen at that time. */
  public static EarlyStop killed(long atMillis) {
    return new EarlyStop(Cause.KILL_SWITCH, atMillis, Optional.empty());
  }

  /** What happened, as the verdict says it. */
  public String text() {
    String at = Figures.plain(Math.floorDiv(atMillis, 100) / 10.0) + " s";
    return broken
        .map(rule -> "aborted: " + rule.text() + ", at " + at + ": " + rule.found())
        .orElse("stopped by the kill switch at " + at);
  }

  /** Whether it was stopped because the target answered well, but too slowly. */
  boolean isForSlowness() {
    return broken.filter(found -> found.rule() == AbortRule.API_P95).isPresent();
  }

  /** The verdict that it speaks for: only a broken rule is the target's doing. */
  VerdictKind kind() {
    return cause == Cause.ABORT_RULE ? VerdictKind.FAIL : VerdictKind.INVALID;
  }
}
