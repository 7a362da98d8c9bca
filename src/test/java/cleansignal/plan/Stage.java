package cleansignal.plan;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One ramp of a workload: from the level of the stage before (0 for the first) to its own level, in
 * a straight line.
 *
 * @param duration how long the ramp takes before it is divided by the pace, above 0
 * @param games running games at its end, 0 to {@value #MAX_GAMES}
 */
public record Stage(Duration duration, int games) {
  /** More games than one plan can want; keeps the arithmetic far from overflow. */
  public static final int MAX_GAMES = 100_000;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(ms|s|m|h)->(\\d{1,6})");
  private static final Map<String, LongFunction<Duration>> UNITS =
      Map.of(
          "ms", Duration::ofMillis,
          "s", Duration::ofSeconds,
          "m", Duration::ofMinutes,
          "h", Duration::ofHours);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when the duration is not above 0 or games is out of range
   */
  public Stage {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException("a stage takes time, not " + duration);
    }
    if (games < 0 || games > MAX_GAMES) {
      throw new IllegalArgumentException("a stage of " + games + " games");
    }
  }

  /**
   * Reads the form that stands in {@code workloads.conf}.
   *
   * @param text for example {@code 2m->30}: in two minutes to 30 games; units ms, s, m, h
   * @return the stage
   * @throws IllegalArgumentException when the text has another form
   */
  public static Stage parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a stage like 2m->30: " + text);
    }
    Duration duration = UNITS.get(matcher.group(2)).apply(Long.parseLong(matcher.group(1)));
    return new Stage(duration, Integer.parseInt(matcher.group(3)));
  }
}
